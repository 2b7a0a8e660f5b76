#include "scenes/loco_data_set.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/folder.h"
#include "scenes/products/product_scene.h"

#include <cmath>

#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdio>
#include <span>

namespace cliplad {

namespace {

namespace fs = std::filesystem;

/// Raise it when the same seed gives other pictures than before.
constexpr int kRendererVersion = 2;
/// Says what was rendered.
constexpr auto kMarker = "rendered.json";

struct Picture {
    fs::path file;        ///< below the product's folder
    fs::path groundTruth; ///< empty for a good one
    std::string_view defect;
    std::uint64_t seed = 0;
};

std::string numbered(int index) {
    char name[16];
    std::snprintf(name, sizeof name, "%03d", index);
    return name;
}

std::vector<const ProductDefect*> defectsOf(std::string_view product, AnomalyGroup group) {
    std::vector<const ProductDefect*> defects;
    for (const ProductDefect& defect : productDefects(product))
        if (defect.group == group)
            defects.push_back(&defect);
    return defects;
}

std::vector<Picture> plan(std::string_view product, const LocoCounts& counts, std::uint64_t seed) {
    std::vector<Picture> pictures;
    std::uint64_t next = seed * 0x9e3779b97f4a7c15ULL; // far apart, so that two data sets share no picture
    const auto good = [&](const char* folder, int count) {
        for (int i = 0; i < count; ++i)
            pictures.push_back({fs::path(folder) / (numbered(i) + ".png"), {}, {}, next++});
    };
    const auto bad = [&](const char* type, AnomalyGroup group, int count) {
        const std::vector<const ProductDefect*> defects = defectsOf(product, group);
        for (int i = 0; i < count; ++i)
            pictures.push_back({fs::path("test") / type / (numbered(i) + ".png"),
                                fs::path("ground_truth") / type / numbered(i) / "000.png",
                                defects[static_cast<std::size_t>(i) % defects.size()]->name, next++});
    };
    good("train/good", counts.train);
    good("validation/good", counts.validation);
    good("test/good", counts.testGood);
    bad("logical_anomalies", AnomalyGroup::Logical, counts.testLogical);
    bad("structural_anomalies", AnomalyGroup::Structural, counts.testStructural);
    return pictures;
}

int pixelValueOf(std::string_view product, std::string_view name) {
    int value = 255;
    for (const ProductDefect& defect : productDefects(product)) {
        if (defect.name == name)
            return value;
        --value;
    }
    return value;
}

nlohmann::json defectsConfig(std::string_view product, int size) {
    nlohmann::json config = nlohmann::json::array();
    for (const ProductDefect& defect : productDefects(product)) {
        const bool absolute = defect.saturatedArea > 0.0f;
        const auto pixels = std::lround(defect.saturatedArea * static_cast<float>(size * size));
        config.push_back({{"defect_name", defect.name},
                          {"pixel_value", pixelValueOf(product, defect.name)},
                          {"saturation_threshold", absolute ? nlohmann::json(pixels) : nlohmann::json(1.0)},
                          {"relative_saturation", !absolute}});
    }
    return config;
}

void writePng(const fs::path& file, const cv::Mat& image) {
    std::vector<uchar> bytes;
    cv::Mat bgr = image;
    if (image.channels() == 3)
        cv::cvtColor(image, bgr, cv::COLOR_RGB2BGR);
    cv::imencode(".png", bgr, bytes);
    makeFolder(file.parent_path());
    writeFileAtomically(file, std::as_bytes(std::span(bytes)));
}

/// The marker goes last: what a stopped removal leaves is still known as a rendered data set.
void removeRendering(const fs::path& root, const fs::path& marker) {
    for (const fs::path& path : {root / "train", root / "validation", root / "test", root / "ground_truth",
                                 root / "defects_config.json", marker}) {
        std::error_code error;
        fs::remove_all(path, error);
        if (error)
            throw Error("of an earlier rendering cannot be removed: " + error.message(), path.string(),
                        "remove it, or choose another folder");
    }
}

/// Takes possession of the folder, or refuses where something else is in it.
void claim(const fs::path& root, const nlohmann::json& description, EarlierRendering earlier) {
    makeFolder(root);
    const fs::path marker = root / kMarker;
    const std::string text = description.dump(2) + "\n";
    if (isRendered(root)) {
        if (readFile(marker, 1 << 20) == text)
            return;
        if (earlier == EarlierRendering::Refuse)
            throw Error("the folder holds a data set rendered with other settings", root.string(),
                        "remove it or choose another folder");
        removeRendering(root, marker);
    }
    std::error_code failure;
    if (!fs::is_empty(root, failure))
        throw Error("the folder is not empty and was not rendered by clip-lad", root.string(),
                    "choose another folder");
    writeFileAtomically(marker, text);
}

void check(const LocoCounts& counts) {
    for (const int count :
         {counts.train, counts.validation, counts.testGood, counts.testLogical, counts.testStructural})
        if (count < 0 || count > LocoCounts::kMost)
            throw Error("a data set cannot have " + std::to_string(count) + " pictures of a kind",
                        "data set counts", "use 0 to " + std::to_string(LocoCounts::kMost));
}

} // namespace

bool isRendered(const fs::path& root) {
    return isThere(root / kMarker);
}

void writeLocoDataSet(std::string_view product, const fs::path& dir, const LocoCounts& counts,
                      std::uint64_t seed, const JobContext& job, EarlierRendering earlier) {
    check(counts);
    const std::vector<Picture> pictures = plan(product, counts, seed);
    renderProduct(product, std::string_view(), seed,
                  counts.size); // a bad size is told before a folder is made
    const fs::path root = dir / std::string(product);
    claim(root,
          {{"product", product},
           {"seed", seed},
           {"renderer", kRendererVersion},
           {"size", counts.size},
           {"train", counts.train},
           {"validation", counts.validation},
           {"test_good", counts.testGood},
           {"test_logical", counts.testLogical},
           {"test_structural", counts.testStructural}},
          earlier);
    writeFileAtomically(root / "defects_config.json", defectsConfig(product, counts.size).dump(4) + "\n");
    std::int64_t done = 0;
    for (const Picture& picture : pictures) {
        job.throwIfStopped();
        job.progress(done++, static_cast<std::int64_t>(pictures.size()),
                     "rendering " + picture.file.string());
        std::error_code unknown;
        if (fs::exists(root / picture.file,
                       unknown)) // the picture is written last, so its ground truth is there too
            continue;
        const ProductScene scene = renderProduct(product, picture.defect, picture.seed, counts.size);
        if (!picture.groundTruth.empty()) {
            cv::Mat values(scene.groundTruth.size(), CV_8U, cv::Scalar(0));
            values.setTo(pixelValueOf(product, picture.defect), scene.groundTruth);
            writePng(root / picture.groundTruth, values);
        }
        writePng(root / picture.file, scene.rgb);
    }
    job.progress(done, done, "rendered " + std::string(product));
}

} // namespace cliplad
