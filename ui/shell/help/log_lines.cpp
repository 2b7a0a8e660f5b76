#include "shell/help/log_lines.h"

#include <algorithm>
#include <utility>

#include <QDateTime>

#include "shell/help/log_file.h"

namespace cliplad::ui {

LogLines& LogLines::ofProgram() {
    static LogLines lines;
    return lines;
}

LogLines::LogLines() = default;
LogLines::~LogLines() = default;

void LogLines::add(const QString& line) {
    const std::scoped_lock lock(mutex_);
    lines_.append(QDateTime::currentDateTime().toString("yyyy-MM-dd HH:mm:ss.zzz  ") + line);
    if (lines_.size() > kMost)
        lines_.removeFirst();
    ++added_;
    if (file_)
        file_->add(lines_.constLast());
}

QStringList LogLines::since(qint64& seen) {
    const std::scoped_lock lock(mutex_);
    const qint64 fresh = std::min<qint64>(added_ - seen, lines_.size());
    seen = added_;
    return lines_.mid(lines_.size() - fresh);
}

void LogLines::keepIn(const std::filesystem::path& file) {
    std::unique_ptr<LogFile> next = file.empty() ? nullptr : std::make_unique<LogFile>(file);
    {
        const std::scoped_lock lock(mutex_);
        file_.swap(next);
    }
    next.reset(); // writes what it still has, while others go on
}

std::filesystem::path LogLines::keptIn() {
    const std::scoped_lock lock(mutex_);
    return file_ ? file_->path() : std::filesystem::path();
}

bool LogLines::isKeepingFailing() {
    const std::scoped_lock lock(mutex_);
    return file_ && file_->isFailing();
}

} // namespace cliplad::ui
