#include "benchmark/benchmark_set.h"

#include <fmt/format.h>

#include "base/file_stamp.h"
#include "base/sha256.h"

namespace cliplad {

std::string filesStamp(const DataSet& dataSet) {
    std::string text;
    const auto add = [&](const std::filesystem::path& path) {
        const FileStamp stamp = FileStamp::of(path);
        text += fmt::format("{} {} {}\n", path.lexically_relative(dataSet.root).generic_string(), stamp.bytes,
                            stamp.modified);
    };
    for (const DataSetImage& image : dataSet.images) {
        add(image.path);
        for (const std::filesystem::path& mask : image.groundTruth)
            add(mask);
    }
    for (const DefectType& defect : dataSet.defects)
        text +=
            fmt::format("{} {} {} {}\n", defect.name, defect.pixelValue, defect.saturation, defect.relative);
    return sha256(text);
}

} // namespace cliplad
