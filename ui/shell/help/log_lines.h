#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include <QString>
#include <QStringList>

namespace cliplad::ui {

class LogFile;

/// The newest lines of the log of this program, each with its time. Any thread.
class LogLines {
public:
    static constexpr qsizetype kMost = 2000;

    static LogLines& ofProgram();

    LogLines();
    ~LogLines();

    void add(const QString& line);
    /// Those after the first `seen` that were ever added.
    QStringList since(qint64& seen);

    /// What is added from now on is kept in the file too; empty: in none, and what was added is there.
    void keepIn(const std::filesystem::path& file);
    /// Empty: none.
    std::filesystem::path keptIn();
    /// Whether that cannot be written.
    bool isKeepingFailing();

private:
    std::mutex mutex_;
    QStringList lines_;
    qint64 added_ = 0;
    std::unique_ptr<LogFile> file_;
};

} // namespace cliplad::ui
