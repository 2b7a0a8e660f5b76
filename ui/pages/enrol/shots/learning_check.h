#pragma once

#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "document/document_state.h"
#include "inspection/enrolment_warning.h"

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// Asks the core, before anything is saved, what is odd about the product as it would be learned now: a part
/// that is on no shot, one whose lack would pass as good. Works in the background a while after the last
/// edit, only while it is active; edits that teach nothing leave it alone, and saving, which learns the same,
/// goes first. Texts are made anew for another language. GUI thread.
class LearningCheck : public QObject {
    Q_OBJECT

public:
    LearningCheck(Studio& studio, QObject* parent);

    /// Whether somebody looks.
    void setActive(bool active);

    /// Whether the product of this moment was looked at to the end.
    bool isChecked() const;
    bool isChecking() const { return !job_.isNull(); }
    /// Whether it was not, although it was begun: it was cancelled, or failed.
    bool isGivenUp() const;
    /// Why; empty where it was cancelled.
    const QString& problem() const { return problem_; }
    /// After that.
    void checkAgain();
    /// A sentence each; of the product of this moment, else none.
    QStringList warnings() const;
    QStringList hints() const;

Q_SIGNALS:
    void changed();

private:
    QStringList texts(bool hints) const;
    void startOver();
    void followDocument();
    void followSaving();
    void follow();
    void drop();
    void check();

    Studio& studio_;
    bool active_ = false;
    QTimer soon_;
    QPointer<BackgroundJob> job_;
    std::optional<DocumentState> asked_;   ///< that is or was looked at last
    std::optional<DocumentState> checked_; ///< that `warnings_` are about
    std::vector<EnrolmentWarning> warnings_;
    QString problem_;
};

} // namespace cliplad::ui
