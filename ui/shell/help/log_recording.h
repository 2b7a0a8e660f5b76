#pragma once

#include <QMap>
#include <QObject>
#include <QSet>
#include <QString>

namespace cliplad::ui {

class BackgroundJob;
class Studio;
struct SentDecisions;
struct WaitingElsewhere;

/// Writes into the log what a support person would ask for, as long as the Studio lives: Qt's messages, what
/// a person was told, products that are opened and saved, edits by their names, long work, the model, when
/// records cannot be reached and when they can be again, and decisions that clashed there. GUI thread.
class LogRecording : public QObject {
    Q_OBJECT

public:
    /// Owned by the Studio.
    explicit LogRecording(Studio& studio);
    ~LogRecording() override;

private:
    void followProduct();
    void followJob(BackgroundJob& job);
    void noteRecords();
    void noteWaiting(const WaitingElsewhere& waiting);
    void noteClashes(const SentDecisions& sent);
    void noteModel();

    Studio& studio_;
    QMap<QString, QString> away_; ///< why, by the records that were told to be so
    QSet<QString> elsewhere_;     ///< records beside those that are set that something waited for
};

} // namespace cliplad::ui
