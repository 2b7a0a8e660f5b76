#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cliplad {

/// A missing part that would pass as good.
struct BlindSpot {
    std::string label;
    bool all = false; ///< all of the label may be missing; otherwise one of its parts
    double score = 0; ///< fused, of a shot without it; below the product's threshold
};

/// One thing that a person should look at before trusting what was learned.
struct EnrolmentWarning {
    enum class Kind {
        UnmetWords,       ///< the model never learned `words` of `label`
        NoBackground,     ///< no coarse label is marked as what lies behind the parts
        FillsPicture,     ///< `label` does, and is not marked so
        NothingFound,     ///< of `label`, on any shot
        SometimesNothing, ///< of the labels of `gaps`, on some shots
        UnlikeShot,       ///< the one shot of `odd` differs from all others
        UnlikeShots,      ///< those of `odd` differ from each other
        BlindSpots,       ///< `spots` would pass below `threshold`
    };
    struct Shot {
        std::size_t index = 0;
        std::string file;
    };
    /// Shots without a label.
    struct Gap {
        std::string label;
        std::vector<Shot> shots;
    };
    /// Mask pixels or pieces of a label, and what the other shots have.
    struct Oddity {
        std::string label;
        bool inPieces = false;
        int here = 0;
        int least = 0, most = 0;
    };
    struct OddShot {
        Shot shot;
        std::vector<Oddity> oddities;
    };

    Kind kind = Kind::NoBackground;
    std::string label = {};
    std::vector<std::string> words = {};
    std::vector<Gap> gaps = {};
    bool hasCoarseStage = false; ///< SometimesNothing: clusters may have lost the parts of `gaps`
    std::vector<OddShot> odd = {};
    std::vector<BlindSpot> spots = {};
    double threshold = 0;
};

} // namespace cliplad
