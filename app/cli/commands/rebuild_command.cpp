#include <memory>

#include "commands/commands.h"
#include "enrolled_text.h"
#include "inspection/line/cached_backbone.h"
#include "inspection/product/product_folder.h"
#include "model_options.h"

namespace cliplad::cli {
namespace {

struct RebuildOptions {
    std::string product;
    ModelOptions model;
};

void rebuildProduct(const RebuildOptions& options, Session& session) {
    const ProductDefinition before = ProductFolder::readDefinition(options.product);
    const FileLock held = ProductFolder::hold(options.product);
    const auto model = options.model.loadFor(before, options.product, ModelOptions::Use::IsLearnedAgain);
    TextCache words(TextCache::defaultFolder());
    const Product product =
        ProductFolder::rebuild(options.product, CachedBackbone(*model, nullptr, &words), session.job(),
                               options.model.rememberedName(before.modelName));
    session.print(session.json ? enrolledJson(product, options.product, *model)
                               : enrolledText(product, options.product, *model));
}

} // namespace

void addRebuildCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<RebuildOptions>();
    CLI::App* command = addCommand(
        program, "rebuild",
        "Learn a product again from its own shots: after editing it, or for another model",
        "  clip-lad rebuild tray --model ViT-L-14-datacomp\n\n"
        "Words, settings and shots are those of the folder; a threshold that was set by hand stays.");
    command->add_option("PRODUCT", options->product, "Folder of the product")->required();
    options->model.addTo(*command, session, "the product's");
    addJsonFlag(*command, session, "What was learned as JSON");
    command->callback([&session, options] { rebuildProduct(*options, session); });
}

} // namespace cliplad::cli
