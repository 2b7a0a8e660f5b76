#pragma once

#include <filesystem>
#include <vector>

#include <QDateTime>
#include <QString>

#include "base/job.h"

namespace cliplad::ui {

/// Edits that were not saved when the Studio that made them ended.
struct LeftEdits {
    std::filesystem::path draft = {};
    QString name = {};                 ///< of the product; may be empty
    std::filesystem::path folder = {}; ///< of the product; empty: it was never saved
    QDateTime edited = {};
};

/// All of them, newest first; drafts that hold nothing more than the saved product are removed. Reads the
/// drafts and the folders of their products: any thread but the GUI's. Throws Cancelled.
std::vector<LeftEdits> listLeftEdits(const JobContext& job);

} // namespace cliplad::ui
