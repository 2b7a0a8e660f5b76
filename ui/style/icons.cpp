#include "style/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace cliplad::ui {
namespace {

/// Draws the SVG with `currentColor` replaced at each paint, so that a change of theme needs no new icons.
class PaletteIcon : public QIconEngine {
public:
    PaletteIcon(QByteArray svg, QPalette::ColorRole ink)
        : svg_(std::move(svg))
        , ink_(ink) {}

    QIconEngine* clone() const override { return new PaletteIcon(svg_, ink_); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QByteArray coloured = svg_;
        coloured.replace("currentColor", colourOf(mode).name().toLatin1());
        QSvgRenderer(coloured).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, picture.rect(), mode, state);
        return picture;
    }

private:
    QColor colourOf(QIcon::Mode mode) const {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return palette.color(ink_);
    }

    const QByteArray svg_;
    const QPalette::ColorRole ink_;
};

} // namespace

QIcon icon(const QString& name, QPalette::ColorRole ink) {
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no icon named %s", qPrintable(name));
        return {};
    }
    return QIcon(new PaletteIcon(file.readAll(), ink));
}

} // namespace cliplad::ui
