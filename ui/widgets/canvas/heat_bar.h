#pragma once

#include <optional>

#include <QWidget>

namespace cliplad::ui {

/// The scale of a heat map with numbers at both ends and in the middle, to stand beside every picture that
/// paintedHeat made. GUI thread.
class HeatBar : public QWidget {
    Q_OBJECT

public:
    explicit HeatBar(QWidget* parent = nullptr);

    /// @param meaning of the numbers, for the tool tip ("cosine similarity")
    void setScale(double low, double high, const QString& meaning, int decimals = 2);
    /// A value to point at in the scale.
    void setPointer(std::optional<double> value);
    double low() const { return low_; }
    double high() const { return high_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString number(double value) const;

    double low_ = 0;
    double high_ = 1;
    int decimals_ = 2;
    std::optional<double> pointer_;
};

} // namespace cliplad::ui
