#include "demo_run.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "base/folder.h"
#include "dataset/data_set.h"
#include "dataset/image_files.h"
#include "image/photo.h"
#include "inspection/enrolment.h"
#include "inspection/inspector.h"
#include "inspection/photo_inspections.h"
#include "inspection/product/product_folder.h"
#include "model_options.h"
#include "recipe_options.h"
#include "report/part_image.h"
#include "report/result_folder.h"
#include "scenes/loco_data_set.h"

namespace cliplad::cli {
namespace {

namespace fs = std::filesystem;

constexpr auto kOtherFolder = "name a new or empty folder with --out, or that of an earlier demo";
constexpr int kShots = 4;
constexpr std::size_t kTilesPerRow = 4;
constexpr int kTile = 160;

/// The parts of a demo's folder.
constexpr auto kScenes = "scenes";
constexpr auto kProduct = "product";
constexpr auto kResults = "results";
constexpr auto kContactSheet = "contact-sheet.png";

/// Throws Error for a folder with something that no demo left there: the demo replaces what bears its names.
void requireOwnFolder(const fs::path& folder) {
    if (!isFolder(folder))
        return; // making it says what is wrong with a file
    static const std::set<std::string> own = {kScenes, kProduct, kResults, kContactSheet};
    std::set<std::string> names;
    for (const fs::path& entry : listEntries(folder))
        names.insert(entry.filename().string());
    const auto foreign =
        std::find_if(names.begin(), names.end(), [](const auto& name) { return !own.contains(name); });
    if (foreign != names.end())
        throw Error(fmt::format("holds {}, which is not of a demo", *foreign), folder.string(), kOtherFolder);
    names.erase(kScenes); // is looked into when it is rendered
    const std::vector<fs::path> scenes =
        isFolder(folder / kScenes) ? listFolders(folder / kScenes) : std::vector<fs::path>();
    if (!names.empty() && std::none_of(scenes.begin(), scenes.end(), isRendered))
        throw Error(fmt::format("holds {} without the rendered scenes of a demo", *names.begin()),
                    folder.string(), kOtherFolder);
}

DataSet renderScenes(const DemoRequest& request, const JobContext& job) {
    const LocoCounts counts{.train = kShots,
                            .validation = 0,
                            .testGood = request.perGroup,
                            .testLogical = request.perGroup,
                            .testStructural = request.perGroup};
    writeLocoDataSet(request.product, request.out / kScenes, counts, request.seed, job,
                     EarlierRendering::Replace);
    return openDataSet(request.out / kScenes / request.product);
}

Product enrolShots(const Backbone& backbone, const DemoRequest& request,
                   const std::vector<DataSetImage>& shots, const JobContext& job) {
    const PromptFile prompts = findPrompts(request.product);
    Product product = enrol(backbone,
                            {.name = request.product,
                             .prompts = prompts.prompts,
                             .settings = prompts.settings,
                             .ignore = {},
                             .threshold = std::nullopt,
                             .shots = pathsOf(shots),
                             .validation = {}},
                            job);
    ProductFolder::save(request.out / kProduct, product, pathsOf(shots));
    return product;
}

/// Writes down the scores of the demo's images and collects tiles for its contact sheet.
class DemoScoring {
public:
    DemoScoring(const Backbone& backbone, const Product& product, const fs::path& out)
        : backbone_(backbone)
        , product_(product)
        , results_(out / kResults, {.csv = true, .json = true, .overlays = true},
                   {.product = product.definition.name,
                    .model = modelText(backbone.info()),
                    .labels = product.definition.prompts.fine},
                   product.definition.modelSha256, ScoreJournal::Start::Fresh) {}

    DemoImage add(const DataSetImage& image, const InspectedPhoto& inspected, const fs::path& root) {
        const auto& [photo, inspection] = inspected;
        const ResultName name{
            .path = image.path,
            .stem = image.path.lexically_relative(root / "test").replace_extension().generic_string()};
        results_.add(name, photo, inspection);
        names_.push_back(name);
        addTile(image.group, photo.rgb, inspection);
        return {.image = image.path.string(),
                .group = image.group,
                .anomalous = inspection.anomalous,
                .scores = inspection.scores,
                .explanation = inspection.explanation.text};
    }

    void addShots(const std::vector<DataSetImage>& shots) {
        SheetRow& row = rows_.emplace_back(SheetRow{.title = "learned from"});
        for (const DataSetImage& shot : shots) {
            const cv::Mat photo = loadPhoto(shot.path).rgb;
            const Inspection inspection = inspect(backbone_, product_, photo);
            row.tiles.push_back(
                {.photo = photo,
                 .overlay = partOverlay(photo, inspection, product_.definition.prompts.fine, kTile * 2),
                 .caption = "shot"});
        }
    }

    void finish(const fs::path& sheet) {
        results_.writeTables(names_);
        writePicture(sheet, drawContactSheet(
                                fmt::format("{}, {}", product_.definition.name, modelText(backbone_.info())),
                                rows_, kTile));
    }

private:
    void addTile(DataSetGroup group, const cv::Mat& photo, const Inspection& inspection) {
        const std::string title = fmt::format("{} test images", toText(group));
        if (rows_.empty() || rows_.back().title != title)
            rows_.push_back({.title = title});
        if (rows_.back().tiles.size() < kTilesPerRow)
            rows_.back().tiles.push_back(
                {.photo = photo,
                 .overlay = partOverlay(photo, inspection, product_.definition.prompts.fine, kTile * 2),
                 .caption = fmt::format("{} {:.2f} (logical {:.2f}, structural {:.3f})",
                                        inspection.anomalous ? "ANOMALOUS" : "good", inspection.scores.fused,
                                        inspection.scores.logical, inspection.scores.structural),
                 .flagged = inspection.anomalous});
    }

    const Backbone& backbone_;
    const Product& product_;
    ResultFolder results_;
    std::vector<ResultName> names_;
    std::vector<SheetRow> rows_;
};

void addMetrics(DemoResult& result) {
    std::vector<double> fused;
    std::vector<double> logical;
    std::vector<double> structural;
    std::vector<DataSetGroup> groups;
    for (const DemoImage& image : result.images) {
        fused.push_back(image.scores.fused);
        logical.push_back(image.scores.logical);
        structural.push_back(image.scores.structural);
        groups.push_back(image.group);
    }
    result.metrics = imageMetrics(fused, groups);
    result.aurocOfLogicalScore = imageMetrics(logical, groups).auroc;
    result.aurocOfStructuralScore = imageMetrics(structural, groups).auroc;
}

} // namespace

DemoResult runDemo(const Backbone& backbone, const DemoRequest& request, const JobContext& job) {
    requireOwnFolder(request.out);
    const auto held = ProductFolder::holdExisting(request.out / kProduct);
    const DataSet dataSet = renderScenes(request, job);
    const std::vector<DataSetImage> shots = dataSet.select(DataSetSplit::Train);
    const Product product = enrolShots(backbone, request, shots, job);
    DemoScoring scoring(backbone, product, request.out);
    scoring.addShots(shots);
    DemoResult result{.images = {},
                      .metrics = {},
                      .threshold = product.threshold(),
                      .contactSheet = request.out / kContactSheet};
    const std::vector<DataSetImage> test = dataSet.select(DataSetSplit::Test);
    PhotoInspections inspections(backbone, product, pathsOf(test), photosAtOnce(test.size()), job.stop);
    for (const DataSetImage& image : test) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(result.images.size()), static_cast<std::int64_t>(test.size()),
                     "scoring " + image.path.filename().string());
        result.images.push_back(scoring.add(image, inspections.next(), dataSet.root));
    }
    scoring.finish(result.contactSheet);
    addMetrics(result);
    return result;
}

} // namespace cliplad::cli
