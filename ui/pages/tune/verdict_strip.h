#pragma once

#include <optional>

#include <QFrame>

#include "engine/preview.h"
#include "widgets/settings/value_edits.h"

class QBoxLayout;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace cliplad::ui {

class SliderMarks;
class Studio;

/// The verdict on the image in words, the scores raw and calibrated, and the threshold, which can be moved
/// here. Where they have no room beside each other the threshold stands below the scores. GUI thread.
class VerdictStrip : public QFrame {
    Q_OBJECT

public:
    struct Content {
        const Preview* preview = nullptr; ///< null: nothing is known
        const Finding* finding = nullptr; ///< null: nothing of this image
        std::optional<double> reviewThreshold = {};
        QString notice = {}; ///< why the figures do not hold; empty: they do
        bool fixed = false;  ///< it is all of A, whose threshold is not the document's
    };

    VerdictStrip(Studio& studio, QWidget* parent);

    void showContent(const Content& content);
    void resetThreshold();
    /// Moves the threshold by so many of its small steps.
    void stepThreshold(int by);

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void arrange();
    void showVerdict(const Content& content);
    void showScores(const Content& content);
    void showThreshold(const Content& content);
    void nameThreshold();
    void setThreshold(std::optional<double> threshold);
    void retranslate();

    Studio& studio_;
    ValueEdits edits_;
    QLabel *picture_, *verdict_, *why_;
    QLabel *logical_, *structural_, *fused_;
    QBoxLayout *figures_, *scores_; ///< figures: the scores and the threshold
    QLayout* moving_ = nullptr;     ///< the threshold
    QLabel* thresholdLabel_;
    QSlider* slider_;
    SliderMarks* marks_;
    QDoubleSpinBox* number_;
    QToolButton* reset_;
    double most_ = 10; ///< at the slider's end
    double calibrated_ = 0;
    double inForce_ = 0;
    bool isOfA_ = false;
};

} // namespace cliplad::ui
