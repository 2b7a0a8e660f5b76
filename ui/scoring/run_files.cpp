#include "scoring/run_files.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <system_error>
#include <unordered_map>

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "base/json_text.h"
#include "base/path_bytes.h"
#include "base/sha256.h"
#include "scoring/score_row.h"

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
    json line = {{"path", pathJson<json>(image.path.string())}, {"stem", pathJson<json>(image.stem)}};
    if (image.anomalous)
        line["anomalous"] = *image.anomalous;
    if (!image.defect.empty())
        line["defect"] = image.defect;
    return jsonText(line, -1) + '\n';
}

std::optional<ScoreImage> imageOf(const std::string& line) {
    const json value = json::parse(line, nullptr, false);
    if (!value.is_object() || !value.contains("path") || !isPathJson(value["path"]))
        return std::nullopt;
    ScoreImage image{.path = pathOfJson(value["path"]),
                     .stem = value.contains("stem") ? pathOfJson(value["stem"]) : "",
                     .anomalous = {},
                     .defect = value.value("defect", "")};
    if (value.contains("anomalous"))
        image.anomalous = value["anomalous"].get<bool>();
    return image;
}

/// What a kill left of a last line would spoil the next one.
void cutHalfLine(const fs::path& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    std::streamoff end = file ? static_cast<std::streamoff>(file.tellg()) : 0;
    const std::streamoff size = end;
    for (; end > 0; --end)
        if (file.seekg(end - 1); file.peek() == '\n')
            break;
    if (end == size)
        return;
    std::error_code error;
    fs::resize_file(path, static_cast<std::uintmax_t>(end), error);
    if (error)
        throw writeError("cannot be written: ", error, path);
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
    const fs::path path = folder / kImages;
    cutHalfLine(path);
    errno = 0;
    std::ofstream file(path, std::ios::binary | std::ios::app);
    for (const ScoreImage& image : images)
        file << lineOf(image);
    file.flush();
    if (!file)
        throw writeError("cannot be written: ", {errno, std::generic_category()}, path);
}

std::vector<ScoreImage> readImages(const fs::path& folder) {
    std::ifstream file(folder / kImages, std::ios::binary);
    std::vector<ScoreImage> images;
    for (std::string line; std::getline(file, line);)
        if (auto image = imageOf(line))
            images.push_back(std::move(*image));
    return images;
}

void setFinished(const fs::path& folder, std::size_t images) {
    writeFileAtomically(folder / kFinished, std::to_string(images));
}

void setUnfinished(const fs::path& folder) {
    if (std::error_code unknown; !fs::remove(folder / kFinished, unknown) && unknown)
        throw writeError("cannot be removed: ", unknown, folder / kFinished);
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

namespace {

/// Reads the lists, which may be long, only where the run did not write down how many there are.
EarlierRun countedRun(const fs::path& folder, RunHead head, bool finished) {
    EarlierRun run{.folder = folder, .head = std::move(head), .finished = finished};
    if (std::ifstream count(folder / kFinished); finished && count >> run.images) {
        run.scored = run.images;
        return run;
    }
    run.images = linesOf(folder / kImages);
    run.scored = std::clamp(linesOf(folder / kJournal) - 1, 0, run.images); // one tried again has two lines
    return run;
}

/// Without parsing what needs no parsing: a hundred thousand lines are told in a moment.
std::string pathOfLine(const std::string& line) {
    constexpr std::string_view kKey = "\"path\":\"";
    const std::size_t begin = line.find(kKey);
    const std::size_t end =
        begin == std::string::npos ? begin : line.find_first_of("\"\\", begin + kKey.size());
    if (end != std::string::npos && line[end] == '"')
        return line.substr(begin + kKey.size(), end - begin - kKey.size());
    const auto image = imageOf(line);
    return image ? image->path.string() : std::string();
}

fs::path commonFolder(const fs::path& list) {
    std::ifstream file(list, std::ios::binary);
    std::string common; // with a slash at its end
    for (std::string line; std::getline(file, line);) {
        const std::string path = pathOfLine(line);
        if (path.empty())
            continue;
        if (common.empty())
            common = path.substr(0, path.rfind('/') + 1);
        while (common.size() > 1 && !path.starts_with(common))
            common.erase(common.rfind('/', common.size() - 2) + 1);
    }
    return common.size() > 1 ? fs::path(common).parent_path() : fs::path(common);
}

/// Of a journal's line; none of an image that could not be scored. A score that is no number stands in
/// quotes.
std::optional<double> scoreOfLine(std::string_view line) {
    constexpr std::string_view kKey = "\"score\":";
    const std::size_t key = line.find(kKey);
    if (key == std::string_view::npos)
        return std::nullopt;
    const std::size_t begin = key + kKey.size();
    return std::strtod(line.data() + begin + (line.substr(begin).starts_with('"') ? 1 : 0), nullptr);
}

/// What the journal says of each image last.
void addFindings(const fs::path& folder, EarlierRun& run) {
    run.source = commonFolder(folder / kImages);
    std::unordered_map<std::size_t, Verdict> verdicts; // by the hash of what names the image
    std::ifstream file(folder / kJournal, std::ios::binary);
    std::string line;
    std::getline(file, line); // what the run was started with
    const ScoreThresholds thresholds = thresholdsOf(run.head);
    while (std::getline(file, line)) {
        const std::string_view text = line;
        const std::optional<double> score = scoreOfLine(text);
        verdicts[std::hash<std::string_view>()(text.substr(0, text.find(", \"bytes\": ")))] =
            score ? verdictOf(*score, thresholds) : Verdict::Failed;
    }
    for (const auto& [image, verdict] : verdicts) {
        run.flagged += isFlagged(verdict) ? 1 : 0;
        run.failed += verdict == Verdict::Failed ? 1 : 0;
    }
    if (!run.finished)
        run.scored = std::min(static_cast<int>(verdicts.size()), run.images);
}

} // namespace

std::vector<EarlierRun> earlierRuns(const fs::path& runs, const EarlierRunQuery& query) {
    std::vector<fs::path> folders;
    std::error_code error;
    for (fs::directory_iterator entry(runs, error), end; !error && entry != end; entry.increment(error))
        folders.push_back(entry->path());
    std::sort(folders.begin(), folders.end(), std::greater<>()); // named for their time
    std::vector<EarlierRun> found;
    for (const fs::path& folder : folders) {
        if (found.size() == query.most)
            break;
        try {
            std::error_code unknown;
            const bool finished = fs::exists(folder / kFinished, unknown);
            RunHead head = readHead(folder);
            if (query.isWanted && !query.isWanted(head))
                continue;
            EarlierRun run = countedRun(folder, std::move(head), finished);
            if (query.withFindings)
                addFindings(folder, run);
            if (run.images > 0)
                found.push_back(std::move(run));
        } catch (const Error&) {
            // A folder that was killed before its head was written, or of another version.
        }
    }
    return found;
}

} // namespace cliplad::ui
