#include "base/unfinished_path.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

#include <unistd.h>

#include <fmt/format.h>

#include "base/folder.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".part";

/// A replacement of several steps takes milliseconds; a hung network disk must not keep the program.
constexpr auto kExitPatience = std::chrono::milliseconds(200);

/// A thread may be writing into the folder that is being removed.
constexpr int kRemovals = 3;

/// Paths that are being made, over all threads.
struct Registry {
    std::timed_mutex mutex;
    std::set<fs::path> paths;
};

Registry& registry() {
    // Never destroyed: the thread that ends the program may outlive main's statics.
    static auto* const instance = new Registry;
    return *instance;
}

fs::path folderOf(const fs::path& target) {
    return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

/// What the names of all unfinished paths of `target` begin with; cut so that the rest of the name fits.
std::string prefixOf(const fs::path& target) {
    constexpr std::size_t kLongest = 200;
    return "." + target.filename().string().substr(0, kLongest) + ".";
}

/// The process that made `name`; 0 when it is no unfinished path with this prefix.
pid_t makerOf(std::string_view name, std::string_view prefix) {
    if (!name.starts_with(prefix) || !name.ends_with(kSuffix))
        return 0;
    const std::string_view id = name.substr(prefix.size());
    pid_t maker = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), maker);
    return error == std::errc() && *end == '-' ? maker : 0;
}

bool isRunning(pid_t process) {
    return kill(process, 0) == 0 || errno != ESRCH;
}

} // namespace

UnfinishedPath::UnfinishedPath(const fs::path& target) {
    std::error_code error;
    if (!fs::exists(target, error) && error)
        throw writeError("cannot be written: ", error, target);
    static std::atomic<int> counter = 0;
    path_ = folderOf(target) / fmt::format("{}{}-{}{}", prefixOf(target), getpid(), ++counter, kSuffix);
    const std::scoped_lock lock(registry().mutex);
    registry().paths.insert(path_);
}

UnfinishedPath::~UnfinishedPath() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    const std::scoped_lock lock(registry().mutex);
    registry().paths.erase(path_);
}

std::unique_lock<std::timed_mutex> UnfinishedPath::keepWhole() {
    return std::unique_lock(registry().mutex);
}

void UnfinishedPath::removeAllForExit() {
    if (!registry().mutex.try_lock_for(kExitPatience))
        return;
    for (const fs::path& path : registry().paths) {
        std::error_code error;
        for (int i = 0; i < kRemovals && (i == 0 || error); ++i)
            fs::remove_all(path, error);
    }
    // The lock is kept: a destructor or a new file would otherwise go on where this left off.
}

void UnfinishedPath::sweep(const fs::path& target) {
    const std::string prefix = prefixOf(target);
    std::error_code error;
    for (fs::directory_iterator entry(folderOf(target), error), end; !error && entry != end;
         entry.increment(error)) {
        const pid_t maker = makerOf(entry->path().filename().string(), prefix);
        std::error_code ignored;
        if (maker > 0 && !isRunning(maker))
            fs::remove_all(entry->path(), ignored);
    }
}

} // namespace cliplad
