#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QDialog>
#include <QDoubleSpinBox>
#include <QRadioButton>
#include <QTableWidget>

#include "evaluation/threshold_fit.h"
#include "session/studio.h"

namespace cliplad::ui {

/// Fits the thresholds to the images whose truth is known, and shows what each choice costs beside what holds
/// now, before one is adopted. GUI thread.
class FitDialog : public QDialog {
    Q_OBJECT

public:
    explicit FitDialog(Studio& studio, QWidget* parent = nullptr);

    enum Choice { ByMissed, ByFalseAlarms, Both };
    void choose(Choice choice);
    void setAtMost(Choice choice, double percent); ///< of ByMissed or ByFalseAlarms
    /// What adopting gives; nothing where it cannot be fitted.
    std::optional<ScoreThresholds> fitted(Choice choice) const;

    void accept() override; ///< adopts

private:
    struct Option {
        QString name;
        std::optional<ScoreThresholds> thresholds;
    };

    struct Fits {
        std::optional<double> missed, alarms;
    };

    Fits fits() const;
    static std::optional<ScoreThresholds> fitted(Choice choice, const Fits& fits);
    void build();
    void buildCosts();
    void refresh();
    void fillRow(int row, const Option& option, bool isChosen);
    Choice choice() const;

    Studio& studio_;
    const std::vector<LabelledScore> known_; ///< lowest first, which makes each fit quick
    std::array<QRadioButton*, 3> radios_{};
    std::array<QDoubleSpinBox*, 2> limits_{};
    QTableWidget* costs_;
    QPushButton* adopt_;
};

} // namespace cliplad::ui
