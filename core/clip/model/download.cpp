#include "clip/model/download.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr int kStopCheckMs = 100;
constexpr std::size_t kMaxMessage = 4096;
constexpr auto kDownloadHint =
    "check the network, fetch it elsewhere and bring it with `clip-lad model import`, or name a mirror";

constexpr int kGraceMs = 1000; ///< from SIGTERM to SIGKILL
constexpr int kNotStarted = 127;

std::vector<std::string> curlCommand(const std::string& url, const fs::path& part) {
    // A redirect must not lead to a local file or to a place that anyone on the way can change.
    return {"curl",
            "--fail",
            "--location",
            "--silent",
            "--show-error",
            "--retry",
            "3",
            "--proto",
            "=https,http,file",
            "--proto-redir",
            "=https",
            "--continue-at",
            "-",
            "--output",
            part.string(),
            "--",
            url};
}

/// A program may block the signals that it waits for itself; curl is to end by SIGTERM.
void hearSignals() {
    std::signal(SIGTERM, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// What the child does between fork and exec; only what is allowed there while other threads hold locks.
[[noreturn]] void becomeCurl(char* const* arguments, int errors, int failure, pid_t parent) {
    // posix_spawn cannot ask for this: curl must not go on writing when this program is killed.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(kNotStarted);
    setpgid(0, 0); // Ctrl-C is for this program, which then ends curl
    hearSignals();
    dup2(errors, STDERR_FILENO);
    execvp(arguments[0], arguments);
    const int reason = errno;
    [[maybe_unused]] const ssize_t told = write(failure, &reason, sizeof reason);
    _exit(kNotStarted);
}

/// A pipe whose ends are closed with it, and in every program that is started.
struct Pipe {
    Pipe() { isOpen = pipe2(ends.data(), O_CLOEXEC) == 0; }
    ~Pipe() {
        closeEnd(0);
        closeEnd(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    void closeEnd(std::size_t which) {
        if (ends[which] >= 0)
            close(std::exchange(ends[which], -1));
    }

    std::array<int, 2> ends{-1, -1};
    bool isOpen = false;
};

/// curl as a child process whose error output is read through a pipe. Ends with this object, and with this
/// program however it ends. Used by the thread that made it.
class CurlProcess {
public:
    CurlProcess(const std::string& url, const fs::path& part) {
        Pipe failure;
        std::vector<std::string> words = curlCommand(url, part);
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const pid_t parent = getpid();
        pid_ = errors_.isOpen && failure.isOpen ? fork() : -1;
        if (pid_ == 0)
            becomeCurl(arguments.data(), errors_.ends[1], failure.ends[1], parent);
        if (pid_ < 0)
            throw Error(fmt::format("curl cannot be started: {}", std::strerror(errno)), url, kDownloadHint);
        errors_.closeEnd(1);
        failure.closeEnd(1);
        int reason = 0;
        if (read(failure.ends[0], &reason, sizeof reason) == sizeof reason) {
            wait();
            throw Error(fmt::format("curl cannot be started: {}", std::strerror(reason)), url,
                        "install it: apt-get install curl");
        }
    }

    ~CurlProcess() {
        if (pid_ <= 0)
            return;
        kill(pid_, SIGTERM);
        constexpr int kStepMs = 10;
        for (int waited = 0; waited < kGraceMs; waited += kStepMs) {
            if (waitpid(pid_, nullptr, WNOHANG) != 0)
                return;
            poll(nullptr, 0, kStepMs);
        }
        kill(pid_, SIGKILL);
        wait();
    }
    CurlProcess(const CurlProcess&) = delete;
    CurlProcess& operator=(const CurlProcess&) = delete;

    /// Waits at most `timeoutMs` for output; false once curl has closed it.
    bool readErrors(int timeoutMs) {
        pollfd waiting{.fd = errors_.ends[0], .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, timeoutMs) <= 0)
            return true;
        std::array<char, 512> block{};
        const ssize_t count = read(errors_.ends[0], block.data(), block.size());
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
    Pipe errors_;
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
    const int code = curl.wait();
    if (code != 0)
        job.throwIfStopped(); // a signal to all processes of a service ends curl first
    if (code != 0)
        throw Error(fmt::format("could not be downloaded ({})", curl.lastLine().empty()
                                                                    ? fmt::format("curl ended with {}", code)
                                                                    : curl.lastLine()),
                    url, kDownloadHint);
    std::error_code error;
    fs::rename(part, target, error);
    if (error)
        throw Error(fmt::format("cannot be put in place: {}", error.message()), target.string(),
                    kDownloadHint);
}

} // namespace cliplad
