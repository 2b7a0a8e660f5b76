#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/folder.h"
#include "base/json_text.h"
#include "commands/commands.h"
#include "exit_code.h"
#include "image/photo.h"
#include "image_arguments.h"
#include "inspection/enrolment.h"
#include "inspection/enrolment_warnings.h"
#include "inspection/inspector.h"
#include "inspection/line/cached_backbone.h"
#include "inspection/line/inspection_line.h"
#include "inspection/product/product_folder.h"
#include "model_options.h"
#include "recipe_options.h"
#include "report/part_image.h"
#include "report/result_files.h"

namespace cliplad::cli {
namespace {

namespace fs = std::filesystem;

struct SegmentOptions {
    std::vector<std::string> paths; ///< the first is the product unless there are prompts
    std::string out;
    RecipeOptions recipe;
    ModelOptions model;
};

/// What segments: a product's clusters and words, or words alone with each image's own clusters.
struct Segmenter {
    std::shared_ptr<const ClipModel> model;
    std::optional<Product> product;
    Recipe recipe;
    std::unique_ptr<TextCache> words =
        std::make_unique<TextCache>(TextCache::defaultFolder()); ///< the same for each photo

    Inspection segment(const cv::Mat& photo, const JobContext& job) const {
        if (product)
            return inspect(*model, *product, photo, job.stop);
        checkIgnore(recipe.ignore, photo.size());
        const InspectionLine line(recipe, model->info(), nullptr, job);
        const CachedBackbone backbone(*model, nullptr, words.get());
        const LineImage image = line.encode(backbone, photo, {});
        const LineSegments segments = line.segment(image, line.learn(backbone, {image}, {}));
        Inspection inspection;
        inspection.parts = *segments.parts;
        inspection.counts = *segments.counts;
        inspection.histogram = inspection.counts.histogram;
        return inspection;
    }
};

Segmenter openSegmenter(const SegmentOptions& options, const JobContext& job) {
    if (options.recipe.prompts.empty()) {
        const std::string& folder = options.paths.front();
        const ProductDefinition definition = ProductFolder::readDefinition(folder);
        const auto model = options.model.loadFor(definition, folder, ModelOptions::Use::Judges);
        Product product = ProductFolder::open(folder, *model, job);
        Recipe recipe = product.definition.recipe();
        return {.model = model, .product = std::move(product), .recipe = std::move(recipe)};
    }
    const PromptFile prompts = options.recipe.read();
    Recipe recipe{.prompts = prompts.prompts,
                  .settings = prompts.settings,
                  .ignore = options.recipe.readIgnore(),
                  .threshold = std::nullopt};
    checkRecipe(recipe);
    return {.model = options.model.load(), .product = std::nullopt, .recipe = std::move(recipe)};
}

/// Mask pixels of every part label, for stdout.
nlohmann::ordered_json areasOf(const Inspection& inspection, const std::vector<Label>& labels) {
    nlohmann::ordered_json areas = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!labels[i].background)
            areas[labels[i].name] = inspection.histogram.areaPx.at(i);
    return areas;
}

nlohmann::ordered_json segmentOne(const Segmenter& segmenter, const ResultName& image, const fs::path& out,
                                  const JobContext& job) {
    const cv::Mat photo = loadPhoto(image.path).rgb;
    const Inspection inspection = segmenter.segment(photo, job);
    const std::vector<Label>& labels = segmenter.recipe.prompts.fine;
    const fs::path mask = out / "masks" / (image.stem + ".png");
    const fs::path overlay = out / "overlays" / (image.stem + ".jpg");
    makeFolder(mask.parent_path());
    makeFolder(overlay.parent_path());
    writePartMask(mask, inspection.parts, photo.size(), labels);
    writePicture(overlay, withLegend(partOverlay(photo, inspection, labels), labels));
    return {{"image", image.path.string()},
            {"areas_px", areasOf(inspection, labels)},
            {"mask", mask.string()},
            {"overlay", overlay.string()}};
}

std::string areasText(const nlohmann::ordered_json& areas) {
    std::string text;
    for (const auto& [label, area] : areas.items())
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", label, area.get<int>());
    return text;
}

void segment(const SegmentOptions& options, Session& session) {
    const JobContext job = session.job();
    const std::vector<std::string> paths(options.paths.begin() + (options.recipe.prompts.empty() ? 1 : 0),
                                         options.paths.end());
    if (paths.empty())
        throw CLI::ValidationError("PATH", "is missing: without --prompts the first is a product, so name "
                                           "images after it, or prompts for these");
    if (options.recipe.prompts.empty())
        requireOutside(options.out, options.paths.front());
    const std::vector<ResultName> images = expandImages(paths, options.out);
    const Segmenter segmenter = openSegmenter(options, job);
    for (const std::string& warning : unmetWordWarnings(segmenter.recipe.prompts, *segmenter.model))
        session.notice(fmt::format("clip-lad: {}", warning));
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    bool hasResults = false;
    for (const ResultName& image : images) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(json.size()), static_cast<std::int64_t>(images.size()),
                     image.path.filename().string());
        nlohmann::ordered_json result;
        try {
            result = segmentOne(segmenter, image, options.out, job);
        } catch (const Error& error) {
            if (error.where() != image.path.string())
                throw; // the disk or the settings, not the image
            session.notice(fmt::format("clip-lad: {}", error.what()));
            session.exitCode = kFailure;
            result = {{"image", image.path.string()}, {"error", error.what()}};
        }
        const bool isSegmented = !result.contains("error");
        hasResults = hasResults || isSegmented;
        if (!session.json && isSegmented)
            session.print(fmt::format("{}: {}\n", image.path.string(), areasText(result["areas_px"])));
        json.push_back(std::move(result));
    }
    const BackboneInfo& model = segmenter.model->info();
    if (session.json)
        session.print(
            jsonText(nlohmann::ordered_json{{"model", modelText(model)}, {"images", std::move(json)}}) +
            "\n");
    else if (model.isDemo && hasResults)
        session.print(fmt::format("{}\n", kDemoNotice));
}

} // namespace

void addSegmentCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<SegmentOptions>();
    CLI::App* command = addCommand(
        program, "segment", "Write the part masks of photos, with a product or with words alone",
        "  clip-lad segment tray photos/ --out masks\n"
        "  clip-lad segment photos/ --prompts pushpins --out masks\n\n"
        "Writes masks/<image>.png (value i is the i-th fine label, 0 none) and overlays/<image>.jpg. A "
        "product has its own settings\nand ignored regions: --set and --ignore go with --prompts.");
    command
        ->add_option("PATH", options->paths,
                     "Product folder (only without --prompts), then images or folders; not what DIR holds")
        ->required()
        ->type_name("");
    command->add_option("--out", options->out, "Folder for masks and overlays")->required()->type_name("DIR");
    options->recipe.addTo(*command, false);
    for (const char* option : {"--set", "--ignore"})
        command->get_option(option)->needs(command->get_option("--prompts"));
    options->model.addTo(*command, session, "the product's, else demo");
    addJsonFlag(*command, session, "Files and areas as JSON");
    command->callback([&session, options] { segment(*options, session); });
}

} // namespace cliplad::cli
