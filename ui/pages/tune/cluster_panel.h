#pragma once

#include <optional>

#include <QWidget>

#include "widgets/settings/value_edits.h"

class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace cliplad::ui {

class CountsAhead;
class SettingSpinBox;
class SliderMarks;
class Studio;

/// The number of clusters: a slider over the usual ones, a field for all, and which of them are computed
/// already. GUI thread.
class ClusterPanel : public QWidget {
    Q_OBJECT

public:
    ClusterPanel(Studio& studio, CountsAhead& ahead, QWidget* parent);

    /// While the page shows A: names its count, the slider keeps that of the document, which an edit would
    /// show again. Nothing: A is not shown.
    void showA(std::optional<int> count);
    /// One more or fewer.
    void step(int by);

Q_SIGNALS:
    void suggestWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void refreshMarks();
    void setCount(int count);
    void refuse(const QString& outside);
    void retranslate();

    Studio& studio_;
    CountsAhead& ahead_;
    ValueEdits edits_;
    QLabel* label_;
    QSlider* slider_;
    SliderMarks* marks_;
    SettingSpinBox* number_;
    QToolButton* reset_;
    QPushButton* suggest_;
    QLabel* idle_;         ///< why the parts do not follow
    QLabel* problem_;      ///< why what was typed is not the count
    std::optional<int> a_; ///< count of A, while A is shown
};

} // namespace cliplad::ui
