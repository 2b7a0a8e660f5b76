#include "scoring/run_files.h"

#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "base/json_text.h"
#include "base/line_file.h"
#include "base/path_bytes.h"
#include "base/sha256.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kRunVersion = 1;
constexpr auto kHead = "run.json";

std::string lineOf(const ScoreImage& image) {
    json line = {{"path", pathJson<json>(image.path.string())}, {"stem", pathJson<json>(image.stem)}};
    if (image.anomalous)
        line["anomalous"] = *image.anomalous;
    if (!image.defect.empty())
        line["defect"] = image.defect;
    return jsonText(line, -1) + '\n';
}

/// Throws nlohmann's exception where it is damaged.
ScoreImage imageOf(const json& line) {
    return {.path = pathOfJson(line.at("path")),
            .stem = line.contains("stem") ? pathOfJson(line["stem"]) : "",
            .anomalous =
                line.contains("anomalous") ? std::optional(line["anomalous"].get<bool>()) : std::nullopt,
            .defect = line.value("defect", "")};
}

json toJson(const Calibration& calibration) {
    return {{"mean", calibration.mean},
            {"precision", calibration.precision},
            {"threshold", calibration.threshold},
            {"sample", calibration.sampleSize}};
}

Calibration calibrationOf(const json& value) {
    Calibration calibration;
    calibration.mean = value.at("mean").get<std::array<double, 2>>();
    calibration.precision = value.at("precision").get<std::array<double, 4>>();
    calibration.threshold = value.at("threshold");
    calibration.sampleSize = value.at("sample");
    return calibration;
}

} // namespace

RunHead withPathsOf(const DocumentState& open, RunHead head) {
    const auto follow = [](const std::vector<fs::path>& now, std::vector<fs::path>& then) {
        if (now.size() != then.size())
            return; // another product
        for (std::size_t i = 0; i < now.size(); ++i) {
            try {
                if (now[i] != then[i] && sha256OfFile(now[i]) == sha256OfFile(then[i]))
                    then[i] = now[i];
            } catch (const Error&) {
                // a photo that is gone is not the same
            }
        }
    };
    follow(open.shots, head.state.shots);
    follow(open.validation, head.state.validation.edit());
    return head;
}

void writeHead(const fs::path& folder, const RunHead& head) {
    makeFolder(folder);
    DocumentState state = head.state;
    state.photos.clear();
    state.tests.clear();
    const json value = {{"run", kRunVersion},
                        {"created", head.created},
                        {"state", toDraftText({.state = state, .folder = head.product})},
                        {"product", head.productName},
                        {"product_sha256", head.productSha256},
                        {"model", head.model},
                        {"model_name", head.modelName},
                        {"model_sha256", head.modelSha256},
                        {"calibration", toJson(head.calibration)},
                        {"shot_width", head.shotWidth},
                        {"shot_height", head.shotHeight},
                        {"learned_from", head.learnedFrom},
                        {"record_key", head.recordKey},
                        {"recorded_from", head.recordedFrom}};
    writeFileAtomically(folder / kHead, std::string_view(jsonText(value, 1)));
}

RunHead readHead(const fs::path& folder) {
    const fs::path file = folder / kHead;
    try {
        const json value = json::parse(readFile(file));
        if (value.at("run") != kRunVersion)
            throw Error("was written by another version of the Studio", file.string(), "start a new run");
        const Draft draft = parseDraft(value.at("state").get<std::string>(), file.string());
        return {.created = value.at("created"),
                .product = draft.folder,
                .state = draft.state,
                .productName = value.at("product"),
                .productSha256 = value.at("product_sha256"),
                .model = value.at("model"),
                .modelName = value.at("model_name"),
                .modelSha256 = value.at("model_sha256"),
                .calibration = calibrationOf(value.at("calibration")),
                .shotWidth = value.at("shot_width"),
                .shotHeight = value.at("shot_height"),
                .learnedFrom = value.value("learned_from", std::set<std::string>()),
                .recordKey = value.value("record_key", std::string()),
                .recordedFrom = value.value("recorded_from", std::int64_t(0))};
    } catch (const json::exception& error) {
        throw Error(std::string("is no run of the Studio: ") + error.what(), file.string(),
                    "start a new run");
    }
}

void appendImages(const fs::path& folder, std::span<const ScoreImage> images) {
    LineFile file(folder / kImagesFile);
    std::string lines;
    for (const ScoreImage& image : images)
        lines += lineOf(image);
    if (!lines.empty())
        file.appendToDisk(lines);
}

std::vector<ScoreImage> readImages(const fs::path& folder, const JobContext& job) {
    std::ifstream file(folder / kImagesFile, std::ios::binary);
    std::vector<ScoreImage> images;
    for (std::string line; std::getline(file, line) && !file.eof();) {
        job.throwIfStopped();
        try {
            images.push_back(imageOf(json::parse(line)));
        } catch (const json::exception&) {
            // The others are still of use; its result, if it has one, names the image too.
        }
    }
    return images;
}

void setFinished(const fs::path& folder, std::size_t images) {
    writeFileAtomically(folder / kFinishedFile, std::to_string(images));
}

void setUnfinished(const fs::path& folder) {
    if (std::error_code unknown; !fs::remove(folder / kFinishedFile, unknown) && unknown)
        throw writeError("cannot be removed: ", unknown, folder / kFinishedFile);
}

ScoreThresholds thresholdsOf(const RunHead& head) {
    const double reject = head.state.threshold.value_or(head.calibration.threshold);
    return {.review = head.state.reviewThreshold.value_or(reject), .reject = reject};
}

fs::path defaultRunsFolder() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return fs::path(data.toStdString()) / "clip-lad" / "runs";
}

fs::path freshRunFolder(const fs::path& runs) {
    const std::string time = QDateTime::currentDateTimeUtc().toString("yyyyMMdd-hhmmss-zzz").toStdString();
    fs::path folder = runs / time;
    std::error_code unknown;
    for (int i = 2; fs::exists(folder, unknown); ++i)
        folder = runs / (time + '-' + std::to_string(i));
    return folder;
}

FileLock lockRun(const fs::path& folder) {
    makeFolder(folder);
    try {
        return FileLock(folder / ".studio-lock");
    } catch (const KnownError& error) {
        const bool isHeld = error.kind() == KnownError::Kind::InUse;
        throw KnownError(error.kind(), error.detail(), "the run " + error.problem(), folder.string(),
                         isHeld ? "close it in the other Studio: show another run there, or another product"
                                : error.hint());
    }
}

void removeRun(const fs::path& folder) {
    readHead(folder); // throws for a folder of something else
    const FileLock lock = lockRun(folder);
    std::error_code error;
    fs::remove_all(folder, error);
    if (error)
        throw writeError("cannot be removed: ", error, folder);
}

} // namespace cliplad::ui
