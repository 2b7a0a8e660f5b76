#pragma once

#include <filesystem>
#include <string>

#include <QObject>

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

    explicit DraftWriter(std::filesystem::path file, QObject* parent = nullptr);

    const std::filesystem::path& file() const { return file_; }
    void write(const DocumentState& state, const std::filesystem::path& folder);
    /// Returns when the last state is on disk.
    void flush() { runner_.waitUntilIdle(); }
    /// The product is saved or given up: nothing is to be recovered.
    void remove();

Q_SIGNALS:
    void failed(const QString& message);

private:
    struct Ask {
        DocumentState state;
        std::filesystem::path folder;
        bool keep = true;
    };
    struct Written {};

    const std::filesystem::path file_;
    LatestRunner<Ask, Written> runner_; ///< last
};

} // namespace cliplad::ui
