#include "scoring/images/folder_watch.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <QDateTime>
#include <QElapsedTimer>

#include "base/file_stamp.h"
#include "dataset/image_files.h"
#include "engine/error_text.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Above it, the system's watcher is not asked to follow sub-folders one by one.
constexpr std::size_t kMostFolders = 500;
/// A folder that takes long to read gets so many times as long in peace: while it tells of changes, and when
/// it tells of none.
constexpr int kRestWhileBusy = 2, kRestWhileQuiet = 20;
/// A network folder may be away for a moment.
constexpr int kMostFailures = 5;
constexpr int kLeastRestMs = 20, kMostRestMs = 5000;

} // namespace

/// What was seen of one folder, from look to look.
class FolderWatch::Known {
public:
    explicit Known(fs::path folder)
        : folder_(std::move(folder)) {}

    const fs::path& folder() const { return folder_; }
    void look(int settleMs, News& news, const JobContext& job) {
        lookForFolders(news, job);
        lookForFiles(settleMs, news, job);
    }

private:
    struct Waiting {
        FileStamp stamp;
        qint64 sinceMs = 0;
        bool isThere = true;
    };

    void lookForFolders(News& news, const JobContext& job) {
        std::unordered_set<std::string> there{folder_.string()};
        std::error_code error;
        for (fs::recursive_directory_iterator entry(folder_, error), end;
             !error && entry != end && there.size() < kMostFolders; entry.increment(error)) {
            job.throwIfStopped();
            if (std::error_code unknown; entry->is_directory(unknown))
                there.insert(entry->path().string());
        }
        for (const std::string& folder : there)
            if (!folders_.contains(folder))
                news.folders.append(QString::fromStdString(folder));
        folders_ = std::move(there);
    }

    void lookForFiles(int settleMs, News& news, const JobContext& job) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (auto& [file, waiting] : waiting_)
            waiting.isThere = false;
        for (const fs::path& path : listImageFiles(folder_, Recursion::WithSubfolders, {}, job)) {
            const std::string& file = path.native();
            const FileStamp stamp = FileStamp::of(path);
            if (const auto told = told_.find(file); told != told_.end() && told->second == stamp)
                continue;
            auto [waiting, isNew] = waiting_.try_emplace(file, Waiting{.stamp = stamp, .sinceMs = now});
            if (!isNew && waiting->second.stamp != stamp)
                waiting->second = {.stamp = stamp, .sinceMs = now};
            waiting->second.isThere = true;
            if (stamp.bytes == 0 || now - waiting->second.sinceMs < settleMs)
                continue;
            told_[file] = stamp;
            waiting_.erase(waiting);
            news.settled.push_back(path);
        }
        std::erase_if(waiting_, [](const auto& entry) { return !entry.second.isThere; });
        news.waits = !waiting_.empty();
    }

    const fs::path folder_;
    std::unordered_set<std::string> folders_;
    std::unordered_map<std::string, Waiting> waiting_;
    std::unordered_map<std::string, FileStamp> told_;
};

FolderWatch::FolderWatch(QObject* parent)
    : QObject(parent)
    , runner_([](const Ask& ask, const JobContext& job) { return lookInto(ask, job); },
              [this](const auto& outcome) {
                  if (const auto* news = std::get_if<std::shared_ptr<const News>>(&outcome.value))
                      QMetaObject::invokeMethod(this, [this, news = *news] { take(*news); });
              }) {
    for (QTimer* timer : {&again_, &poll_}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &FolderWatch::look);
    }
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, &FolderWatch::lookSoon);
}

FolderWatch::~FolderWatch() = default;

void FolderWatch::setFolder(const fs::path& folder) {
    if (folder == folder_)
        return;
    folder_ = folder;
    known_ = folder_.empty() ? nullptr : std::make_shared<Known>(folder_);
    tookMs_ = failures_ = 0;
    wasSeen_ = false;
    again_.stop();
    poll_.stop();
    if (!watcher_.directories().isEmpty())
        watcher_.removePaths(watcher_.directories());
    look();
}

FolderWatch::News FolderWatch::lookInto(const Ask& ask, const JobContext& job) {
    News news{.known = ask.known};
    QElapsedTimer took;
    took.start();
    try {
        ask.known->look(ask.settleMs, news, job);
    } catch (const Error& error) {
        news.problem = errorText(error);
    }
    news.tookMs = static_cast<int>(took.elapsed());
    return news;
}

void FolderWatch::look() {
    if (known_)
        runner_.submit({known_, settleMs_});
}

void FolderWatch::lookSoon() {
    const int rest = std::clamp(kRestWhileBusy * tookMs_, kLeastRestMs, kMostRestMs);
    if (known_ && (!again_.isActive() || again_.remainingTime() > rest))
        again_.start(rest);
}

void FolderWatch::take(const News& news) {
    if (news.known != known_)
        return; // of a folder that is watched no more
    if (!news.problem.isEmpty()) {
        if (wasSeen_ && ++failures_ < kMostFailures)
            return poll_.start(pollMs_);
        setFolder({});
        return Q_EMIT failed(news.problem);
    }
    wasSeen_ = true;
    failures_ = 0;
    tookMs_ = news.tookMs;
    poll_.start(std::max(pollMs_, kRestWhileQuiet * tookMs_));
    if (!news.folders.isEmpty() && watcher_.addPaths(news.folders).size() < news.folders.size())
        lookSoon(); // for what came after it was read and before it was watched
    if (news.waits)
        again_.start(std::max(50, settleMs_ / 3));
    if (!news.settled.empty())
        Q_EMIT appeared(news.settled);
}

} // namespace cliplad::ui
