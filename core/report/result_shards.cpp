#include "report/result_shards.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "base/path_bytes.h"
#include "dataset/image_files.h"
#include "report/record_json.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr auto kRunFile = "run.json";
constexpr int kSchema = 2;
constexpr std::size_t kMostBytes = std::size_t(1) << 30;

/// What to do about shards that are missing or not whole.
std::string runHint(const std::vector<int>& numbers, int count) {
    std::vector<std::string> options;
    for (const int number : numbers)
        options.push_back(fmt::format("--shard {}/{}", number, count));
    return fmt::format("run clip-lad score … --resume with {}", fmt::join(options, ", with "));
}

ordered_json toJson(const Label& label) {
    return {{"name", label.name}, {"background", label.background}, {"colour", label.colour}};
}

Label labelOf(const ordered_json& json) {
    return {.name = json.at("name"), .background = json.at("background"), .colour = json.at("colour")};
}

ordered_json toJson(const ShardedRun& run) {
    ordered_json labels = ordered_json::array(), images = ordered_json::array();
    for (const Label& label : run.header.labels)
        labels.push_back(toJson(label));
    for (const ResultName& image : run.images)
        images.push_back({pathJson<ordered_json>(image.path.string()), pathJson<ordered_json>(image.stem)});
    ordered_json json = {{"sharded_run", kSchema},          {"product", run.header.product},
                         {"product_hash", run.productHash}, {"model", run.header.model},
                         {"demo_model", run.isDemoModel},   {"shots", {run.shots.width, run.shots.height}},
                         {"formats", run.formats.text()}};
    if (run.header.reviewThreshold)
        json["review_threshold"] = *run.header.reviewThreshold;
    json["labels"] = std::move(labels);
    json["images"] = std::move(images);
    return json;
}

ShardedRun runOf(const ordered_json& json) {
    if (const int schema = json.at("sharded_run"); schema != kSchema)
        throw Error(fmt::format("has version {}, this program reads {}", schema, kSchema));
    ShardedRun run;
    run.formats = ResultFormats::parse({json.at("formats").get<std::string>()});
    run.header.product = json.at("product");
    run.header.model = json.at("model");
    run.productHash = json.at("product_hash");
    run.isDemoModel = json.at("demo_model");
    run.shots = {json.at("shots").at(0), json.at("shots").at(1)};
    if (json.contains("review_threshold"))
        run.header.reviewThreshold = json.at("review_threshold").get<double>();
    for (const ordered_json& label : json.at("labels"))
        run.header.labels.push_back(labelOf(label));
    for (const ordered_json& image : json.at("images"))
        run.images.push_back({.path = pathOfJson(image.at(0)), .stem = pathOfJson(image.at(1))});
    return run;
}

/// "2-of-8"
std::optional<ResultShard> shardOf(const std::string& name) {
    ResultShard shard;
    const std::size_t middle = name.find("-of-");
    if (middle == std::string::npos)
        return std::nullopt;
    const auto read = [](std::string_view digits, int& number) {
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return error == std::errc() && end == digits.data() + digits.size();
    };
    if (!read(std::string_view(name).substr(0, middle), shard.number) ||
        !read(std::string_view(name).substr(middle + 4), shard.count))
        return std::nullopt;
    const bool isPart = 1 <= shard.number && shard.number <= shard.count;
    return isPart && shardFolder({}, shard).filename() == name ? std::optional(shard) : std::nullopt;
}

/// All parts of one division, in their order.
std::vector<ResultShard> shardsIn(const fs::path& results) {
    const fs::path folder = results / "shards";
    std::vector<ResultShard> shards;
    if (isFolder(folder))
        for (const fs::path& each : listFolders(folder))
            if (const auto shard = shardOf(each.filename().string()))
                shards.push_back(*shard);
    if (shards.empty())
        throw Error("holds no shards", results.string(),
                    "name the folder that was given to clip-lad score --shard as --out");
    const int count = shards.front().count;
    if (std::any_of(shards.begin(), shards.end(), [&](const auto& shard) { return shard.count != count; })) {
        std::vector<std::string> names;
        for (const ResultShard& shard : shards)
            names.push_back(shardFolder({}, shard).filename().string());
        throw Error(fmt::format("holds shards of more than one division: {}", fmt::join(names, ", ")),
                    folder.string(), "remove those that are not of this run");
    }
    std::vector<int> missing;
    for (int number = 1; number <= count; ++number)
        if (std::none_of(shards.begin(), shards.end(),
                         [&](const auto& shard) { return shard.number == number; }))
            missing.push_back(number);
    if (!missing.empty())
        throw Error(fmt::format("lacks shard {} of {}", fmt::join(missing, ", "), count), folder.string(),
                    runHint(missing, count));
    std::sort(shards.begin(), shards.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
    return shards;
}

/// The run that all shards are of.
ShardedRun runOfAll(const fs::path& results, const std::vector<ResultShard>& shards) {
    const ShardedRun run = readShardedRun(results, shards.front());
    const ordered_json json = toJson(run);
    for (const ResultShard& shard : std::span(shards).subspan(1))
        if (toJson(readShardedRun(results, shard)) != json)
            throw Error(fmt::format("was started with another product, other photos or other formats than "
                                    "shard {}",
                                    shards.front().number),
                        shardFolder(results, shard).string(), "run all shards with the same command");
    return run;
}

/// A shard with the results of all of its images.
std::unique_ptr<ResultFolder> finishedShard(const fs::path& results, const ResultShard& shard,
                                            const ShardedRun& run, const JobContext& job) {
    const fs::path folder = shardFolder(results, shard);
    auto part = std::make_unique<ResultFolder>(folder, run.formats, run.header, run.productHash,
                                               ScoreJournal::Start::Resume, job);
    const std::vector<ResultName> images = shard.partOf(run.images);
    const auto missing = std::count_if(images.begin(), images.end(),
                                       [&](const ResultName& image) { return !part->isWhole(image); });
    if (missing > 0)
        throw Error(fmt::format("lacks {} of its {} images", missing, images.size()), folder.string(),
                    runHint({shard.number}, shard.count));
    return part;
}

} // namespace

std::vector<ResultName> ResultShard::partOf(const std::vector<ResultName>& images) const {
    std::vector<ResultName> part;
    for (auto i = static_cast<std::size_t>(number - 1); i < images.size();
         i += static_cast<std::size_t>(count))
        part.push_back(images[i]);
    return part;
}

fs::path shardFolder(const fs::path& results, const ResultShard& shard) {
    return results / "shards" / fmt::format("{}-of-{}", shard.number, shard.count);
}

void writeShardedRun(const fs::path& shardFolder, const ShardedRun& run) {
    makeFolder(shardFolder);
    writeFileAtomically(shardFolder / kRunFile, dumped(toJson(run)));
}

ShardedRun readShardedRun(const fs::path& results, const ResultShard& shard) {
    const fs::path file = shardFolder(results, shard) / kRunFile;
    try {
        return runOf(ordered_json::parse(readFile(file, kMostBytes)));
    } catch (const ordered_json::exception&) {
        throw Error("is damaged, expected what a shard's run is of", file.string(),
                    runHint({shard.number}, shard.count));
    } catch (const Error& error) {
        if (!error.where().empty())
            throw;
        throw Error(error.problem(), file.string(), runHint({shard.number}, shard.count));
    }
}

MergedResults mergeShards(const fs::path& results, const std::string& productHash, const JobContext& job) {
    const std::vector<ResultShard> shards = shardsIn(results);
    const ShardedRun run = runOfAll(results, shards);
    if (!productHash.empty() && run.productHash != productHash)
        throw Error("was judged by another product, or by what it was before it was learned again",
                    (results / "shards").string(),
                    "remove that folder, or choose another for the results, and run all shards again");
    std::vector<std::unique_ptr<ResultFolder>> parts;
    for (const ResultShard& shard : shards)
        parts.push_back(finishedShard(results, shard, run, job));
    auto whole = std::make_unique<ResultFolder>(results, run.formats, run.header, run.productHash,
                                                ScoreJournal::Start::Fresh, job);
    whole->expect(run.images);
    for (std::size_t i = 0; i < run.images.size(); ++i) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(i), static_cast<std::int64_t>(run.images.size()),
                     run.images[i].path.filename().string());
        whole->adopt(run.images[i], *parts[i % parts.size()]);
    }
    whole->writeTables(run.images);
    return {.folder = std::move(whole), .run = run};
}

} // namespace cliplad
