#include "benchmark/cost_estimate.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "benchmark/running_experiment.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double kMeasuredSeconds = 10; ///< of a training

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Calls that cost less again, when they find in the stores what the first one left there.
struct Calls {
    std::int64_t first = 0, again = 0;
    double firstSeconds = 0, againSeconds = 0;

    std::int64_t all() const { return first + again; }
    double seconds() const {
        return static_cast<double>(first) * firstSeconds + static_cast<double>(again) * againSeconds;
    }
    double secondsEach() const { return seconds() / static_cast<double>(std::max<std::int64_t>(1, all())); }
};

/// A contender's missing experiments, each of them taken to cost what the measured ones do.
struct Parts {
    std::vector<ExperimentKey> keys = {};
    Calls learning = {};            ///< the first of each product
    Calls scoring = {};             ///< the first of each photo
    bool isScoringMeasured = false; ///< not after a training that was stopped

    double seconds() const { return learning.seconds() + scoring.seconds(); }
};

/// By contender; calls counted, not measured.
std::map<std::string, Parts> countedParts(const BenchmarkPlan& plan,
                                          const std::vector<ExperimentGroup>& groups) {
    std::map<std::string, Parts> parts;
    std::set<std::pair<std::string, std::string>> learned;           // contender, product
    std::set<std::tuple<std::string, std::string, fs::path>> scored; // and photo
    for (const ExperimentGroup& group : groups)
        for (const ExperimentKey& key : group.keys) {
            Parts& each = parts[key.contender];
            each.keys.push_back(key);
            const bool isFirst = learned.emplace(key.contender, key.dataSet).second;
            ++(isFirst ? each.learning.first : each.learning.again);
            for (const DataSetImage& image : drawShots(plan.sets[group.set], key.shots, key.seed).test) {
                const bool isNew = scored.emplace(key.contender, key.dataSet, image.path).second;
                ++(isNew ? each.scoring.first : each.scoring.again);
            }
        }
    return parts;
}

/// Photos whose features something reads: once a product as far as memory holds them, the others once a
/// group.
std::int64_t encodedPhotos(const BenchmarkPlan& plan, const std::vector<ExperimentGroup>& groups,
                           std::size_t bytesOfPhoto) {
    const std::size_t held = bytesOfPhoto == 0 ? 0 : plan.photoBytes / bytesOfPhoto; // 0: none fits
    std::size_t encoded = 0;
    std::set<fs::path> known;
    const BenchmarkSet* before = nullptr;
    for (const ExperimentGroup& group : groups) {
        const BenchmarkSet& set = plan.sets[group.set];
        if (std::exchange(before, &set) != &set)
            known.clear();
        std::set<fs::path> photos;
        for (const ExperimentKey& key : group.keys) {
            if (contenderOf(plan, key).method.pixelsAlone)
                continue;
            const FewShotSplit split = drawShots(set, key.shots, key.seed);
            for (const auto* images : {&split.shots, &split.test})
                for (const DataSetImage& image : *images)
                    photos.insert(image.path);
        }
        for (const fs::path& photo : photos)
            if (!known.contains(photo)) {
                ++encoded;
                if (known.size() < held)
                    known.insert(photo);
            }
    }
    return static_cast<std::int64_t>(encoded);
}

/// Learns; a training that is long is stopped, and its whole time told from the steps it made.
/// @return seconds, and whether it has learned
std::pair<double, bool> measureLearning(MeasuredMethod& method, const std::vector<MethodPhoto>& shots,
                                        const JobContext& job) {
    std::stop_source stop;
    double estimated = 0;
    const auto begin = Clock::now();
    const auto watch = [&](const Progress& progress) {
        const double seconds = secondsSince(begin);
        if (job.stopped())
            stop.request_stop();
        if (progress.done == 0 || progress.total == 0 || seconds < kMeasuredSeconds)
            return;
        estimated = seconds * static_cast<double>(progress.total) / static_cast<double>(progress.done);
        stop.request_stop();
    };
    try {
        method.learn(shots, {.stop = stop.get_token(), .report = watch});
    } catch (const Cancelled&) {
        job.throwIfStopped();
        return {estimated, false};
    }
    return {secondsSince(begin), true};
}

std::string duration(double seconds) {
    if (seconds < 90)
        return fmt::format("{:.0f} s", seconds);
    return seconds < 5400 ? fmt::format("{:.0f} min", seconds / 60) : fmt::format("{:.1f} h", seconds / 3600);
}

/// The first that can be read. Throws Error where there is none.
MethodPhoto firstReadable(const std::vector<DataSetImage>& images, PhotoStore& photos) {
    for (const DataSetImage& image : images)
        try {
            return photos.photo(image.path);
        } catch (const Error&) {
            if (&image == &images.back())
                throw;
        }
    throw Error("there are no images");
}

/// Measures the draw with the most shots and, of a method that does not train, the next one.
void measure(Parts& parts, const BenchmarkPlan& plan, const ClipModel& clip, RunStores& stores,
             const JobContext& job) {
    std::vector<ExperimentKey>& keys = parts.keys;
    std::stable_sort(keys.begin(), keys.end(),
                     [](const auto& a, const auto& b) { return a.shots > b.shots; });
    const BenchmarkSet& set =
        *std::find_if(plan.sets.begin(), plan.sets.end(),
                      [&](const BenchmarkSet& each) { return each.dataSet.name == keys.front().dataSet; });
    const Contender& contender = contenderOf(plan, keys.front());
    const MethodPhoto photo =
        firstReadable(drawShots(set, keys.front().shots, keys.front().seed).test, stores.photos());
    const auto run = [&](const ExperimentKey& key, double& learnSeconds, double& scoreSeconds) {
        std::vector<MethodPhoto> shots;
        for (const DataSetImage& shot : drawShots(set, key.shots, key.seed).shots)
            try {
                shots.push_back(stores.photos().photo(shot.path));
            } catch (const Error&) {
                shots.push_back(photo); // the draw will be left out; another takes as long
            }
        const auto method =
            stores.methodOf(contender, methodContext(contender, set, clip, plan.resolution, key.seed));
        const auto [seconds, learned] = measureLearning(*method, shots, job);
        learnSeconds = seconds;
        const auto begin = Clock::now();
        if (learned)
            method->score(photo, job.stop);
        scoreSeconds = secondsSince(begin);
        parts.isScoringMeasured = learned;
    };
    Calls &learning = parts.learning, &scoring = parts.scoring;
    run(keys.front(), learning.firstSeconds, scoring.firstSeconds);
    learning.againSeconds = learning.firstSeconds;
    scoring.againSeconds = scoring.firstSeconds;
    if (!contender.method.trains && keys.size() > 1 && keys[1].dataSet == keys[0].dataSet)
        run(keys[1], learning.againSeconds, scoring.againSeconds);
}

} // namespace

CostEstimate costEstimate(const BenchmarkPlan& plan, const ClipModel& clip, const fs::path& folder,
                          const JobContext& job, const Notice& notice) {
    const std::vector<ExperimentGroup> groups = missingExperiments(plan, clip, folder, notice);
    RunStores stores(clip, plan);
    CostEstimate estimate{
        .parts = {.columns = {"part", "experiments", "learning", "photos", "each, ms", "together"}}};
    if (!groups.empty()) {
        const auto begin = Clock::now();
        firstReadable(plan.sets[groups.front().set].dataSet.images, stores.photos());
        const double seconds = secondsSince(begin);
        const std::int64_t encoded = encodedPhotos(plan, groups, stores.photos().bytes());
        estimate.seconds = seconds * static_cast<double>(encoded);
        estimate.parts.rows.push_back({"decoding and encoding", "", "", std::to_string(encoded),
                                       fmt::format("{:.0f}", 1000 * seconds), duration(estimate.seconds)});
    }
    std::map<std::string, Parts> parts = countedParts(plan, groups);
    for (const Contender& contender : plan.contenders) {
        const auto found = parts.find(contender.name);
        if (found == parts.end())
            continue;
        Parts& each = found->second;
        job.progress(0, 0, fmt::format("measuring {}", contender.name));
        measure(each, plan, clip, stores, job);
        estimate.seconds += each.seconds();
        estimate.parts.rows.push_back(
            {contender.title, std::to_string(each.learning.all()), duration(each.learning.secondsEach()),
             std::to_string(each.scoring.all()),
             each.isScoringMeasured ? fmt::format("{:.0f}", 1000 * each.scoring.secondsEach()) : "–",
             duration(each.seconds()) + (each.isScoringMeasured ? "" : " and scoring")});
    }
    return estimate;
}

ResultTable toTable(const std::vector<CostEstimate>& estimates) {
    ResultTable table{.columns = estimates.front().parts.columns};
    double seconds = 0;
    for (const CostEstimate& estimate : estimates) {
        table.rows.insert(table.rows.end(), estimate.parts.rows.begin(), estimate.parts.rows.end());
        seconds += estimate.seconds;
    }
    table.rows.push_back({"in all", "", "", "", "", duration(seconds)});
    return table;
}

} // namespace cliplad
