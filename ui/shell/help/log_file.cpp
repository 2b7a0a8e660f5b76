#include "shell/help/log_file.h"

#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <QStandardPaths>

#include "base/file_lock.h"
#include "base/known_error.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

LogFile::LogFile(fs::path file, std::uintmax_t mostBytes)
    : file_(std::move(file))
    , mostBytes_(mostBytes)
    , thread_([this](const std::stop_token& stop) { run(stop); }) {}

LogFile::~LogFile() {
    thread_ = {};
}

fs::path LogFile::defaultFile() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return fs::path(data.toStdString()) / "clip-lad" / "log" / "studio.log";
}

fs::path LogFile::olderThan(const fs::path& file) {
    return fs::path(file).replace_extension(".old.log");
}

fs::path LogFile::lockOf(const fs::path& file) {
    return fs::path(file) += ".lock";
}

void LogFile::add(const QString& line) {
    {
        const std::scoped_lock lock(mutex_);
        waiting_.append(line);
    }
    added_.notify_one();
}

void LogFile::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (added_.wait(lock, stop, [this] { return !waiting_.isEmpty(); })) {
        const QStringList lines = std::exchange(waiting_, {});
        lock.unlock();
        isFailing_ = !append(lines);
        lock.lock();
    }
}

bool LogFile::isFull(std::uintmax_t moreBytes) const {
    std::error_code error;
    const std::uintmax_t there = fs::file_size(file_, error);
    return !error && there > 0 && there + moreBytes > mostBytes_;
}

/// Of two programs the second would replace the older file by the one that the first has just begun.
void LogFile::turnOver(std::uintmax_t moreBytes) const {
    std::optional<FileLock> lock;
    try {
        lock.emplace(lockOf(file_));
    } catch (const KnownError&) {
        return;              // another program is at it
    } catch (const Error&) { // the file system knows no locks: a log that grows for ever is worse
    }
    std::error_code error;
    if (isFull(moreBytes))
        fs::rename(file_, olderThan(file_), error);
}

/// Opened each time: another program may have renamed the file, or a person removed it.
bool LogFile::append(const QStringList& lines) const {
    const QByteArray text = (lines.join('\n') + '\n').toUtf8();
    std::error_code error;
    fs::create_directories(file_.parent_path(), error);
    const auto moreBytes = static_cast<std::uintmax_t>(text.size());
    if (isFull(moreBytes))
        turnOver(moreBytes);
    std::ofstream file(file_, std::ios::app | std::ios::binary);
    file.write(text.constData(), text.size());
    file.flush();
    return file.good();
}

} // namespace cliplad::ui
