#include "style/icon_label.h"

#include <QPainter>

#include "style/icons.h"
#include "ui/style/themes.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

/// @param scale pixels for each of the window's
QImage pictureOf(QWidget& widget, int scale) {
    QImage picture(widget.size() * scale, QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    widget.render(&picture, {}, {}, QWidget::DrawChildren);
    return picture;
}

QImage drawn(const QString& name, const QSize& size) {
    QImage picture(size, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    icon(name).paint(&painter, picture.rect());
    return picture;
}

} // namespace

class IconLabelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theInkIsThatOfTheThemeInForce() {
        setTheme(*qApp, Theme::Light);
        IconLabel label("warning");
        const QImage light = pictureOf(label, 1);
        setTheme(*qApp, Theme::Dark);
        const QImage dark = pictureOf(label, 1);
        QVERIFY(light != dark);
        QCOMPARE(dark, drawn("warning", label.size()));
    }

    void itIsSharpAtTwiceTheScale() {
        IconLabel label("warning");
        QImage twice = pictureOf(label, 2);
        twice.setDevicePixelRatio(1);
        QCOMPARE(twice, drawn("warning", label.size() * 2));
    }
};

} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::IconLabelTest)
#include "icon_label_test.moc"
