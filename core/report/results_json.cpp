#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "report/record_json.h"
#include "report/result_files.h"

namespace cliplad {
namespace {

using nlohmann::ordered_json;

ordered_json partsJson(const ScoreRecord& record, const std::vector<Label>& labels) {
    ordered_json parts = ordered_json::array();
    for (std::size_t i = 0; i < labels.size() && i < record.areasPx.size(); ++i)
        if (!labels[i].background)
            parts.push_back({{"label", labels[i].name},
                             {"area_px", record.areasPx[i]},
                             {"pieces", i < record.pieces.size() ? record.pieces[i] : 0}});
    return parts;
}

ordered_json differencesJson(const ScoreRecord& record) {
    ordered_json differences = ordered_json::array();
    for (const LabelDifference& difference : record.differences)
        differences.push_back({{"label", difference.label},
                               {"area_px", difference.areaPx},
                               {"shot_area_px", difference.shotAreaPx},
                               {"contribution", difference.contribution},
                               {"count_difference", difference.countDifference},
                               {"pieces", difference.pieces},
                               {"shot_pieces", difference.shotPieces}});
    return differences;
}

/// What is known of the image beside its scores. A note alone has null where the decision will be.
void addKnown(ordered_json& json, const ScoreRecord& record) {
    if (record.isKnownBad)
        json["truth"] = truthText(record.isKnownBad);
    if (!record.review)
        return;
    const auto orNull = [](const std::string& text) {
        return text.empty() ? ordered_json() : ordered_json(text);
    };
    json["review"] = {{"decision", orNull(record.review->decision)},
                      {"decided_by", orNull(record.review->decidedBy)},
                      {"decided_at", orNull(record.review->decidedAt)},
                      {"note", record.review->note}};
}

ordered_json imageJson(const ScoreRecord& record, const ResultHeader& header) {
    ordered_json json = {{"image", record.image},
                         {"verdict", toText(record.verdict(header.reviewThreshold))}};
    if (record.failed()) {
        json["error"] = record.error;
        addKnown(json, record);
        return json;
    }
    json["score"] = record.scores.fused;
    json["logical"] = record.scores.logical;
    json["structural"] = record.scores.structural;
    json["threshold"] = record.threshold;
    if (header.reviewThreshold)
        json["review_threshold"] = *header.reviewThreshold;
    json["explanation"] = record.explanation;
    json["parts"] = partsJson(record, header.labels);
    json["unusual_cues"] = cuesJson(record.cues);
    json["against_nearest_shot"] = {{"shot", record.nearestShot + 1}, {"labels", differencesJson(record)}};
    json["peak_region"] = boxJson(record.peakRegion);
    json["photo"] = {{"width", record.photo.width}, {"height", record.photo.height}};
    if (!record.maskFile.empty())
        json["mask"] = record.maskFile;
    if (!record.overlayFile.empty())
        json["overlay"] = record.overlayFile;
    addKnown(json, record);
    return json;
}

} // namespace

std::string modelText(const BackboneInfo& info) {
    return fmt::format("{} ({})", info.isDemo ? "embedded demo model" : info.name, info.precision);
}

void writeResultsJson(std::ostream& out, const ResultHeader& header, const RecordSource& records) {
    out << "{\"product\": " << dumped(header.product) << ",\n \"model\": " << dumped(header.model)
        << ",\n \"images\": [";
    const char* separator = "\n  ";
    records([&](const ScoreRecord& record) {
        out << separator << dumped(imageJson(record, header));
        separator = ",\n  ";
    });
    out << "\n ]}\n";
}

void writeResultsJson(const std::filesystem::path& path, const ResultHeader& header,
                      const RecordSource& records) {
    AtomicFile file(path);
    writeResultsJson(file.stream(), header, records);
    file.commit();
}

} // namespace cliplad
