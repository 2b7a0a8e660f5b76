#include "report/score_record.h"

#include <charconv>
#include <cmath>
#include <concepts>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "base/json_text.h"
#include "base/path_bytes.h"
#include "report/record_json.h"
#include "report/run_length.h"

namespace cliplad {
namespace {

using nlohmann::ordered_json;

/// JSON has no infinity; a journal keeps what it is given all the same.
ordered_json numberJson(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json(fmt::format("{}", value));
}

/// Whatever the locale is: strtod would read a point as the end of the number.
double numberOf(const ordered_json& json) {
    if (!json.is_string())
        return json.get<double>();
    const auto& text = json.get_ref<const std::string&>();
    double value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
        throw Error("expected a number, found a text");
    return value;
}

/// The pieces of one label of a mask of the photo's size.
void appendParts(const cv::Mat& labels, int label, std::vector<RecordedPart>& parts) {
    cv::Mat pieces;
    cv::Mat statistics;
    cv::Mat centres;
    const int count = cv::connectedComponentsWithStats(labels == label + 1, pieces, statistics, centres, 8);
    for (int i = 1; i < count; ++i) {
        RecordedPart& part = parts.emplace_back(RecordedPart{.label = label});
        part.box = {statistics.at<int>(i, cv::CC_STAT_LEFT), statistics.at<int>(i, cv::CC_STAT_TOP),
                    statistics.at<int>(i, cv::CC_STAT_WIDTH), statistics.at<int>(i, cv::CC_STAT_HEIGHT)};
        part.areaPx = statistics.at<int>(i, cv::CC_STAT_AREA);
        part.runLengths = cocoRunLengths(pieces(part.box) == i, part.box.tl(), labels.size());
    }
}

/// nlohmann's own conversion makes any number an int, whatever becomes of it.
template<std::integral Integer>
Integer wholeOf(const ordered_json& json) {
    const bool fits = json.is_number_unsigned()  ? std::in_range<Integer>(json.get<std::uint64_t>())
                      : json.is_number_integer() ? std::in_range<Integer>(json.get<std::int64_t>())
                                                 : false;
    if (!fits)
        throw Error(fmt::format("expected a whole number, found {}", json.type_name()));
    return json.get<Integer>();
}

std::vector<int> wholesOf(const ordered_json& json) {
    std::vector<int> numbers;
    for (const ordered_json& number : json)
        numbers.push_back(wholeOf<int>(number));
    return numbers;
}

cv::Rect boxOf(const ordered_json& json) {
    return {wholeOf<int>(json.at(0)), wholeOf<int>(json.at(1)), wholeOf<int>(json.at(2)),
            wholeOf<int>(json.at(3))};
}

ordered_json partJson(const RecordedPart& part) {
    return {
        {"label", part.label}, {"box", boxJson(part.box)}, {"area", part.areaPx}, {"runs", part.runLengths}};
}

RecordedPart partOf(const ordered_json& json) {
    return {.label = wholeOf<int>(json.at("label")),
            .box = boxOf(json.at("box")),
            .areaPx = wholeOf<std::int64_t>(json.at("area")),
            .runLengths = json.at("runs").get<std::string>()};
}

ordered_json differenceJson(const LabelDifference& difference) {
    return {{"label", difference.label},
            {"area", difference.areaPx},
            {"shot_area", difference.shotAreaPx},
            {"contribution", numberJson(difference.contribution)},
            {"count_difference", difference.countDifference},
            {"pieces", difference.pieces},
            {"shot_pieces", difference.shotPieces}};
}

LabelDifference differenceOf(const ordered_json& json) {
    return {.label = json.at("label").get<std::string>(),
            .areaPx = wholeOf<int>(json.at("area")),
            .shotAreaPx = wholeOf<int>(json.at("shot_area")),
            .contribution = numberOf(json.at("contribution")),
            .countDifference = wholeOf<int>(json.at("count_difference")),
            .pieces = wholeOf<int>(json.at("pieces")),
            .shotPieces = wholeOf<int>(json.at("shot_pieces"))};
}

std::vector<CueDifference> cuesOf(const ordered_json& json) {
    std::vector<CueDifference> cues;
    for (const ordered_json& each : json)
        cues.push_back({each.at("cue").get<std::string>(), numberOf(each.at("times"))});
    return cues;
}

ScoreRecord recordOf(const ordered_json& json) {
    ScoreRecord record{.image = pathOfJson(json.at("image")), .error = json.value("error", "")};
    if (record.failed())
        return record;
    record.photo = {wholeOf<int>(json.at("photo").at(0)), wholeOf<int>(json.at("photo").at(1))};
    record.anomalous = json.at("anomalous").get<bool>();
    record.scores = {.logical = numberOf(json.at("logical")),
                     .structural = numberOf(json.at("structural")),
                     .fused = numberOf(json.at("score"))};
    record.threshold = numberOf(json.at("threshold"));
    record.areasPx = wholesOf(json.at("areas"));
    record.pieces = wholesOf(json.at("pieces"));
    record.explanation = json.at("explanation").get<std::string>();
    for (const ordered_json& difference : json.at("differences"))
        record.differences.push_back(differenceOf(difference));
    if (json.contains("cues")) // journals of versions that had none
        record.cues = cuesOf(json["cues"]);
    record.nearestShot = wholeOf<int>(json.at("nearest_shot"));
    record.peakRegion = boxOf(json.at("peak"));
    for (const ordered_json& part : json.at("parts")) {
        record.parts.push_back(partOf(part));
        if (!std::in_range<std::size_t>(record.parts.back().label) ||
            static_cast<std::size_t>(record.parts.back().label) >= record.areasPx.size())
            throw Error("has a part of a label that is not there");
    }
    record.maskFile = pathOfJson(json.at("mask"));
    record.overlayFile = pathOfJson(json.at("overlay"));
    return record;
}

} // namespace

Verdict ScoreRecord::verdict(std::optional<double> reviewThreshold) const {
    return failed() ? Verdict::Failed
                    : verdictOf(scores.fused,
                                {.review = reviewThreshold.value_or(threshold), .reject = threshold});
}

ScoreRecord recordInspection(const std::string& image, const Inspection& inspection, cv::Size photo,
                             bool withParts) {
    ScoreRecord record{.image = image,
                       .photo = photo,
                       .anomalous = inspection.anomalous,
                       .scores = inspection.scores,
                       .threshold = inspection.threshold,
                       .areasPx = inspection.histogram.areaPx,
                       .explanation = inspection.explanation.text,
                       .differences = inspection.explanation.labels,
                       .cues = inspection.explanation.cues,
                       .nearestShot = inspection.explanation.nearestShot,
                       .peakRegion = inspection.explanation.peakRegion};
    for (const std::vector<int>& pieces : inspection.counts.pieceAreasPx)
        record.pieces.push_back(static_cast<int>(pieces.size()));
    if (withParts)
        record.parts = recordedParts(inspection.parts.label, photo, record.areasPx.size());
    return record;
}

std::vector<RecordedPart> recordedParts(const cv::Mat& label, cv::Size photo, std::size_t labels) {
    cv::Mat enlarged;
    cv::resize(label, enlarged, photo, 0, 0, cv::INTER_NEAREST);
    std::vector<RecordedPart> parts;
    for (int i = 0; i < static_cast<int>(labels); ++i)
        appendParts(enlarged, i, parts);
    return parts;
}

ScoreRecord recordFailure(const std::string& image, const std::string& error) {
    return {.image = image, .error = error.empty() ? "unknown error" : error};
}

std::string toJsonLine(const ScoreRecord& record) {
    ordered_json json = {{"image", pathJson<ordered_json>(record.image)}};
    if (record.failed()) {
        json["error"] = record.error;
    } else {
        json["photo"] = {record.photo.width, record.photo.height};
        json["anomalous"] = record.anomalous;
        json["score"] = numberJson(record.scores.fused);
        json["logical"] = numberJson(record.scores.logical);
        json["structural"] = numberJson(record.scores.structural);
        json["threshold"] = numberJson(record.threshold);
        json["areas"] = record.areasPx;
        json["pieces"] = record.pieces;
        json["explanation"] = record.explanation;
        json["differences"] = ordered_json::array();
        for (const LabelDifference& difference : record.differences)
            json["differences"].push_back(differenceJson(difference));
        json["cues"] = cuesJson(record.cues);
        json["nearest_shot"] = record.nearestShot;
        json["peak"] = boxJson(record.peakRegion);
        json["parts"] = ordered_json::array();
        for (const RecordedPart& part : record.parts)
            json["parts"].push_back(partJson(part));
        json["mask"] = pathJson<ordered_json>(record.maskFile);
        json["overlay"] = pathJson<ordered_json>(record.overlayFile);
    }
    return dumped(json);
}

std::string dumped(const ordered_json& json) {
    return jsonText(json, -1);
}

ordered_json boxJson(const cv::Rect& box) {
    return {box.x, box.y, box.width, box.height};
}

ordered_json cuesJson(const std::vector<CueDifference>& cues) {
    ordered_json json = ordered_json::array();
    for (const CueDifference& cue : cues)
        json.push_back({{"cue", cue.cue}, {"times", numberJson(cue.times)}});
    return json;
}

ScoreRecord parseScoreRecord(std::string_view json) {
    return scoreRecordOf(ordered_json::parse(json, nullptr, false));
}

ScoreRecord scoreRecordOf(const ordered_json& json) {
    try {
        return recordOf(json);
    } catch (const nlohmann::json::exception& error) {
        throw Error(std::string("is no result of an image: ") + error.what());
    }
}

} // namespace cliplad
