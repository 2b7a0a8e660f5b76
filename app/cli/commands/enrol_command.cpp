#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "argument_checks.h"
#include "base/folder.h"
#include "commands/commands.h"
#include "enrolled_text.h"
#include "image_arguments.h"
#include "inspection/enrolment.h"
#include "inspection/idle_settings.h"
#include "inspection/line/cached_backbone.h"
#include "inspection/product/product_folder.h"
#include "model_options.h"
#include "recipe_options.h"

namespace cliplad::cli {
namespace {

struct EnrolOptions {
    std::string product;
    std::vector<std::string> shots;
    std::vector<std::string> validation;
    std::optional<double> threshold, reviewThreshold;
    RecipeOptions recipe;
    ModelOptions model;
};

EnrolmentRequest requestOf(const EnrolOptions& options) {
    const PromptFile prompts = options.recipe.read();
    EnrolmentRequest request{.name = folderName(options.product),
                             .prompts = prompts.prompts,
                             .settings = prompts.settings,
                             .ignore = options.recipe.readIgnore(),
                             .threshold = options.threshold,
                             .shots = {options.shots.begin(), options.shots.end()},
                             .validation = {}};
    for (const ResultName& image : expandImages(options.validation, options.product))
        request.validation.push_back(image.path);
    return request;
}

/// Says which --set changes nothing beside the others, with this model.
void noteIdleSettings(const std::vector<std::string>& texts, const InspectionSettings& settings,
                      const BackboneInfo& model, Session& session) {
    const InspectionSettings settled = settledFor(model, settings);
    for (const std::string& text : texts) {
        const std::string key = text.substr(0, text.find('='));
        const std::string_view reason = idleBecauseOf(key, settled);
        for (const Setting<InspectionSettings>& other : inspectionSettings())
            if (other.info.key == reason)
                session.notice(
                    fmt::format("note: {} has no effect while {} is {}", key, reason, other.get(settled)));
    }
}

void enrolProduct(const EnrolOptions& options, Session& session) {
    const EnrolmentRequest request = requestOf(options);
    ProductFolder::requireSavable(options.product);
    const auto held = ProductFolder::holdExisting(options.product);
    const auto model = options.model.load();
    noteIdleSettings(options.recipe.settings, request.settings, model->info(), session);
    TextCache words(TextCache::defaultFolder());
    Product product = enrol(CachedBackbone(*model, nullptr, &words), request, session.job());
    product.definition.modelName = options.model.rememberedName();
    product.definition.reviewThreshold = options.reviewThreshold;
    ProductFolder::save(wholeFolder(options.product), product, request.shots, request.validation);
    session.print(session.json ? enrolledJson(product, options.product, *model)
                               : enrolledText(product, options.product, *model));
}

} // namespace

void addEnrolCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<EnrolOptions>();
    CLI::App* command = addCommand(
        program, "enrol", "Learn a product from a few good photos",
        "  clip-lad enrol tray --shots good/1.jpg good/2.jpg good/3.jpg good/4.jpg --prompts pushpins\n\n"
        "PRODUCT becomes a folder: product.yaml (to be read and edited), copies of the shots, and what was "
        "learned.\n"
        "A product that is there is replaced.");
    command->add_option("PRODUCT", options->product, "Folder of the product")->required();
    command->add_option("--shots", options->shots, "Good photos, 1 to 4 or more, all of one size")
        ->type_name("FILE...")
        ->required()
        ->check([](const std::string& file) {
            return file.empty() ? "expected a photo, found an empty name" : std::string();
        });
    options->recipe.addTo(*command, true);
    options->model.addTo(*command, session, "demo");
    command
        ->add_option("--validation", options->validation,
                     "More good photos, or folders of them, that teach how normal scores spread; not what "
                     "PRODUCT holds")
        ->type_name("PATH...");
    const auto addScore = [&](const std::string& name, std::optional<double>& score, const char* help) {
        command
            ->add_option_function<double>(
                name, [&score](double value) { score = value; }, help)
            ->check(numberFromZero());
    };
    addScore("--threshold", options->threshold,
             "Score from which an image is anomalous, instead of the calibrated one");
    addScore("--review-threshold", options->reviewThreshold,
             "Score from which an image is to be reviewed, where it is not anomalous yet; none by itself");
    addJsonFlag(*command, session, "What was learned as JSON");
    command->callback([&session, options] { enrolProduct(*options, session); });
}

} // namespace cliplad::cli
