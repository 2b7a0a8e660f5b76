#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "pages/prompts/labels/label_hints.h"
#include "pages/prompts/labels/label_problems.h"
#include "session/studio.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace cliplad::ui {

/// What is wrong with the words, and what the shots show to be amiss, each told plainly with what can be done
/// about it. GUI thread.
class HintPanel : public QWidget {
    Q_OBJECT

public:
    HintPanel(Studio& studio, QWidget* parent);

    void showProblems(std::vector<LabelProblem> problems);
    /// Goes to the label of the next one.
    void next();

    const std::vector<LabelProblem>& problems() const { return problems_; }
    const std::vector<LabelHint>& hints() const { return hints_; }

Q_SIGNALS:
    /// The person wants to see the label; a problem's cell is to be mended.
    void wanted(cliplad::ui::LabelPlace place, cliplad::ui::LabelProblem::Cell cell);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Line {
        bool isProblem = false;
        QString text;
        QString action;
        LabelPlace place;
        LabelProblem::Cell cell = LabelProblem::Cell::Row;

        bool operator==(const Line&) const = default;
    };

    void refresh();
    std::vector<Line> linesNow() const;
    void rebuild();
    QWidget* widgetOf(const Line& line, std::size_t index);
    void act(std::size_t index);
    QString titleNow() const;

    Studio& studio_;
    std::vector<LabelProblem> problems_;
    std::vector<LabelHint> hints_;
    std::vector<Line> lines_;
    std::size_t next_ = 0;
    QLabel* title_;
    QScrollArea* scroll_;
    QWidget* content_;
    QVBoxLayout* rows_;
};

} // namespace cliplad::ui
