#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "argument_checks.h"
#include "base/json_text.h"
#include "commands/commands.h"
#include "scenes/loco_data_set.h"
#include "scenes/products/product_scene.h"
#include "whole_number.h"

namespace cliplad::cli {
namespace {

struct ScenesOptions {
    std::string product;
    std::string out;
    LocoCounts counts;
    std::uint64_t seed = 0;
};

void writeScenes(const ScenesOptions& options, Session& session) {
    writeLocoDataSet(options.product, options.out, options.counts, options.seed, session.job());
    const std::string folder = (std::filesystem::path(options.out) / options.product).string();
    const LocoCounts& counts = options.counts;
    if (session.json)
        session.print(jsonText(nlohmann::ordered_json{{"folder", folder},
                                                      {"seed", options.seed},
                                                      {"size", counts.size},
                                                      {"train", counts.train},
                                                      {"validation", counts.validation},
                                                      {"test_good", counts.testGood},
                                                      {"test_logical", counts.testLogical},
                                                      {"test_structural", counts.testStructural}}) +
                      "\n");
    else
        session.print(fmt::format(
            "{}: {} train, {} validation, {} good, {} logical and {} structural test images\n", folder,
            counts.train, counts.validation, counts.testGood, counts.testLogical, counts.testStructural));
}

} // namespace

void addScenesCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<ScenesOptions>();
    CLI::App* command = addCommand(
        program, "scenes", "Render a product with logical and structural anomalies as a LOCO data set",
        "  clip-lad scenes pushpins --out rendered --train 20 --seed 1\n"
        "  clip-lad evaluate rendered/pushpins --shots 4 --seeds 5\n\n"
        "Writes DIR/PRODUCT with ground truth masks. The same seed gives the same pictures.");
    command
        ->add_option("PRODUCT", options->product, fmt::format("One of {}", fmt::join(productNames(), ", ")))
        ->required()
        ->check(accepted([](const std::string& name) { productDefects(name); }));
    command->add_option("--out", options->out, "Folder that gets the data set's folder")
        ->required()
        ->type_name("DIR");
    const auto count = [&](const std::string& name, int& value, const std::string& what) {
        command->add_option(name, value, fmt::format("{} [{}]", what, value))
            ->check(CLI::Range(0, LocoCounts::kMost));
    };
    count("--train", options->counts.train, "Good images to learn from");
    count("--validation", options->counts.validation, "Good images to calibrate on");
    count("--good", options->counts.testGood, "Good test images");
    count("--logical", options->counts.testLogical, "Test images with a logical anomaly");
    count("--structural", options->counts.testStructural, "Test images with a structural anomaly");
    command->add_option("--size", options->counts.size, fmt::format("Side in px [{}]", options->counts.size))
        ->check(CLI::Range(64, 2048));
    command->add_option("--seed", options->seed, "Which pictures [0]")->check(wholeNumber(0));
    addJsonFlag(*command, session, "What was written as JSON");
    command->callback([&session, options] { writeScenes(*options, session); });
}

} // namespace cliplad::cli
