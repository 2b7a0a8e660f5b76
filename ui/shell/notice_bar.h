#pragma once

#include <array>
#include <functional>
#include <vector>

#include <QFrame>

#include "session/notices.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace cliplad::ui {

/// A problem, above the page until it is closed, in the language in force.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// A button that does something about it.
    struct Remedy {
        Wording text;
        std::function<void()> mend;
    };
    /// With two remedies at most.
    void showProblem(const ProblemText& problem, const std::vector<Remedy>& remedies = {});

Q_SIGNALS:
    void goneWithFocus(); ///< it was hidden while the keys were in it

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void retranslate();
    void showTexts();

    ProblemText problem_;
    std::vector<Remedy> shown_; ///< remedies of it
    QLabel* text_;
    QToolButton* close_;
    std::array<QPushButton*, 2> remedies_;
};

} // namespace cliplad::ui
