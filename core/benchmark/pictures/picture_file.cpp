#include "benchmark/pictures/picture_file.h"

#include <cstdint>
#include <vector>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "base/json_text.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

fs::path fileOf(const fs::path& folder, const std::string& name, const char* ending) {
    return folder / "figures" / (name + ending);
}

} // namespace

std::optional<BenchmarkPicture> findPicture(const fs::path& folder, const std::string& name,
                                            const std::string& madeWith) {
    const fs::path note = fileOf(folder, name, ".json"), png = fileOf(folder, name, ".png");
    if (!isThere(note) || !isThere(png))
        return std::nullopt;
    try {
        const auto json = nlohmann::json::parse(readFile(note));
        if (json.at("made_with") != madeWith)
            return std::nullopt;
        return BenchmarkPicture{
            .name = name, .title = json.at("title"), .note = json.at("note"), .png = readFile(png)};
    } catch (const nlohmann::json::exception&) { // damaged: as if it were not there
        return std::nullopt;
    }
}

void writePicture(const fs::path& folder, const BenchmarkPicture& picture, const std::string& madeWith) {
    makeFolder(folder / "figures");
    writeFileAtomically(fileOf(folder, picture.name, ".png"), picture.png);
    const nlohmann::ordered_json note = {
        {"title", picture.title}, {"note", picture.note}, {"made_with", madeWith}};
    writeFileAtomically(fileOf(folder, picture.name, ".json"), jsonText(note, 1) + "\n");
}

std::string pngOf(const cv::Mat& rgb) {
    cv::Mat stored;
    cv::cvtColor(rgb, stored, cv::COLOR_RGB2BGR);
    std::vector<std::uint8_t> bytes;
    cv::imencode(".png", stored, bytes, {cv::IMWRITE_PNG_COMPRESSION, 9});
    return {bytes.begin(), bytes.end()};
}

} // namespace cliplad
