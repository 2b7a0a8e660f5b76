#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace cliplad::ui {

/// Says over an empty table that the filter leaves nothing, and takes the filter away. Lies over the parent's
/// viewport. GUI thread.
class NoMatch : public QWidget {
    Q_OBJECT

public:
    /// @param viewport of the table, a child of `parent`
    NoMatch(QWidget* viewport, QWidget* parent);

    void retranslate();

Q_SIGNALS:
    void clearWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* viewport_;
    QLabel* text_;
    QPushButton* clear_;
};

} // namespace cliplad::ui
