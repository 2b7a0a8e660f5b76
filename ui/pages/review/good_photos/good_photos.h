#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "engine/jobs/background_job.h"
#include "engine/wording.h"
#include "pages/review/good_photos/decided_good.h"

class QAction;

namespace cliplad::ui {

class NamedSteps;
class Studio;

/// Adds what a person decided to be good in this run to the product's validation photos, as if it were added
/// on Enrol, and keeps the action for that in step: how many photos it adds, or why there are none. Follows
/// only while someone looks. GUI thread; files are read elsewhere.
class GoodPhotos : public QObject {
    Q_OBJECT

public:
    /// @param steps where adding becomes a step, beside the one of the product
    GoodPhotos(Studio& studio, QAction& action, NamedSteps& steps);

    /// Whether someone looks.
    void setActive(bool active);
    /// Also after the language has changed.
    void refresh();
    /// Looks whether their files still are what was decided on, then adds them.
    void add();

Q_SIGNALS:
    /// @param told what was done, what was left out, and what to mind
    void added(const std::vector<std::filesystem::path>& photos, const cliplad::ui::Wording& told);

private:
    void refreshSoon();
    void read(const std::vector<std::filesystem::path>& files, std::function<void(const FileContents&)> then);
    void take(const FileContents& now);
    QString help(const DecidedGood& good) const;

    Studio& studio_;
    QAction& action_;
    NamedSteps& steps_;
    FileContents known_; ///< of the product's photos
    QPointer<BackgroundJob> reading_;
    QTimer soon_;
    bool isActive_ = false;
};

} // namespace cliplad::ui
