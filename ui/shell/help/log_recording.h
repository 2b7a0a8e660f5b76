#pragma once

#include <QObject>
#include <QString>

namespace cliplad::ui {

class BackgroundJob;
class Studio;
struct SentDecisions;

/// Writes into the log what a support person would ask for, as long as the Studio lives: Qt's messages, what
/// a person was told, products that are opened and saved, edits by their names, long work, the model, how
/// the records are reached, and decisions that clashed there. GUI thread.
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
    void noteClashes(const SentDecisions& sent);
    void noteModel();

    Studio& studio_;
    QString records_; ///< what was told of them last
};

} // namespace cliplad::ui
