#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "baselines/method.h"
#include "benchmark/benchmark_set.h"
#include "clip/precision.h"

namespace cliplad {

/// A method as a benchmark runs it: with settings changed, or with weights of its own.
struct Contender {
    std::string name = {}; ///< in file names and on the command line: "patchcore", "clip-lad:no-coarse-stage"
    std::string title = {}; ///< in tables
    MethodInfo method = {};
    std::vector<std::pair<std::string, std::string>> settings =
        {}; ///< "group.key", value; on top of the recipe's
    std::filesystem::path weights = {};
    std::string weightsSha256 = {};
    std::optional<Precision> precision = {}; ///< of CLIP; empty: that of the run
};

/// A method by its name, as it is. Throws Error for an unknown one.
Contender contender(const std::string& method);

/// CLIP-LAD with one thing changed at a time: what each part of the method is worth. Those in a precision of
/// their own run with the model loaded in it.
const std::vector<Contender>& ablations();

/// The same method with a backbone of its own beside that with CLIP: "patchcore:own". Throws Error for a
/// method that can have none, and a file that cannot be read.
Contender withOwnBackbone(const Contender& contender, const std::filesystem::path& weights);

/// CLIP-LAD with settings of one's own: "NAME:KEY=VALUE,KEY=VALUE,…", such as
/// "pieces:histogram.component-weight=1". Throws Error for text of another form, an unknown setting, a value
/// out of range, and the resolution and tiles, which are one for a run.
Contender variant(const std::string& text);

/// Of image.tiles, which no method of a run can have. @param where what asks for them
Error tilesRefused(const std::string& where);

/// What a contender's method is made with for a product, sharing nothing with others yet. Throws Error for
/// settings that cannot be used.
MethodContext methodContext(const Contender& contender, const BenchmarkSet& set, const ClipModel& clip,
                            int resolution, std::uint64_t seed);

/// Everything that a contender's figures for a draw depend on, as text: settings, model, weights, which
/// photos it learns from and tests, and what each is said to be. Results that were made otherwise are not
/// mixed with these.
std::string madeWith(const Contender& contender, const BenchmarkSet& set, const FewShotSplit& split,
                     const BackboneInfo& model, int resolution);

/// What a contender's settings for a product have other than the program's own: "clusters.count=12".
std::vector<std::string> changedSettings(const Contender& contender, const BenchmarkSet& set);

} // namespace cliplad
