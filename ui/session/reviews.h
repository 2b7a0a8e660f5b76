#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <QObject>
#include <QTimer>

#include "session/records/decision_writer.h"
#include "session/score_results.h"

namespace cliplad::ui {

/// "Good", in the language in force; empty for a decision that was taken back.
QString decisionText(DecisionValue value);

/// The reviews of the scored rows: sends a person's decisions to the records, marks a row when its decision
/// is on a disk, and shows what earlier sessions decided of the same image content. GUI thread.
class Reviews : public QObject {
    Q_OBJECT

public:
    Reviews(ScoreResults& results, DecisionWriter& decisions, QObject* parent = nullptr);

    /// What stands for a row, also while it is on its way; null: not reviewed, or taken back.
    const Review* of(std::size_t row) const;
    /// Reviewed, and not known to have failed.
    bool isDecided(std::size_t row) const;

    void decide(std::size_t row, DecisionValue value, const QString& note, const QString& why);

Q_SIGNALS:
    void changed(int row);

private:
    void collect(int first, int last);
    void startOver();
    void search();
    void apply(const QStringList& imageSha256s);
    void applyTo(int row, const Review& review);

    ScoreResults& results_;
    DecisionWriter& decisions_;
    std::unordered_map<std::string, std::vector<int>>
        rowsOf_;                              ///< by image hash; may hold rows scored again since
    std::vector<QString> hashOf_;             ///< by row: the one that it was entered with last
    std::unordered_set<std::string> unknown_; ///< hashes to be looked up
    QTimer searchSoon_;
};

} // namespace cliplad::ui
