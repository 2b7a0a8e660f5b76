#pragma once

#include <QImage>
#include <QWidget>

#include "engine/preview.h"

class QComboBox;

namespace cliplad::ui {

class LayeredCanvas;

/// A second canvas beside the first, with the same layers: the photo alone, the nearest shot, or A. GUI
/// thread.
class CompareView : public QWidget {
    Q_OBJECT

public:
    enum class Kind { PhotoAlone, NearestShot, A };

    explicit CompareView(QWidget* parent);

    LayeredCanvas& canvas() const { return *canvas_; }
    /// Chooses what is shown; stands where the page has room, so that both canvases are of one height.
    QComboBox* chooser() const { return kind_; }
    Kind kind() const;

    /// @param preview of the state that is shown; null: none  @param view, finding of the image shown; null:
    /// none  @param notice why they do not hold
    void showLive(const PreviewPtr& preview, const ImageView* view, const Finding* finding,
                  const QString& notice);
    /// @param hasA whether there is an A at all
    void showA(const PreviewPtr& preview, bool hasA, const QString& notice);

    /// Of the image looked at; not shown on the shots. @param mask Format_Indexed8; null: none
    void setTruth(const QImage& mask);

Q_SIGNALS:
    void kindChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void putTruth();
    void retranslate();

    QComboBox* kind_;
    LayeredCanvas* canvas_;
    QImage truth_;
};

} // namespace cliplad::ui
