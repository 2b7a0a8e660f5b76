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

/// Looks for what makes bad shots, in the background, whenever the shots change; and asks the core about a
/// product that was saved. Texts are made anew for another language.
class ShotChecking : public QObject {
    Q_OBJECT

public:
    ShotChecking(Studio& studio, QObject* parent);

    /// Whether the shots of this moment are still being looked at.
    bool isChecking() const;
    /// What is wrong with a shot, a sentence each, by its path.
    QHash<QString, QStringList> faults() const;
    /// Of the product as it was saved last; English.
    const QStringList& productWarnings() const { return productWarnings_; }

Q_SIGNALS:
    void changed();

private:
    void followDocument();
    void check();
    void readProductWarnings(const QString& folder);

    Studio& studio_;
    const std::shared_ptr<ShotReporter> reporter_;
    ShotReport report_;
    std::vector<std::filesystem::path> asked_; ///< shots that are or were looked at last
    QPointer<BackgroundJob> job_;
    QTimer soon_;
    QStringList productWarnings_;
};

} // namespace cliplad::ui
