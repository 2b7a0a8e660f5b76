#include "scoring/run_files.h"

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "base/json_text.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kRunVersion = 1;
constexpr auto kHead = "run.json";
constexpr auto kImages = "images.jsonl";
constexpr auto kFinished = "finished";
constexpr auto kJournal = "journal.jsonl";

std::string lineOf(const ScoreImage& image) {
    json line = {{"path", image.path.string()}, {"stem", image.stem}};
    if (image.anomalous)
        line["anomalous"] = *image.anomalous;
    if (!image.defect.empty())
        line["defect"] = image.defect;
    return jsonText(line, -1) + '\n';
}

std::optional<ScoreImage> imageOf(const std::string& line) {
    const json value = json::parse(line, nullptr, false);
    if (!value.is_object() || !value.contains("path") || !value["path"].is_string())
        return std::nullopt;
    ScoreImage image{.path = value["path"].get<std::string>(),
                     .stem = value.value("stem", ""),
                     .anomalous = {},
                     .defect = value.value("defect", "")};
    if (value.contains("anomalous"))
        image.anomalous = value["anomalous"].get<bool>();
    return image;
}

int linesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return static_cast<int>(std::count(std::istreambuf_iterator<char>(file), {}, '\n'));
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

bool scoresAlike(const DocumentState& a, const DocumentState& b) {
    Recipe left = a.recipe(), right = b.recipe();
    left.threshold = right.threshold = std::nullopt;
    return left == right && a.modelName == b.modelName && a.precision == b.precision && a.shots == b.shots &&
           a.validation == b.validation;
}

void writeHead(const fs::path& folder, const RunHead& head) {
    makeFolder(folder);
    DocumentState state = head.state;
    state.photos.clear();
    state.tests.clear();
    const json value = {{"run", kRunVersion},
                        {"created", head.created},
                        {"state", toDraftText(state, head.product)},
                        {"product", head.productName},
                        {"product_sha256", head.productSha256},
                        {"model", head.model},
                        {"model_name", head.modelName},
                        {"model_sha256", head.modelSha256},
                        {"calibration", toJson(head.calibration)},
                        {"shot_width", head.shotWidth},
                        {"shot_height", head.shotHeight}};
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
                .shotHeight = value.at("shot_height")};
    } catch (const json::exception& error) {
        throw Error(std::string("is no run of the Studio: ") + error.what(), file.string(),
                    "start a new run");
    }
}

void appendImages(const fs::path& folder, std::span<const ScoreImage> images) {
    const fs::path path = folder / kImages;
    std::ofstream file(path, std::ios::binary | std::ios::app);
    for (const ScoreImage& image : images)
        file << lineOf(image);
    file.flush();
    if (!file)
        throw Error("cannot be written", path.string(), kWriteHint);
}

std::vector<ScoreImage> readImages(const fs::path& folder) {
    std::ifstream file(folder / kImages, std::ios::binary);
    std::vector<ScoreImage> images;
    for (std::string line; std::getline(file, line);)
        if (auto image = imageOf(line))
            images.push_back(std::move(*image));
    return images;
}

void setFinished(const fs::path& folder, bool finished) {
    if (finished)
        writeFileAtomically(folder / kFinished, std::string_view());
    else if (std::error_code unknown; !fs::remove(folder / kFinished, unknown) && unknown)
        throw Error("cannot be removed: " + unknown.message(), (folder / kFinished).string(), kWriteHint);
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

void removeRun(const fs::path& folder) {
    readHead(folder); // throws for a folder of something else
    std::error_code error;
    fs::remove_all(folder, error);
    if (error)
        throw Error("cannot be removed: " + error.message(), folder.string(), kWriteHint);
}

std::vector<EarlierRun> earlierRuns(const fs::path& runs, std::size_t most) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(runs, error), end; !error && entry != end; entry.increment(error))
        folders.push_back(entry->path());
    std::sort(folders.begin(), folders.end(), std::greater<>()); // named for their time
    std::vector<EarlierRun> found;
    for (const fs::path& folder : folders) {
        if (found.size() == most)
            break;
        try {
            std::error_code unknown;
            EarlierRun run{.folder = folder,
                           .head = readHead(folder),
                           .images = linesOf(folder / kImages),
                           .scored = std::max(0, linesOf(folder / kJournal) - 1),
                           .finished = fs::exists(folder / kFinished, unknown)};
            run.scored = std::min(run.scored, run.images); // an image that was tried again has two lines
            found.push_back(std::move(run));
        } catch (const Error&) {
            // A folder that was killed before its head was written, or of another version.
        }
    }
    return found;
}

} // namespace cliplad::ui
