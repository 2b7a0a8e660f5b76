#pragma once

#include <filesystem>
#include <string>

#include <QObject>

#include "base/file_lock.h"
#include "base/latest_runner.h"
#include "document/document_state.h"

namespace cliplad::ui {

/// Keeps the open product's state on disk, so that a killed Studio loses no edit: each state is written on a
/// thread of its own, atomically, the newest replacing one that still waits.
class DraftWriter : public QObject {
    Q_OBJECT

public:
    /// $XDG_DATA_HOME/clip-lad/drafts
    static std::filesystem::path defaultFolder();
    /// Drafts that an ended Studio left, newest first; those of running ones are locked and left out.
    static std::vector<std::filesystem::path> leftOver(const std::filesystem::path& folder = defaultFolder());

    /// Removes a left-over draft. Throws Error where a running Studio has it open.
    static void discard(const std::filesystem::path& draft);

    /// Holds the draft against other Studios while the object lives. Throws Error where one has it, or where
    /// the folder cannot be made.
    explicit DraftWriter(std::filesystem::path file, QObject* parent = nullptr);
    ~DraftWriter() override;

    const std::filesystem::path& file() const { return file_; }
    void write(Draft draft);
    /// Returns when the last state is on disk.
    void flush() { runner_.waitUntilIdle(); }
    /// The product is saved: nothing is to be recovered.
    void remove();
    /// The product is closed: removes the draft and then itself.
    void retire();
    /// The product is closed and its edits are kept for a later recovery: writes them, tells by wasSetAside()
    /// or failed(), then deletes itself.
    void setAside(Draft draft);

Q_SIGNALS:
    void failed(const QString& message);
    void kept(); ///< after it had failed
    void wasSetAside();

private:
    struct Ask {
        enum class What { Keep, SetAside, Remove, Retire } what = What::Keep;
        Draft draft = {};
    };
    struct Written {};

    void answer(const Ask& ask);
    void tell(const Error* error); ///< the runner's thread

    const std::filesystem::path file_;
    const FileLock lock_;
    bool isRetired_ = false;
    bool hasFailed_ = false; ///< the last time; the runner's, as the next
    Ask::What answered_ = Ask::What::Keep;
    LatestRunner<Ask, Written> runner_; ///< last
};

} // namespace cliplad::ui
