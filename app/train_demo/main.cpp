// clip-lad-train-demo: trains the embedded demo model on rendered scenes.

#include <string_view>

#include <malloc.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands/commands.h"

namespace {

using namespace cliplad::training;

constexpr int kFailure = 1;
constexpr int kWrongUsage = 2;

int run(int argc, char** argv) {
    CLI::App app(
        "Trains the embedded demo model on rendered scenes.\n"
        "Example: clip-lad-train-demo train --folder ~/.cache/clip-lad/demo-training --scenes 150000");
    app.require_subcommand(1);
    int exitCode = 0;
    addTrainCommand(app, exitCode);
    addEvaluateCommand(app);
    addShowCommand(app);
    addFailuresCommand(app);
    addExportCommand(app);
    addAverageCommand(app);

    const auto isAsked = [&](CLI::App* command) { return command->check_name(argv[1]); };
    if (argc > 1 && argv[1][0] != '-' && app.get_subcommands(isAsked).empty()) {
        fmt::print(stderr, "There is no command {}\nRun with --help for more information.\n", argv[1]);
        return kWrongUsage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) { // CLI11's own codes are many
        return app.exit(error) == 0 ? 0 : kWrongUsage;
    }
    return exitCode;
}

} // namespace

int main(int argc, char** argv) {
    // The gradient of the word embeddings, 25 MB a step, would otherwise fragment the heap without end.
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        // LibTorch's messages go on with a backtrace.
        const std::string_view text = error.what();
        fmt::print(stderr, "clip-lad-train-demo: {}\n", text.substr(0, text.find('\n')));
        return kFailure;
    }
}
