#pragma once

#include <vector>

#include <QWidget>

#include "document/document_state.h"
#include "engine/trial_suggestion.h"

class QCheckBox;
class QLabel;

namespace cliplad::ui {

/// What may be changed in the search for a better product, to be ticked, and how much work that is. GUI
/// thread.
class TrialChoices : public QWidget {
    Q_OBJECT

public:
    explicit TrialChoices(QWidget* parent);

    /// @param reviewed images that can be judged by
    /// @param free whether a choice can be made: nothing is being tried
    void showState(const Recipe& recipe, std::size_t shots, const std::vector<ReviewedImage>& reviewed,
                   bool free);
    TuningChoice choice() const;
    /// How many changes are ticked, of the state shown.
    int variants() const { return variants_; }
    void retranslate();

Q_SIGNALS:
    void changed(); ///< choice()

private:
    void showPlan(std::size_t shots, std::size_t reviewed);

    QCheckBox *counts_, *synonyms_, *settings_, *judged_;
    QLabel* plan_;
    bool canJudge_ = false;
    int variants_ = 0;
};

} // namespace cliplad::ui
