#include "scoring/images/seen_images.h"

#include <cerrno>
#include <system_error>

#include <nlohmann/json.hpp>

#include <QByteArray>

#include "base/error.h"
#include "base/folder.h"
#include "base/json_text.h"
#include "base/path_bytes.h"

namespace cliplad::ui {
namespace {

using nlohmann::json;

std::string packed(const cv::Mat& parts) {
    const cv::Mat whole = parts.isContinuous() ? parts : parts.clone();
    return qCompress(whole.data, static_cast<qsizetype>(whole.total())).toBase64().toStdString();
}

cv::Mat unpacked(const std::string& text, int rows, int columns) {
    if (text.empty())
        return {};
    const QByteArray bytes = qUncompress(QByteArray::fromBase64(QByteArray::fromStdString(text)));
    if (rows <= 0 || columns <= 0 || bytes.size() != qsizetype(rows) * columns)
        return {};
    return cv::Mat(rows, columns, CV_8U, const_cast<char*>(bytes.constData())).clone();
}

json toJson(const KnownError* problem) {
    if (problem == nullptr)
        return {};
    return {{"kind", toText(problem->kind())},
            {"detail", pathJson<json>(problem->detail())},
            {"problem", pathJson<json>(problem->problem())},
            {"where", pathJson<json>(problem->where())},
            {"hint", problem->hint()}};
}

std::shared_ptr<const KnownError> problemOf(const json& line) {
    const json value = line.value("failure", json());
    if (!value.is_object())
        return nullptr;
    const auto text = [&](const char* key) {
        const json part = value.value(key, json());
        return isPathJson(part) ? pathOfJson(part) : std::string();
    };
    const auto kind = knownKind(text("kind"));
    return kind ? std::make_shared<const KnownError>(*kind, text("detail"), text("problem"), text("where"),
                                                     text("hint"))
                : nullptr;
}

} // namespace

SeenImages::SeenImages(const std::filesystem::path& folder)
    : path_(folder / "seen.jsonl") {
    readPlaces();
    errno = 0;
    out_.open(path_, std::ios::binary | std::ios::app);
    if (!out_)
        throw writeError("cannot be written: ", {errno, std::generic_category()}, path_);
}

void SeenImages::readPlaces() {
    std::ifstream lines(path_, std::ios::binary);
    for (std::string line; std::getline(lines, line) && !lines.eof();) {
        const json value = json::parse(line, nullptr, false);
        if (value.is_object() && value.contains("image") && isPathJson(value["image"]))
            places_[pathOfJson(value["image"])] = {.offset = end_,
                                                   .peakShot = value.value("peak_shot", -1),
                                                   .scoredMs = value.value("scored_ms", std::int64_t(0)),
                                                   .sha256 = value.value("sha256", ""),
                                                   .problem = problemOf(value)};
        end_ += static_cast<std::int64_t>(line.size()) + 1;
    }
    std::error_code none; // there is nothing yet
    if (std::filesystem::exists(path_, none))
        std::filesystem::resize_file(path_, static_cast<std::uintmax_t>(end_), none);
}

void SeenImages::add(const std::filesystem::path& image, const SeenImage& seen) {
    const std::string line = jsonText(json{{"image", pathJson<json>(image.string())},
                                           {"sha256", seen.sha256},
                                           {"peak_shot", seen.peakShot},
                                           {"scored_ms", seen.scoredMs},
                                           {"failure", toJson(seen.problem.get())},
                                           {"rows", seen.parts.rows},
                                           {"columns", seen.parts.cols},
                                           {"parts", seen.parts.empty() ? "" : packed(seen.parts)}},
                                      -1) +
                             '\n';
    errno = 0;
    out_ << line;
    out_.flush();
    if (!out_) {
        const std::error_code error(errno, std::generic_category());
        throw KnownError(writeFailure(error), error ? error.message() : std::string(), "cannot be written",
                         path_.string(), "make room there, then resume the run");
    }
    places_[image.string()] = {.offset = end_,
                               .peakShot = seen.peakShot,
                               .scoredMs = seen.scoredMs,
                               .sha256 = seen.sha256,
                               .problem = seen.problem};
    end_ += static_cast<std::int64_t>(line.size());
}

SeenImage SeenImages::read(const std::filesystem::path& image) const {
    const auto place = places_.find(image.string());
    if (place == places_.end())
        return {};
    std::ifstream file(path_, std::ios::binary);
    file.seekg(place->second.offset);
    std::string line;
    std::getline(file, line);
    const json value = json::parse(line, nullptr, false);
    if (!value.is_object())
        throw Error("was changed while it was in use", path_.string(), "start a new run");
    return {.sha256 = value.value("sha256", ""),
            .peakShot = value.value("peak_shot", -1),
            .scoredMs = value.value("scored_ms", std::int64_t(0)),
            .problem = place->second.problem,
            .parts = unpacked(value.value("parts", ""), value.value("rows", 0), value.value("columns", 0))};
}

SeenImage SeenImages::readBrief(const std::filesystem::path& image) const {
    const auto place = places_.find(image.string());
    if (place == places_.end())
        return {};
    return {.sha256 = place->second.sha256,
            .peakShot = place->second.peakShot,
            .scoredMs = place->second.scoredMs,
            .problem = place->second.problem,
            .parts = {}};
}

} // namespace cliplad::ui
