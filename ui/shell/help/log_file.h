#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include <QStringList>

namespace cliplad::ui {

/// The log on disk, so that it is there after a crash: lines are appended by a thread of its own as they
/// come. A file that would become too large is renamed to the older one, which replaces the one before.
/// Several programs may write one file; a lock beside it lets one of them rename it. What cannot be written
/// is dropped.
class LogFile {
public:
    static constexpr std::uintmax_t kMostBytes = 1'000'000;

    explicit LogFile(std::filesystem::path file, std::uintmax_t mostBytes = kMostBytes);
    ~LogFile(); ///< writes what was added
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    /// In the person's data folder.
    static std::filesystem::path defaultFile();
    /// "studio.old.log" beside "studio.log".
    static std::filesystem::path olderThan(const std::filesystem::path& file);
    /// "studio.log.lock" beside it, held while the file is renamed.
    static std::filesystem::path lockOf(const std::filesystem::path& file);

    const std::filesystem::path& path() const { return file_; }
    /// Whether the last line could not be written.
    bool isFailing() const { return isFailing_; }

    /// Any thread; does not wait for the disk.
    void add(const QString& line);

private:
    void run(const std::stop_token& stop);
    bool append(const QStringList& lines) const;
    bool isFull(std::uintmax_t moreBytes) const;
    void turnOver(std::uintmax_t moreBytes) const;

    const std::filesystem::path file_;
    const std::uintmax_t mostBytes_;
    std::atomic<bool> isFailing_ = false;
    std::mutex mutex_;
    std::condition_variable_any added_;
    QStringList waiting_;
    std::jthread thread_; ///< last
};

} // namespace cliplad::ui
