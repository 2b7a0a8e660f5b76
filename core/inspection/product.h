#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "anomaly/fusion.h"
#include "anomaly/patch_memory.h"
#include "base/file_lock.h"
#include "base/job.h"
#include "clip/backbone.h"
#include "image/ignore_regions.h"
#include "inspection/inspection_settings.h"
#include "inspection/prompts.h"

namespace cliplad {

/// What a person edits or reviews of a product: product.yaml.
struct ProductDefinition {
    std::string name;
    Prompts prompts;
    InspectionSettings settings;
    IgnoreRegions ignore;
    std::string modelName;
    std::string modelSha256;
    std::string modelPrecision;
    struct Shot {
        std::string file; ///< below shots/
        std::string sha256;
    };
    std::vector<Shot> shots;
    Calibration calibration;
    std::string calibratedOn; ///< "leave-one-out", "validation set", "augmented copies", "by hand"
};

/// What enrolment learned; can be rebuilt from the definition and the shots.
struct ProductMemory {
    at::Tensor centres; ///< [N_c, ΣC]
    LabelEmbeddings coarse;
    LabelEmbeddings fine;
    std::vector<ClassHistogram> histograms; ///< M_hist, one a shot
    PatchMemory patches;                    ///< M_patch
};

/// A product in memory: immutable once enrolled or opened, shared between threads.
struct Product {
    ProductDefinition definition;
    ProductMemory memory;
};

struct EnrolmentRequest {
    std::string name;
    Prompts prompts;
    InspectionSettings settings;
    IgnoreRegions ignore;
    std::vector<std::filesystem::path> shots;      ///< 1 or more normal photos; sizes may not differ
    std::vector<std::filesystem::path> validation; ///< optional normal photos for the calibration
};

/// Learns a product. Throws Error (no shots, duplicated shots, different sizes, unusable prompts); Cancelled.
Product enrol(const Backbone& backbone, const EnrolmentRequest& request, const JobContext& job = {});

/// A product's folder: product.yaml, shots/ (copies), memory.safetensors (rebuilt when missing).
///
/// Schema version in product.yaml; written atomically; a lock against a second writer.
class ProductFolder {
public:
    /// Writes a newly enrolled product; `shots` are the files copied. Throws Error if `folder` exists and holds
    /// something else than a product. Nothing half-written remains after an error.
    static void save(const std::filesystem::path& folder, const Product& product,
                     const std::vector<std::filesystem::path>& shots);

    /// Opens for scoring. Throws Error when it was made with other weights (offering `rebuild`), when a file is
    /// missing or contradicts another. A missing memory.safetensors is rebuilt from the shots and written.
    static Product open(const std::filesystem::path& folder, const Backbone& backbone, const JobContext& job = {});

    /// The definition alone: fast, needs no model (which model to load is written in it).
    static ProductDefinition readDefinition(const std::filesystem::path& folder);

    /// Learns again from the shots with this backbone and replaces memory and model entry.
    static Product rebuild(const std::filesystem::path& folder, const Backbone& backbone, const JobContext& job = {});
};

} // namespace cliplad
