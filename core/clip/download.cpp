#include "clip/download.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"

extern char** environ;

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr int kStopCheckMs = 100;
constexpr std::size_t kMaxMessage = 4096;
constexpr auto kHint =
    "check the network, fetch it elsewhere and bring it with `clip-lad model import`, or name a mirror";

/// curl as a child process whose error output is read through a pipe.
class CurlProcess {
public:
    CurlProcess(const std::string& url, const fs::path& part) {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            throw Error(fmt::format("curl cannot be started: {}", std::strerror(errno)), url, kHint);
        errors_ = ends[0];
        const std::array<std::string, 15> words{
            "curl",    "--fail",           "--location",    "--silent", "--show-error", "--retry",     "3",
            "--proto", "=https,http,file", "--continue-at", "-",        "--output",     part.string(), "--",
            url};
        std::array<char*, words.size() + 1> arguments{};
        for (std::size_t i = 0; i < words.size(); ++i)
            arguments[i] = const_cast<char*>(words[i].c_str());
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
        const int failure = posix_spawnp(&pid_, "curl", &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        if (failure != 0) {
            close(errors_);
            throw Error(fmt::format("curl cannot be started: {}", std::strerror(failure)), url,
                        "install it: apt-get install curl");
        }
    }

    ~CurlProcess() {
        close(errors_);
        if (pid_ > 0) {
            kill(pid_, SIGTERM);
            waitpid(pid_, nullptr, 0);
        }
    }
    CurlProcess(const CurlProcess&) = delete;
    CurlProcess& operator=(const CurlProcess&) = delete;

    /// Waits at most `timeoutMs` for output; false once curl has closed it.
    bool readErrors(int timeoutMs) {
        pollfd waiting{.fd = errors_, .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, timeoutMs) <= 0)
            return true;
        std::array<char, 512> block{};
        const ssize_t count = read(errors_, block.data(), block.size());
        if (count > 0 && message_.size() < kMaxMessage)
            message_.append(block.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    /// curl's exit code; call after readErrors returned false.
    int wait() {
        int status = 0;
        while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    }

    /// The last line curl wrote.
    std::string lastLine() const {
        std::string text = message_;
        while (!text.empty() && text.back() == '\n')
            text.pop_back();
        return text.substr(text.rfind('\n') + 1);
    }

private:
    pid_t pid_ = -1;
    int errors_ = -1;
    std::string message_;
};

std::int64_t sizeOf(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

} // namespace

void download(const std::string& url, const fs::path& target, const JobContext& job) {
    const fs::path part = target.string() + ".part";
    CurlProcess curl(url, part);
    while (curl.readErrors(kStopCheckMs)) {
        job.throwIfStopped();
        job.progress(sizeOf(part), 0, "fetching " + target.filename().string());
    }
    if (const int code = curl.wait(); code != 0)
        throw Error(fmt::format("could not be downloaded ({})", curl.lastLine().empty()
                                                                    ? fmt::format("curl ended with {}", code)
                                                                    : curl.lastLine()),
                    url, kHint);
    std::error_code error;
    fs::rename(part, target, error);
    if (error)
        throw Error(fmt::format("cannot be put in place: {}", error.message()), target.string(), kHint);
}

} // namespace cliplad
