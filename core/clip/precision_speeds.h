#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/job.h"
#include "clip/precision.h"

namespace cliplad {

/// How long this machine takes for one block of ViT-L/14 at 448 px (1025 tokens of width 1024), which is what
/// nearly all of a photo's time is made of.
struct PrecisionSpeeds {
    std::map<Precision, double> ms; ///< in each precision that the device computes in, fp32 always among them

    /// The fastest; a precision has to save a tenth of the time of the finer ones to be worth it.
    Precision choice() const;

    /// For a person: "bf16: a block of ViT-L/14 takes 41 ms, 96 in fp32, 44 in int8".
    std::string text() const;

    /// Digits behind the point that a person needs to tell the times apart.
    int decimals() const;

    bool operator==(const PrecisionSpeeds&) const = default;
};

/// Measures on computingDevice(), with generated weights: some seconds. A precision that takes several times
/// as long as fp32 is run once. Throws Cancelled.
PrecisionSpeeds measurePrecisions(const JobContext& job = {});

/// What was measured before with this processor and number of threads, or this GPU, and this LibTorch, or is
/// now: then nothing else should be computing. A file that is damaged, or cannot be written, only means that
/// it is measured again. Throws Cancelled.
/// @param file where it is remembered, with what other machines that see it measured
PrecisionSpeeds precisionSpeeds(const std::filesystem::path& file, const JobContext& job = {});

/// In the user's cache.
std::filesystem::path precisionSpeedsFile();

} // namespace cliplad
