// What people start as clip-lad. LibTorch, which every command needs, takes some tenths of a second to load;
// a question for help is answered without it, and anything else goes on as the program of the commands.

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include <unistd.h>

#include "base/embedded_file.h"
#include "launcher/help_text.h"
#include "patient_threads.h"

CLIPLAD_EMBEDDED_FILE(command_help);

namespace {

namespace fs = std::filesystem;

int print(std::string_view text) {
    const bool isPrinted =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    return isPrinted ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    const auto help = CLIPLAD_EMBEDDED_BYTES(command_help);
    const std::string_view all(reinterpret_cast<const char*>(help.data()), help.size());
    if (const auto text = cliplad::cli::helpText(all, {argv, static_cast<std::size_t>(argc)}))
        return print(*text);
    if (argc == 2 && argv[1] == std::string_view("--version"))
        return print("clip-lad " CLIPLAD_VERSION "\n");

    std::error_code error;
    const fs::path here = fs::read_symlink("/proc/self/exe", error);
    if (error) {
        std::fprintf(stderr, "clip-lad: /proc/self/exe cannot be read: %s; mount /proc\n",
                     error.message().c_str());
        return 1;
    }
    const fs::path commands = (here.parent_path() / CLIPLAD_COMMANDS).lexically_normal();
    if (!cliplad::saysHowToWait(environ))
        putenv(cliplad::spinShortly); // so that the commands need not start anew
    execv(commands.c_str(), argv);
    std::fprintf(stderr, "clip-lad: %s cannot be started: %s; install CLIP-LAD anew\n", commands.c_str(),
                 std::strerror(errno));
    return 1;
}
