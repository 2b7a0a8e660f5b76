#pragma once

#include <filesystem>

#include <QLabel>

namespace cliplad::ui {

class Studio;

/// Names the image that is looked at, and says where it is none of those that the page offers. Where there is
/// little room its middle is left out; the whole path is the tool tip. GUI thread.
class ImageName : public QLabel {
    Q_OBJECT

public:
    /// What the page offers.
    enum class Offer { Strip, Sheet };

    ImageName(Studio& studio, Offer offer, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fit();
    bool isOffered(const std::filesystem::path& image) const;

    Studio& studio_;
    const Offer offer_;
    QString whole_;
};

} // namespace cliplad::ui
