#pragma once

#include <QWidget>

#include "image/ignore_regions.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace cliplad::ui {

/// The list of ignore regions.
class RegionsPanel : public QWidget {
    Q_OBJECT

public:
    explicit RegionsPanel(QWidget* parent);

    void setRegions(const IgnoreRegions& regions);
    void select(int index); ///< −1: none
    QListWidget& list() { return *list_; }
    void retranslate();

Q_SIGNALS:
    void selected(int index);
    void removeWanted();
    void removeAllWanted();

private:
    void refresh();

    IgnoreRegions regions_;
    QLabel* about_;
    QListWidget* list_;
    QPushButton* remove_;
    QPushButton* removeAll_;
};

} // namespace cliplad::ui
