#include "report/score_record.h"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "base/error.h"
#include "report/run_length.h"

namespace cliplad {
namespace {

using nlohmann::ordered_json;

/// JSON has no infinity, which `literal` histograms of equation 2 can give.
ordered_json numberJson(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json(fmt::format("{}", value));
}

double numberOf(const ordered_json& json) {
    return json.is_string() ? std::strtod(json.get<std::string>().c_str(), nullptr) : json.get<double>();
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
        part.runLengths = cocoRunLengths(pieces == i);
    }
}

ordered_json rectangleJson(const cv::Rect& box) {
    return {box.x, box.y, box.width, box.height};
}

cv::Rect rectangleOf(const ordered_json& json) {
    return {json.at(0).get<int>(), json.at(1).get<int>(), json.at(2).get<int>(), json.at(3).get<int>()};
}

ordered_json partJson(const RecordedPart& part) {
    return {{"label", part.label},
            {"box", rectangleJson(part.box)},
            {"area", part.areaPx},
            {"runs", part.runLengths}};
}

RecordedPart partOf(const ordered_json& json) {
    return {.label = json.at("label").get<int>(),
            .box = rectangleOf(json.at("box")),
            .areaPx = json.at("area").get<std::int64_t>(),
            .runLengths = json.at("runs").get<std::string>()};
}

ordered_json differenceJson(const LabelDifference& difference) {
    return {{"label", difference.label},
            {"area", difference.areaPx},
            {"shot_area", difference.shotAreaPx},
            {"share", numberJson(difference.share)},
            {"count_difference", difference.countDifference}};
}

LabelDifference differenceOf(const ordered_json& json) {
    return {.label = json.at("label").get<std::string>(),
            .areaPx = json.at("area").get<int>(),
            .shotAreaPx = json.at("shot_area").get<int>(),
            .share = numberOf(json.at("share")),
            .countDifference = json.at("count_difference").get<int>()};
}

ScoreRecord recordOf(const ordered_json& json) {
    ScoreRecord record{.image = json.at("image").get<std::string>(), .error = json.value("error", "")};
    if (record.failed())
        return record;
    record.photo = {json.at("photo").at(0).get<int>(), json.at("photo").at(1).get<int>()};
    record.anomalous = json.at("anomalous").get<bool>();
    record.scores = {.logical = numberOf(json.at("logical")),
                     .structural = numberOf(json.at("structural")),
                     .fused = numberOf(json.at("score"))};
    record.threshold = numberOf(json.at("threshold"));
    record.areasPx = json.at("areas").get<std::vector<int>>();
    record.pieces = json.at("pieces").get<std::vector<int>>();
    record.explanation = json.at("explanation").get<std::string>();
    for (const ordered_json& difference : json.at("differences"))
        record.differences.push_back(differenceOf(difference));
    record.nearestShot = json.at("nearest_shot").get<int>();
    record.peakRegion = rectangleOf(json.at("peak"));
    for (const ordered_json& part : json.at("parts"))
        record.parts.push_back(partOf(part));
    record.maskFile = json.at("mask").get<std::string>();
    record.overlayFile = json.at("overlay").get<std::string>();
    return record;
}

} // namespace

std::string_view ScoreRecord::verdict() const {
    if (failed())
        return "error";
    return anomalous ? "anomalous" : "good";
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
                       .nearestShot = inspection.explanation.nearestShot,
                       .peakRegion = inspection.explanation.peakRegion};
    for (const std::vector<int>& pieces : inspection.counts.pieceAreasPx)
        record.pieces.push_back(static_cast<int>(pieces.size()));
    if (withParts) {
        cv::Mat labels;
        cv::resize(inspection.parts.label, labels, photo, 0, 0, cv::INTER_NEAREST);
        for (int label = 0; label < static_cast<int>(record.areasPx.size()); ++label)
            appendParts(labels, label, record.parts);
    }
    return record;
}

ScoreRecord recordFailure(const std::string& image, const std::string& error) {
    return {.image = image, .error = error.empty() ? "unknown error" : error};
}

std::string toJsonLine(const ScoreRecord& record) {
    ordered_json json = {{"image", record.image}};
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
        json["nearest_shot"] = record.nearestShot;
        json["peak"] = rectangleJson(record.peakRegion);
        json["parts"] = ordered_json::array();
        for (const RecordedPart& part : record.parts)
            json["parts"].push_back(partJson(part));
        json["mask"] = record.maskFile;
        json["overlay"] = record.overlayFile;
    }
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ScoreRecord parseScoreRecord(std::string_view json) {
    try {
        return recordOf(ordered_json::parse(json));
    } catch (const nlohmann::json::exception& error) {
        throw Error(std::string("is no result of an image: ") + error.what());
    }
}

} // namespace cliplad
