#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

#include <QObject>
#include <QString>

#include "base/latest_runner.h"

namespace cliplad::ui {

/// By the hash of the image.
using ImageNotes = std::unordered_map<std::string, std::string>;

/// Notes on images that no recorded decision carries yet, by the hash of the image: of whatever run or
/// product, on disk too, so that they are there again in another session.
///
/// GUI thread. One small file a note: read when its image is looked at first, written on a thread of its own.
class NoteDrafts : public QObject {
    Q_OBJECT

public:
    /// $XDG_DATA_HOME/clip-lad/notes
    static std::filesystem::path defaultFolder();

    explicit NoteDrafts(std::filesystem::path folder = defaultFolder(), QObject* parent = nullptr);
    ~NoteDrafts() override; ///< returns when all is on disk

    /// An empty note stands for one that was recorded and is to be taken back. @param imageSha256 in
    /// hexadecimal digits
    std::optional<QString> find(const std::string& imageSha256);
    /// The same without a look at the disk: of an image that nobody looked at in this session nothing.
    std::optional<QString> known(const std::string& imageSha256) const;
    void keep(const std::string& imageSha256, const QString& note);
    void drop(const std::string& imageSha256);
    /// Reads all of them, as they are now in this session; for another thread, which may outlive this.
    std::function<ImageNotes()> reader() const;

Q_SIGNALS:
    void failed(const QString& message); ///< to write: the notes are in memory alone; or to read
    void kept();                         ///< all of them, after that had failed

private:
    using Draft = std::optional<QString>;                  ///< null: none
    using Drafts = std::unordered_map<std::string, Draft>; ///< by the hash of the image
    struct Written {};

    void change(const std::string& imageSha256, const Draft& draft);
    Draft read(const std::string& imageSha256);
    std::filesystem::path fileOf(const std::string& imageSha256) const;
    void write(const Drafts& drafts);

    const std::filesystem::path folder_;
    Drafts known_;                         ///< those that were looked at in this session
    Drafts changed_;                       ///< of them: their files are this session's to write
    Drafts written_;                       ///< the runner's: what the files hold
    bool hasFailed_ = false;               ///< the runner's: the last time
    LatestRunner<Drafts, Written> runner_; ///< last
};

} // namespace cliplad::ui
