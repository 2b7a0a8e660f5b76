#include "program.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json_text.h"
#include "base/setting.h"
#include "commands/commands.h"
#include "exit_code.h"
#include "launcher/help_text.h"

namespace cliplad::cli {
namespace {

constexpr auto kFooter = R"(Exit codes:
  0    it worked
  1    an error, said in one sentence on stderr (with --json also as an object on stdout)
  2    the command line is wrong
  3    anomalies were found and --fail-on-anomaly was given
  130  stopped by Ctrl-C (143 by SIGTERM); within two seconds, leaving whole files only

Progress goes to stderr, and only where that is a terminal. --help-all prints the help of every command.
A list of values ends at the next option, or at --: clip-lad evaluate --shots 1 2 4 -- my_parts --seeds 5

Example, learning from four good photos and looking at the next ones:
  clip-lad enrol tray --shots good/1.jpg good/2.jpg good/3.jpg good/4.jpg --prompts pushpins
  clip-lad score tray incoming/ --out results --format csv,overlays
)";

void declare(CLI::App& program, Session& session) {
    program.set_version_flag("--version", "clip-lad " CLIPLAD_VERSION);
    program.require_subcommand(1);
    program.footer(kFooter);
    for (const auto& add :
         {addDemoCommand, addEnrolCommand, addRebuildCommand, addScoreCommand, addMergeCommand,
          addSegmentCommand, addEvaluateCommand, addBenchmarkCommand, addEncodeCommand, addModelCommand,
          addScenesCommand, addSettingsCommand, addAuditCommand})
        add(program, session);
}

int fail(Session& session, const Error& error) {
    session.notice(fmt::format("clip-lad: {}", error.what()));
    if (session.json) {
        const nlohmann::ordered_json json = {
            {"error", {{"problem", error.problem()}, {"where", error.where()}, {"hint", error.hint()}}}};
        std::fprintf(stdout, "%s\n", jsonText(json).c_str());
    }
    return kFailure;
}

/// Names of the commands, or of the options, that a command knows.
std::vector<std::string> knownWords(const CLI::App& command, bool options) {
    std::vector<std::string> words;
    if (options)
        for (const CLI::Option* option : command.get_options())
            for (const std::string& name : option->get_lnames())
                words.push_back("--" + name);
    else
        for (const CLI::App* subcommand : command.get_subcommands(nullptr))
            words.push_back(subcommand->get_name());
    return words;
}

/// Says of the words that the command did not know which ones are written nearly so. What follows a command
/// that there is not is no word of this one.
/// @return whether a command is missing since there is none of that name
bool suggest(const CLI::App& program) {
    const CLI::App* command = &program;
    while (!command->get_subcommands().empty())
        command = command->get_subcommands().front();
    for (const std::string& word : program.remaining(true)) {
        const bool isOption = word.starts_with('-');
        if (isOption && program.get_option_no_throw(word) != nullptr) { // --version behind a command
            fmt::print(stderr, "{} is an option of the program itself: clip-lad {}\n", word, word);
            continue;
        }
        if (!isOption && word.find('=') != std::string::npos &&
            command->get_option_no_throw("--set") != nullptr) {
            fmt::print(stderr, "Each setting has its own --set: --set {}\n", word);
            continue;
        }
        const std::string nearest = nearestWord(word, knownWords(*command, isOption));
        if (!nearest.empty())
            fmt::print(stderr, "Did you mean {} instead of {}?\n", nearest, word);
        const bool isCommand = !isOption && !command->get_subcommands(nullptr).empty();
        if (isCommand && nearest.empty())
            fmt::print(stderr, "There is no command {}.\n", word);
        if (isCommand)
            return true;
    }
    return false;
}

/// The help of the command and of those below it, each behind a line that names it.
void printHelp(Session& session, const CLI::App& command, const std::string& above) {
    const std::string name = above.empty() ? command.get_name() : above + ' ' + command.get_name();
    session.print(fmt::format("{}{}\n{}", kHelpHeading, name, command.help(above)));
    for (const CLI::App* below : command.get_subcommands(nullptr))
        printHelp(session, *below, name);
}

/// CLI11's own codes are many; what a shell needs to know is whether the usage was wrong.
int endOfParsing(const CLI::App& program, const CLI::ParseError& error) {
    const bool isMissing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
    if (isMissing && suggest(program)) {
        fmt::print(stderr, "Run with --help for more information.\n");
        return kUsage;
    }
    if (program.exit(error, std::cout, std::cerr) == 0)
        return kSuccess;
    if (!isMissing)
        suggest(program);
    return kUsage;
}

} // namespace

CLI::App* addCommand(CLI::App& program, const std::string& name, const std::string& description,
                     const std::string& example) {
    CLI::App* command = program.add_subcommand(name, description);
    command->footer("Example:\n" + example);
    return command;
}

void addJsonFlag(CLI::App& command, Session& session, const std::string& what) {
    command.add_flag("--json", session.json, what);
}

int runProgram(int argc, char** argv, Session& session, const StopSignals& signals) {
    CLI::App program(
        "CLIP-LAD learns a product from a few good photos and finds missing, extra, misplaced and "
        "damaged parts in the next ones.",
        "clip-lad");
    declare(program, session);
    if (argc == 2 && argv[1] == std::string_view("--help-all")) {
        printHelp(session, program, {});
        return kSuccess;
    }
    try {
        program.parse(argc, argv);
        return session.exitCode;
    } catch (const CLI::ParseError& error) {
        return endOfParsing(program, error);
    } catch (const Cancelled&) {
        session.notice("clip-lad: stopped");
        return signals.exitCode();
    } catch (const Error& error) {
        return fail(session, error);
    } catch (const std::filesystem::filesystem_error& error) {
        return fail(session, Error("cannot be opened: " + error.code().message(), error.path1().string(),
                                   "check the path and that you may read and write there"));
    } catch (const std::bad_alloc&) {
        return fail(session, Error("not enough memory", {}, "use a smaller model or resolution"));
    } catch (const std::exception& error) {
        // LibTorch's messages go on with a backtrace; one line is promised.
        const std::string_view text = error.what();
        return fail(session, Error(fmt::format("unexpected: {}", text.substr(0, text.find('\n'))), {},
                                   "please report this"));
    }
}

} // namespace cliplad::cli
