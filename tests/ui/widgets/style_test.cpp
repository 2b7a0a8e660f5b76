#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include "style/icons.h"
#include "style/theme.h"
#include "support/own_home.h"

namespace cliplad::ui {
namespace {

const tests::OwnHome kHome;

/// Of WCAG 2.
double luminance(const QColor& colour) {
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

/// The strongest contrast that any pixel of a picture has to a colour.
double strongest(const QImage& picture, const QColor& ground) {
    double found = 1;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (const QColor pixel = picture.pixelColor(x, y); pixel.alpha() > 200)
                found = std::max(found, contrast(pixel, ground));
    return found;
}

class StyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void themes_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << static_cast<int>(Theme::Light);
        QTest::newRow("dark") << static_cast<int>(Theme::Dark);
    }
    void themes() {
        QFETCH(int, theme);
        setTheme(*qApp, static_cast<Theme>(theme));
        const QPalette palette = QApplication::palette();
        const QColor window = palette.color(QPalette::Window);
        QVERIFY(contrast(palette.color(QPalette::WindowText), window) > 7);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), window) > 4.5);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) > 4.5);

        QCheckBox box; // without words: what is seen is the box
        box.resize(box.sizeHint());
        QVERIFY(strongest(box.grab().toImage(), window) > 3);

        QLabel faint("faint");
        faint.setProperty("faint", true);
        faint.ensurePolished();
        QCOMPARE(faint.palette().color(QPalette::WindowText), palette.color(QPalette::PlaceholderText));
    }

    void iconsOfPrimaryButtonsHaveTheInkOfTheirText() {
        setTheme(*qApp, Theme::Light);
        const QColor accent = QApplication::palette().color(QPalette::Highlight);
        const auto picture = [](QPalette::ColorRole ink) {
            return icon("play", ink).pixmap(32, 32).toImage();
        };
        const auto inkOf = [](const QImage& image) {
            QColor ink;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() == 255)
                        ink = image.pixelColor(x, y);
            return ink;
        };
        QVERIFY(contrast(inkOf(picture(QPalette::HighlightedText)), accent) > 4.5);
        QCOMPARE(inkOf(picture(QPalette::ButtonText)), QApplication::palette().color(QPalette::ButtonText));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::StyleTest)
#include "style_test.moc"
