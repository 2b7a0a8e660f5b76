#pragma once

#include <QIcon>
#include <QWidget>

namespace cliplad::ui {

/// An icon that stands beside a text, in the colours of the palette in force and sharp at every scale.
class IconLabel : public QWidget {
public:
    /// @param name see icon()
    explicit IconLabel(const QString& name, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const QIcon icon_;
};

} // namespace cliplad::ui
