#include "benchmark/cost_estimate.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "benchmark/photo_store.h"

namespace cliplad {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kMeasuredSeconds = 10; ///< of a training

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// What a contender's experiments take, each of them as the one that was measured. Those of a method that
/// ignores the shots are one experiment for each product.
struct Parts {
    std::int64_t experiments = 0;
    std::int64_t photos = 0; ///< scored, over all experiments
    double learnSeconds = 0;
    double scoreSeconds = 0;

    double seconds() const {
        return static_cast<double>(experiments) * learnSeconds + static_cast<double>(photos) * scoreSeconds;
    }
};

/// Learns; a training that is long is stopped, and its whole time told from the steps it made.
/// @return seconds, and whether it has learned
std::pair<double, bool> measureLearning(Method& method, const std::vector<MethodPhoto>& shots,
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

/// One experiment's parts, on the draw with the most shots.
Parts measure(const BenchmarkPlan& plan, const BenchmarkSet& set, const ExperimentKey& key,
              const Contender& contender, const ClipModel& clip, PhotoStore& store, const JobContext& job) {
    const FewShotSplit split = drawShots(set, key.shots, key.seed);
    std::vector<MethodPhoto> shots;
    for (const DataSetImage& shot : split.shots)
        shots.push_back(store.photo(shot.path));
    const auto method = contender.method.make(methodContext(contender, set, clip, plan.resolution, key.seed));
    const auto [learnSeconds, learned] = measureLearning(*method, shots, job);
    Parts parts{.learnSeconds = learnSeconds};
    const MethodPhoto photo = store.photo(split.test.front().path);
    const auto begin = Clock::now();
    if (learned)
        method->score(photo, job.stop);
    parts.scoreSeconds = secondsSince(begin);
    return parts;
}

} // namespace

ResultTable costEstimate(const BenchmarkPlan& plan, const ClipModel& clip,
                         const std::filesystem::path& folder, const JobContext& job,
                         const std::function<void(const std::string&)>& notice) {
    const std::vector<ExperimentGroup> groups = missingExperiments(plan, clip, folder, notice);
    std::map<std::string, Parts> parts;
    std::int64_t encoded = 0;
    PhotoStore store(clip, plan.resolution, plan.photoBytes);
    std::map<std::pair<std::string, std::string>, std::set<std::filesystem::path>> scoredOnce;
    for (const ExperimentGroup& group : groups) {
        const BenchmarkSet& set = plan.sets[group.set];
        std::set<std::filesystem::path> photos;
        for (const ExperimentKey& key : group.keys) {
            const FewShotSplit split = drawShots(set, key.shots, key.seed);
            const MethodInfo& method = contenderOf(plan, key).method;
            if (!method.pixelsAlone)
                for (const auto* images : {&split.shots, &split.test})
                    for (const DataSetImage& image : *images)
                        photos.insert(image.path);
            Parts& each = parts[key.contender];
            if (method.ignoresShots) {
                auto& known = scoredOnce[{key.contender, key.dataSet}];
                each.experiments += known.empty() ? 1 : 0;
                for (const DataSetImage& image : split.test)
                    each.photos += known.insert(image.path).second ? 1 : 0;
                continue;
            }
            ++each.experiments;
            each.photos += static_cast<std::int64_t>(split.test.size());
        }
        encoded += static_cast<std::int64_t>(photos.size());
    }
    ResultTable table{.columns = {"part", "experiments", "once", "photos", "each, ms", "together"}};
    double total = 0;
    if (!groups.empty()) {
        const BenchmarkSet& set = plan.sets[groups.front().set];
        const auto begin = Clock::now();
        store.photo(set.dataSet.images.front().path);
        const double seconds = secondsSince(begin);
        total = seconds * static_cast<double>(encoded);
        table.rows.push_back({"decoding and encoding, at most", "", "", std::to_string(encoded),
                              fmt::format("{:.0f}", 1000 * seconds), duration(total)});
    }
    const int mostShots = plan.shots.empty() ? 1 : *std::max_element(plan.shots.begin(), plan.shots.end());
    for (const Contender& contender : plan.contenders) {
        const auto found = parts.find(contender.name);
        if (found == parts.end())
            continue;
        const ExperimentKey* chosen = nullptr;
        const BenchmarkSet* set = nullptr;
        for (const ExperimentGroup& group : groups)
            for (const ExperimentKey& key : group.keys)
                if (key.contender == contender.name && (chosen == nullptr || key.shots > chosen->shots)) {
                    chosen = &key;
                    set = &plan.sets[group.set];
                }
        job.progress(0, 0, fmt::format("measuring {} with {} shots", contender.name, mostShots));
        const Parts measured = measure(plan, *set, *chosen, contender, clip, store, job);
        Parts& each = found->second;
        each.learnSeconds = measured.learnSeconds;
        each.scoreSeconds = measured.scoreSeconds;
        total += each.seconds();
        table.rows.push_back({contender.title, std::to_string(each.experiments), duration(each.learnSeconds),
                              std::to_string(each.photos), fmt::format("{:.0f}", 1000 * each.scoreSeconds),
                              duration(each.seconds())});
    }
    table.rows.push_back({"in all", "", "", "", "", duration(total)});
    return table;
}

} // namespace cliplad
