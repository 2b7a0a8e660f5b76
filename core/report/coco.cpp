#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "report/record_json.h"
#include "report/result_files.h"

namespace cliplad {
namespace {

using nlohmann::ordered_json;

/// Categories are numbered from 1 by the labels' places, so that they stay the same when one becomes
/// background.
ordered_json categories(const std::vector<Label>& labels) {
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!labels[i].background)
            list.push_back({{"id", i + 1}, {"name", labels[i].name}, {"supercategory", "part"}});
    return list;
}

ordered_json annotation(const RecordedPart& part, cv::Size photo, std::int64_t id, std::int64_t imageId) {
    return {{"id", id},
            {"image_id", imageId},
            {"category_id", part.label + 1},
            {"iscrowd", 0},
            {"area", part.areaPx},
            {"bbox", boxJson(part.box)},
            {"segmentation", {{"size", {photo.height, photo.width}}, {"counts", part.runLengths}}}};
}

} // namespace

void writeCoco(const std::filesystem::path& path, const ResultHeader& header, const RecordSource& records) {
    AtomicFile file(path);
    file.stream() << "{\"info\": " << dumped({{"description", header.product}, {"model", header.model}})
                  << ",\n \"images\": [";
    const char* separator = "\n  ";
    std::int64_t imageId = 0;
    records([&](const ScoreRecord& record) {
        ++imageId;
        if (record.failed())
            return;
        file.stream() << separator
                      << dumped({{"id", imageId},
                                 {"file_name", record.image},
                                 {"width", record.photo.width},
                                 {"height", record.photo.height}});
        separator = ",\n  ";
    });
    file.stream() << "\n ],\n \"annotations\": [";
    separator = "\n  ";
    imageId = 0;
    std::int64_t id = 0;
    records([&](const ScoreRecord& record) {
        ++imageId;
        for (const RecordedPart& part : record.parts) {
            file.stream() << separator << dumped(annotation(part, record.photo, ++id, imageId));
            separator = ",\n  ";
        }
    });
    file.stream() << "\n ],\n \"categories\": " << dumped(categories(header.labels)) << "}\n";
    file.commit();
}

} // namespace cliplad
