#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace cliplad {

/// Two systems' scores of one image.
struct PairedScore {
    std::size_t image = 0; ///< which of the product's images; the same number in each draw of shots
    bool anomalous = false;
    double a = 0;
    double b = 0;
};

/// A mean, and where it lies with 95 % confidence.
struct ConfidenceInterval {
    double mean = 0;
    double low = 0;
    double high = 0;
};

struct BootstrapOptions {
    int resamples = 1000;
    std::uint64_t seed = 0;
};

/// AUROC of a less that of b, the mean over products of the mean over draws of shots, with a 95 % bootstrap
/// interval (percentiles): each resample draws a product's good and its anomalous images anew with
/// replacement, the same for both systems and all draws of shots, and draws those draws anew as well. So
/// that nobody celebrates noise: an interval that holds 0 tells nothing.
///
/// @param products [products][draws][images]. Throws Error as auroc.
ConfidenceInterval aurocDifference(std::span<const std::vector<std::vector<PairedScore>>> products,
                                   const BootstrapOptions& options = {});

} // namespace cliplad
