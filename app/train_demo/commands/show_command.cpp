#include <memory>

#include <fmt/format.h>

#include "commands/commands.h"
#include "contact_sheets.h"

namespace cliplad::training {

void addShowCommand(CLI::App& program) {
    auto out = std::make_shared<std::filesystem::path>();
    CLI::App* command = program.add_subcommand(
        "show", "Write contact sheets of every kind and of training scenes, to look at");
    command->add_option("--out", *out, "folder for the pictures")->required();
    command->callback([out] {
        writeContactSheets(*out);
        fmt::print("written to {}\n", out->string());
    });
}

} // namespace cliplad::training
