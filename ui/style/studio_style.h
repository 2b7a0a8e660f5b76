#pragma once

#include <utility>

#include <QCache>
#include <QIcon>
#include <QPalette>
#include <QProxyStyle>

namespace cliplad::ui {

/// Fusion with what it leaves too faint on dark grounds drawn anew: boxes to tick, outlines of fields
/// and menus, the frame of what has the keyboard's focus and the handles of splitters, in the palette's
/// colours.
class StudioStyle : public QProxyStyle {
    Q_OBJECT

public:
    StudioStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    /// The longest of a combo box's choices fits without dots.
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    /// The frame of the current item goes around all of it: around its text alone it is not seen where there
    /// is none.
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    /// Questions, warnings and file dialogs have icons of the program's own set (resources/icons).
    QIcon standardIcon(StandardPixmap sign, const QStyleOption* option, const QWidget* widget) const override;
    QPixmap standardPixmap(StandardPixmap sign, const QStyleOption* option,
                           const QWidget* widget) const override;
    /// Buttons of dialogs go without the style's own icons: those are of another set. A link that has the
    /// focus stands out as what is selected does.
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    /// A photo that is selected keeps its colours.
    QPixmap generatedIconPixmap(QIcon::Mode mode, const QPixmap& pixmap,
                                const QStyleOption* option) const override;

    /// A palette of which Fusion makes outlines in the palette's own colour of lines. The same for the same
    /// palette: Fusion keeps the pictures of its fields by the palette's key, and Qt the names of those
    /// pictures for ever.
    QPalette outlined(const QPalette& palette) const;

private:
    void drawOutlined(PrimitiveElement element, const QStyleOption& option, QPainter* painter,
                      const QWidget* widget) const;

    /// By the key of the palette of which it was made, and the group of its colours.
    mutable QCache<std::pair<qint64, QPalette::ColorGroup>, QPalette> outlined_;
};

} // namespace cliplad::ui
