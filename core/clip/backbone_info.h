#pragma once

#include <filesystem>
#include <string>

namespace cliplad {

/// Which model a backbone runs, for product files and for what a person is told.
struct BackboneInfo {
    std::string name = {};   ///< "demo", "ViT-L-14 datacomp_xl_s13b_b90k", …
    std::string sha256 = {}; ///< of the weights; a product remembers it
    std::string configSha256 =
        {}; ///< of the configuration (writeModelConfig): the same weights read otherwise are another model
    std::string precision = {}; ///< precisionName(): features of one are not compared with those of another
    std::string device = "CPU"; ///< deviceName() of what computes it
    int patchSize = 0;          ///< px
    int embedDim = 0;           ///< E
    int contextLength = 77;     ///< tokens that the text tower reads, its start and end markers among them
    bool isDemo = false;        ///< the demo model, embedded or read from a file: said wherever its results
                                ///< are shown, and see settledFor (inspection/inspection_settings.h)
    std::filesystem::path weights = {}; ///< the file that they were read from; empty: they are embedded
};

} // namespace cliplad
