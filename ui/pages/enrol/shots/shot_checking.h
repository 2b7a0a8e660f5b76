#pragma once

#include <memory>

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include "engine/shot_report.h"

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// Looks for what makes bad shots, in the background, whenever the shots change. Texts are made anew for
/// another language.
class ShotChecking : public QObject {
    Q_OBJECT

public:
    ShotChecking(Studio& studio, QObject* parent);

    /// Whether the shots of this moment are still being looked at.
    bool isChecking() const;
    /// Whether they were, to the end: a check that was cancelled or failed has found nothing and says
    /// nothing.
    bool isChecked() const { return !isChecking() && report_.shots == asked_; }
    /// Why they were not; empty where it was cancelled.
    const QString& problem() const { return problem_; }
    /// After a check that did not come to its end.
    void checkAgain();
    /// What is wrong with a shot, a sentence each, by its path.
    QHash<QString, QStringList> faults() const;

Q_SIGNALS:
    void changed();

private:
    void followDocument();
    void check();

    Studio& studio_;
    const std::shared_ptr<ShotReporter> reporter_;
    ShotReport report_;
    std::vector<std::filesystem::path> asked_; ///< shots that are or were looked at last
    QPointer<BackgroundJob> job_;
    QTimer soon_;
    QString problem_;
};

} // namespace cliplad::ui
