#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>

#include "base/setting.h"

namespace cliplad {

/// The steps of the line of an image, for counting and caching.
enum class Step {
    EncodeImage,     ///< vision tower
    DescribePatches, ///< descriptors of a shot, that clusters are learned from
    UpsampleDense,   ///< dense features ×2
    EmbedText,       ///< a label's words; the text tower runs once for all labels that lack theirs
    GatherPatches,   ///< of all shots, for clusters of any count
    LearnClusters,
    AssignRegions,
    FindForeground,
    ClassifyParts,
    CountParts,
    DescribeCues, ///< while any is on
    RememberPatches,
    ComparePatches,
    SampleNormals, ///< scores of normal images: leave-one-out, copies
    Calibrate,
    Fuse,
    Decide, ///< verdict and explanation; cheap, never kept
};
constexpr std::size_t kStepCount = static_cast<std::size_t>(Step::Decide) + 1;

std::string_view stepName(Step step);

/// Large results that are made of an image's features without a tower.
constexpr bool isQuickToRepeat(Step step) {
    return step == Step::DescribePatches || step == Step::UpsampleDense || step == Step::GatherPatches;
}

/// How often each step ran; index with operator[].
struct StepCounts {
    std::array<std::int64_t, kStepCount> runs{};

    std::int64_t operator[](Step step) const { return runs[static_cast<std::size_t>(step)]; }
    StepCounts operator-(const StepCounts& earlier) const;
    bool operator==(const StepCounts&) const = default;
};

/// Names a step's result by a hash of everything the step read.
struct StepKey {
    Step step = Step::Decide;
    std::string hash;

    bool operator==(const StepKey&) const = default;
};

/// Collects what a step reads. The order matters; parts are told apart by their lengths.
class StepKeyBuilder {
public:
    StepKeyBuilder& add(std::string_view text);
    StepKeyBuilder& add(std::int64_t number);
    StepKeyBuilder& add(const StepKey& input);

    /// Every declared setting of a group, so that one added later cannot be forgotten here.
    template<class Group>
    StepKeyBuilder& addSettings(const Group& group) {
        for (const Setting<Group>& setting : Group::settings())
            add(setting.info.key).add(setting.get(group));
        return *this;
    }

    StepKey build(Step step) const;

private:
    std::string parts_;
};

/// Results of steps, kept under their keys; the least recently used go when a byte budget is exceeded.
///
/// First of those that are quickly made again from what is kept (isQuickToRepeat): of ViT-L/14 at 448 px an
/// image's ×2 features take 12 MiB, a shot's descriptors 32 more, each some hundredths of a second, an
/// image's features 19 MiB and seconds. A quarter of the budget stays for them, so that the images that an
/// edit touches keep theirs however many others were looked at.
///
/// Keys are hashes of everything a step reads, so an edit re-runs exactly what it touches and undoing it
/// finds the earlier results. Thread-safe; two threads that miss the same key at once both compute it, and
/// both get equal results.
class StepCache {
public:
    explicit StepCache(std::size_t byteBudget);

    /// The kept result, or null. T must be the type it was kept as.
    template<class T>
    std::shared_ptr<const T> find(const StepKey& key) {
        return std::static_pointer_cast<const T>(findUntyped(key, typeid(T)));
    }

    /// A result larger than the whole budget is not kept.
    template<class T>
    void keep(const StepKey& key, std::shared_ptr<const T> result, std::size_t bytes) {
        keepUntyped(key, std::move(result), typeid(T), bytes);
    }

    /// Whether find() would find it; it does not count as used.
    bool contains(const StepKey& key) const;

    void countRun(Step step);
    StepCounts counts() const;

    std::size_t bytes() const;
    void clear();

private:
    struct Entry {
        StepKey key;
        std::shared_ptr<const void> result;
        std::type_index type;
        std::size_t bytes;
    };
    struct Shelf {
        std::list<Entry> entries; ///< most recently used first
        std::size_t bytes = 0;
    };

    std::shared_ptr<const void> findUntyped(const StepKey& key, std::type_index type);
    void keepUntyped(const StepKey& key, std::shared_ptr<const void> result, std::type_index type,
                     std::size_t bytes);
    Shelf& shelfOf(Step step) { return isQuickToRepeat(step) ? quick_ : dear_; }
    void dropBeyondBudget();

    const std::size_t byteBudget_;
    mutable std::mutex mutex_;
    Shelf quick_, dear_;
    std::unordered_map<std::string, std::list<Entry>::iterator> byHash_;
    StepCounts counts_;
};

} // namespace cliplad
