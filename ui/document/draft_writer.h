#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

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

    /// Holds a draft against other Studios. Throws Error where one has it, or where the folder cannot be
    /// made. Waits a moment where one may only look whether it is free: a left-over draft is not for the GUI
    /// thread.
    static FileLock hold(const std::filesystem::path& draft);

    /// A draft that nobody else knows. Throws as hold().
    explicit DraftWriter(const std::filesystem::path& file, QObject* parent = nullptr);
    /// @param held of the file; let go when it is retired or set aside, or the object goes
    DraftWriter(std::filesystem::path file, FileLock held, QObject* parent = nullptr);
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
    /// or failed(), then deletes itself. It is free by then.
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
    std::optional<FileLock> lock_; ///< the runner's
    bool isRetired_ = false;
    bool hasFailed_ = false; ///< the last time; the runner's, as the next
    Ask::What answered_ = Ask::What::Keep;
    LatestRunner<Ask, Written> runner_; ///< last
};

} // namespace cliplad::ui
