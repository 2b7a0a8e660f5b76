#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "commands/commands.h"
#include "model_export.h"
#include "trainer.h"

namespace cliplad::training {
namespace {

struct ExportOptions {
    std::filesystem::path folder;
    std::filesystem::path out;
};

struct AverageOptions {
    std::vector<std::filesystem::path> models;
    std::filesystem::path out;
};

} // namespace

TrainingState requireState(const std::filesystem::path& folder) {
    std::optional<TrainingState> state = loadState(folder / "state.safetensors");
    if (!state)
        throw Error("holds no state.safetensors", folder.string(),
                    "train first, or name the folder of a training");
    return std::move(*state);
}

void exportTraining(const std::filesystem::path& folder, const std::filesystem::path& out) {
    const TrainingState state = requireState(folder); // first: it says what is missing
    exportModel(state, trainedConfig(folder), out);
    fmt::print("written to {}\n", out.string());
}

void addExportCommand(CLI::App& program) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* command = program.add_subcommand("export", "Write the model as an OpenCLIP model folder");
    command->add_option("--folder", options->folder, "of a training")->required();
    command->add_option("--out", options->out, "the model folder")->required();
    command->callback([options] { exportTraining(options->folder, options->out); });
}

void addAverageCommand(CLI::App& program) {
    auto options = std::make_shared<AverageOptions>();
    CLI::App* command =
        program.add_subcommand("average", "Write the mean of models' weights as an OpenCLIP model folder");
    command->add_option("--models", options->models, "model folders that were trained from one another")
        ->required()
        ->expected(2, 64);
    command->add_option("--out", options->out, "the model folder")->required();
    command->callback([options] {
        exportMean(options->models, options->out);
        fmt::print("written to {}\n", options->out.string());
    });
}

} // namespace cliplad::training
