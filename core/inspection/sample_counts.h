#pragma once

namespace cliplad {

/// How many images of each kind a calibration was learned from.
struct SampleCounts {
    int validation = 0; ///< photos of the validation set
    int leftOut = 0;    ///< shots, each against the others
    int copies = 0;     ///< mildly changed copies of shots
    int shots = 0;      ///< all shots of the product

    bool operator==(const SampleCounts&) const = default;
};

} // namespace cliplad
