#include "scoring/images/seen_images.h"

#include <fstream>
#include <utility>

#include <nlohmann/json.hpp>

#include <QByteArray>

#include "base/error.h"
#include "base/json_text.h"
#include "base/path_bytes.h"

namespace cliplad::ui {
namespace {

using nlohmann::json;

/// A flush takes some milliseconds on a slow disk; the journal does one for each image already.
constexpr std::size_t kSyncedAtOnce = 64;

std::string packed(const cv::Mat& parts) {
    const cv::Mat whole = parts.isContinuous() ? parts : parts.clone();
    return qCompress(whole.data, static_cast<qsizetype>(whole.total())).toBase64().toStdString();
}

/// Empty where there are none, or they are damaged.
cv::Mat partsOf(const json& line) {
    const std::string text = line.value("parts", "");
    const int rows = line.value("rows", 0), columns = line.value("columns", 0);
    if (text.empty())
        return {};
    const QByteArray bytes = qUncompress(QByteArray::fromBase64(QByteArray::fromStdString(text)));
    if (rows <= 0 || columns <= 0 || bytes.size() != qsizetype(rows) * columns)
        return {};
    return cv::Mat(rows, columns, CV_8U, const_cast<char*>(bytes.constData())).clone();
}

bool isDamaged(const json& line) {
    return line.value("rows", 0) > 0 && partsOf(line).empty();
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

SeenImages::SeenImages(const std::filesystem::path& folder, const JobContext& job)
    : file_(folder / "seen.jsonl") {
    readPlaces(job);
}

void SeenImages::readPlaces(const JobContext& job) {
    std::ifstream lines(file_.path(), std::ios::binary);
    std::int64_t offset = 0;
    for (std::string line; offset < file_.end() && std::getline(lines, line);) {
        job.throwIfStopped();
        try {
            const json value = json::parse(line);
            if (!isDamaged(value)) // else the image is scored again when the run is resumed
                places_[pathOfJson(value.at("image"))] = {.offset = offset,
                                                          .peakShot = value.value("peak_shot", -1),
                                                          .scoredMs =
                                                              value.value("scored_ms", std::int64_t(0)),
                                                          .sha256 = value.value("sha256", ""),
                                                          .problem = problemOf(value)};
        } catch (const json::exception&) {
            // So it is here.
        }
        offset += static_cast<std::int64_t>(line.size()) + 1;
    }
}

void SeenImages::add(const std::filesystem::path& image, const SeenImage& seen) {
    if (unsynced_.size() >= kSyncedAtOnce)
        sync();
    json value{{"image", pathJson<json>(image.string())},
               {"sha256", seen.sha256},
               {"peak_shot", seen.peakShot},
               {"scored_ms", seen.scoredMs},
               {"failure", toJson(seen.problem.get())},
               {"rows", seen.parts.rows},
               {"columns", seen.parts.cols},
               {"parts", seen.parts.empty() ? "" : packed(seen.parts)}};
    if (seen.anomalous)
        value["anomalous"] = *seen.anomalous;
    if (!seen.defect.empty())
        value["defect"] = seen.defect;
    const std::string line = jsonText(value, -1) + '\n';
    const std::int64_t offset = file_.end();
    file_.append(line);
    const std::string name = image.string();
    places_[name] = {.offset = offset,
                     .peakShot = seen.peakShot,
                     .scoredMs = seen.scoredMs,
                     .sha256 = seen.sha256,
                     .problem = seen.problem};
    forgotten_.erase(name);
    unsynced_.push_back(name);
}

void SeenImages::sync() {
    const std::vector<std::string> added = std::exchange(unsynced_, {});
    try {
        file_.sync();
    } catch (const Error&) {
        for (const std::string& image : added)
            forget(image);
        throw;
    }
}

void SeenImages::forget(const std::filesystem::path& image) {
    places_.erase(image.string());
    forgotten_.insert(image.string());
}

SeenImage SeenImages::read(const std::filesystem::path& image) const {
    const auto place = places_.find(image.string());
    if (place == places_.end())
        return {};
    std::ifstream file(file_.path(), std::ios::binary);
    file.seekg(place->second.offset);
    std::string line;
    std::getline(file, line);
    const json value = json::parse(line, nullptr, false);
    if (!value.is_object())
        throw Error("was changed while it was in use", file_.path().string(), "start a new run");
    const json truth = value.value("anomalous", json());
    return {.sha256 = value.value("sha256", ""),
            .peakShot = value.value("peak_shot", -1),
            .scoredMs = value.value("scored_ms", std::int64_t(0)),
            .problem = place->second.problem,
            .anomalous = truth.is_boolean() ? std::optional(truth.get<bool>()) : std::nullopt,
            .defect = value.value("defect", ""),
            .parts = partsOf(value)};
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
