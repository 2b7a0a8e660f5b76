#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace cliplad::ui {

class Studio;

/// Offers the last run of the open product, where there is one that can be compared with shots. GUI thread.
class LastRunOffer : public QWidget {
    Q_OBJECT

public:
    explicit LastRunOffer(Studio& studio, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Studio& studio_;
    QLabel* text_;
    QPushButton* open_;
};

} // namespace cliplad::ui
