#pragma once

#include <optional>
#include <vector>

#include <QHash>
#include <QIcon>
#include <QTableWidget>

#include "engine/trial_suggestion.h"

namespace cliplad::ui {

/// Trials with their masks and figures, best first; the state that they are compared with is one of them.
/// The choice stays with its trial while rows change places. GUI thread.
class TrialTable : public QTableWidget {
    Q_OBJECT

public:
    explicit TrialTable(QWidget* parent);

    /// @param request what the trials are changes of
    void showTrials(const std::vector<Trial>& trials, const PreviewRequest& request);
    /// The chosen one; null: none.
    const Trial* chosen() const;
    /// The best one; null: none.
    const Trial* best() const;
    void chooseBest();
    void retranslate();

Q_SIGNALS:
    void adoptWanted(); ///< the chosen one

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum Column { Masks, Change, Stability, Separation, Judged, Time, Use, Columns };

    void fillRow(int row, const Trial& trial);
    void setText(int row, Column column, const QString& text, const QString& help = {});
    QString stabilityText(const Trial& trial) const;
    QString judgedText(const Trial& trial) const;
    QString masksText(const Trial& trial) const;
    QString percent(double share) const;
    void paintNumber(QPainter& painter, const QRect& picture, const QString& number, bool isWorst) const;
    QIcon masksOf(const Trial& trial);
    const Trial* trialAt(int row) const;
    QWidget* useButton(int row);
    QString changeText(int row, const Trial& trial) const;
    int partsNotFoundNow() const;

    std::vector<Trial> trials_; ///< best first
    PreviewRequest request_;
    QHash<qint64, QIcon> icons_; ///< by the first mask's cacheKey(): results come often
};

} // namespace cliplad::ui
