#pragma once

#include <filesystem>
#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "base/job.h"
#include "session/opening/left_edits.h"

namespace cliplad::ui {

/// What the start page offers to go on with.
struct StartListing {
    struct Recent {
        QString folder;
        QString name; ///< of the product; of the folder where it has none or cannot be read
        QDateTime saved;
        std::filesystem::path picture; ///< the first shot; empty: none
    };

    std::vector<Recent> recent;      ///< those that are still there, newest first
    std::vector<LeftEdits> leftOver; ///< what killed Studios left, newest first
};

/// Reads from disk what of it is there; a folder may lie on a server that does not answer. Any thread.
StartListing listStart(const QStringList& recentFolders, const JobContext& job);

} // namespace cliplad::ui
