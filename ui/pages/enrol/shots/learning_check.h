#pragma once

#include <vector>

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include "inspection/enrolment_warning.h"

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// Asks the core, before anything is saved, what is odd about the product as it would be learned now: a part
/// that is on no shot, one whose lack would pass as good. Works in the background a while after the last
/// edit, only while it is active. Texts are made anew for another language. GUI thread.
class LearningCheck : public QObject {
    Q_OBJECT

public:
    LearningCheck(Studio& studio, QObject* parent);

    /// Whether somebody looks.
    void setActive(bool active);

    /// Whether the product of this moment was looked at to the end.
    bool isChecked() const;
    bool isChecking() const;
    /// A sentence each; of the product of this moment, else none.
    QStringList warnings() const;
    QStringList hints() const;

Q_SIGNALS:
    void changed();

private:
    QStringList texts(bool hints) const;
    void follow();
    void check();

    Studio& studio_;
    bool active_ = false;
    QTimer soon_;
    QPointer<BackgroundJob> job_;
    quint64 asked_ = 0;   ///< revision of the document that is or was looked at last
    quint64 checked_ = 0; ///< revision that `warnings_` are about
    std::vector<EnrolmentWarning> warnings_;
};

} // namespace cliplad::ui
