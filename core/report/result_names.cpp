#include "report/result_names.h"

#include <set>

#include "base/error.h"
#include "dataset/image_files.h"
#include "report/unique_names.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

std::vector<ResultName> imagesBelow(const fs::path& folder, const std::vector<fs::path>& leftOut,
                                    const JobContext& job) {
    std::vector<ResultName> images;
    for (const fs::path& path : listImageFiles(folder, Recursion::WithSubfolders, leftOut, job))
        images.push_back(
            {.path = path, .stem = path.lexically_relative(folder).replace_extension().generic_string()});
    if (images.empty())
        throw Error("holds no images", folder.string(),
                    "name image files, or a folder with png, jpg, bmp, tif or webp");
    return images;
}

} // namespace

std::vector<ResultName> expandImages(const std::vector<std::string>& arguments, const fs::path& written,
                                     const JobContext& job) {
    const std::vector<fs::path> leftOut = {written, written / "masks", written / "overlays",
                                           written / "shards"};
    std::vector<ResultName> images;
    std::set<fs::path> seen;
    UniqueNames names;
    for (const std::string& argument : arguments) {
        std::error_code error;
        const std::vector<ResultName> found =
            fs::is_directory(argument, error)
                ? imagesBelow(argument, leftOut, job)
                : std::vector<ResultName>{{.path = argument, .stem = fs::path(argument).stem().string()}};
        for (const ResultName& image : found)
            if (seen.insert(fs::absolute(image.path, error).lexically_normal()).second)
                images.push_back({.path = image.path, .stem = names.take(image.stem)});
    }
    return images;
}

} // namespace cliplad
