#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStyleOptionComboBox>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "style/icons.h"
#include "style/studio_style.h"
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

/// How strongly what is drawn changes where it changes most; of pixels in the outer `rim` only.
double strongestChange(const QImage& before, const QImage& after, int rim) {
    const QRect inner = before.rect().adjusted(rim, rim, -rim, -rim);
    double found = 1;
    for (int y = 0; y < before.height(); ++y)
        for (int x = 0; x < before.width(); ++x)
            if (!inner.contains(x, y))
                found = std::max(found, contrast(before.pixelColor(x, y), after.pixelColor(x, y)));
    return found;
}

/// Widgets that the sheet draws in different ways, on two pages.
class Gallery : public QStackedWidget {
public:
    Gallery() {
        for (int i = 0; i < 2; ++i)
            addWidget(page());
        for (QWidget* widget : findChildren<QWidget*>())
            widget->setFocusPolicy(Qt::NoFocus); // no cursor blinks
        resize(300, 500);
    }

    QImage picture(int page) {
        setCurrentIndex(page);
        return grab().toImage();
    }

private:
    static QWidget* page() {
        auto* group = new QGroupBox("group");
        auto* column = new QVBoxLayout(group);
        for (const char* kind : {"heading", "faint", "primary", "disabled"}) {
            const bool isButton = kind == QString("primary") || kind == QString("disabled");
            QWidget* widget = isButton ? static_cast<QWidget*>(new QPushButton(kind)) : new QLabel(kind);
            widget->setProperty(kind, true);
            widget->setEnabled(kind != QString("disabled"));
            column->addWidget(widget);
        }
        column->addWidget(new QLineEdit("text"));
        column->addWidget(new QDoubleSpinBox);
        column->addWidget(new QCheckBox("box"));
        auto* combo = new QComboBox;
        combo->addItem("choice");
        column->addWidget(combo);
        auto* table = new QTableWidget(2, 2);
        table->setHorizontalHeaderLabels({"name", "score"});
        table->setItem(0, 0, new QTableWidgetItem("cell"));
        column->addWidget(table);
        return group;
    }
};

/// Counts what it is told of.
class Listener : public QWidget {
public:
    using QWidget::QWidget;

    int palettes = 0, styles = 0;

protected:
    void changeEvent(QEvent* event) override {
        palettes += event->type() == QEvent::PaletteChange ? 1 : 0;
        styles += event->type() == QEvent::StyleChange ? 1 : 0;
        QWidget::changeEvent(event);
    }
};

/// A choice as far as the box has room for it.
QString shortened(const QString& choice, const QComboBox& combo) {
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.subControls = QStyle::SC_All;
    const QRect room =
        combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
    return combo.fontMetrics().elidedText(choice, Qt::ElideRight, room.width() - 4);
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

    void aChangeOfTheThemeReachesWhatIsSeenAndWhatIsNot() {
        setTheme(*qApp, Theme::Light);
        Gallery bothSeen, oneSeen;
        for (Gallery* gallery : {&bothSeen, &oneSeen})
            gallery->show();
        bothSeen.setCurrentIndex(1);
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            setTheme(*qApp, theme);
            Gallery made;
            made.show();
            for (const int page : {0, 1}) {
                const QImage wanted = made.picture(page);
                QCOMPARE(bothSeen.picture(page), wanted);
                QCOMPARE(oneSeen.picture(page), wanted);
            }
        }
    }

    void aChangeOfTheThemePolishesEachWidgetOnce() {
        setTheme(*qApp, Theme::Light);
        QWidget window;
        QWidget* innermost = &window;
        for (int depth = 0; depth < 10; ++depth)
            innermost = new QWidget(innermost);
        auto* listener = new Listener(innermost);
        window.show();
        listener->palettes = listener->styles = 0;
        setTheme(*qApp, Theme::Dark);
        QVERIFY(listener->palettes >= 1);
        QVERIFY2(listener->palettes <= 2, qPrintable(QString::number(listener->palettes)));
        QCOMPARE(listener->styles, 0); // those lay their windows out anew
    }

    void focusIsSeen_data() { themes_data(); }
    void focusIsSeen() {
        QFETCH(int, theme);
        setTheme(*qApp, static_cast<Theme>(theme));
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto *plain = new QPushButton("plain"), *primary = new QPushButton("primary");
        primary->setProperty("primary", true);
        auto* bar = new QWidget;
        bar->setObjectName("navigation");
        auto* bars = new QVBoxLayout(bar);
        auto *page = new QToolButton, *chosen = new QToolButton;
        for (QToolButton* button : {page, chosen}) {
            button->setText("page");
            button->setCheckable(true);
            button->setFocusPolicy(Qt::TabFocus);
            bars->addWidget(button);
        }
        chosen->setChecked(true);
        auto* box = new QCheckBox("box");
        auto* elsewhere = new QPushButton("elsewhere");
        for (QWidget* widget : {static_cast<QWidget*>(plain), static_cast<QWidget*>(primary), bar,
                                static_cast<QWidget*>(box), static_cast<QWidget*>(elsewhere)})
            column->addWidget(widget);
        window.show();
        QApplication::setActiveWindow(&window);
        for (QWidget* widget : {static_cast<QWidget*>(plain), static_cast<QWidget*>(primary),
                                static_cast<QWidget*>(page), static_cast<QWidget*>(chosen)}) {
            elsewhere->setFocus(Qt::TabFocusReason);
            const QImage before = widget->grab().toImage();
            widget->setFocus(Qt::TabFocusReason);
            QVERIFY(widget->hasFocus());
            const QImage after = widget->grab().toImage();
            QCOMPARE(after.size(), before.size());
            QVERIFY2(strongestChange(before, after, 3) > 2.9, widget->metaObject()->className());
        }
    }

    void theCurrentItemIsSeen_data() { themes_data(); }
    void theCurrentItemIsSeen() {
        QFETCH(int, theme);
        setTheme(*qApp, static_cast<Theme>(theme));
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* table = new QTableWidget(2, 2);
        table->setSelectionBehavior(QAbstractItemView::SelectRows);
        table->setItem(0, 0, new QTableWidgetItem("cell"));
        table->setItem(0, 1, new QTableWidgetItem); // a tick without words
        table->item(0, 1)->setCheckState(Qt::Checked);
        auto* list = new QListWidget;
        list->addItems({"one", "two"});
        auto* elsewhere = new QPushButton("elsewhere");
        for (QWidget* widget :
             {static_cast<QWidget*>(table), static_cast<QWidget*>(list), static_cast<QWidget*>(elsewhere)})
            column->addWidget(widget);
        window.show();
        QApplication::setActiveWindow(&window);
        for (QAbstractItemView* view :
             {static_cast<QAbstractItemView*>(table), static_cast<QAbstractItemView*>(list)})
            for (const bool isSelected : {true, false})
                for (int cell = 0; cell < view->model()->columnCount(); ++cell) {
                    const QModelIndex index = view->model()->index(0, cell);
                    view->setCurrentIndex(index);
                    if (!isSelected)
                        view->clearSelection();
                    const QRect place = view->visualRect(index);
                    elsewhere->setFocus(Qt::TabFocusReason);
                    const QImage before = view->viewport()->grab(place).toImage();
                    view->setFocus(Qt::TabFocusReason);
                    const QImage after = view->viewport()->grab(place).toImage();
                    QVERIFY2(strongestChange(before, after, 3) > 2.9, view->metaObject()->className());
                }
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

    /// Each new one would be a picture more in Qt's cache at each paint of a field.
    void theSamePaletteIsOutlinedAlike() {
        const StudioStyle style;
        QPalette palette = QApplication::palette();
        QCOMPARE(style.outlined(palette).cacheKey(), style.outlined(palette).cacheKey());
        for (const auto group : {QPalette::Active, QPalette::Disabled}) {
            palette.setCurrentColorGroup(group);
            const QPalette outlined = style.outlined(palette);
            QCOMPARE(outlined.currentColorGroup(), group);
            QCOMPARE(outlined.color(QPalette::Text), palette.color(QPalette::Text));
            QVERIFY(outlined.color(QPalette::Window) != palette.color(QPalette::Window));
        }
    }

    void menusHaveAnEdge_data() { themes_data(); }
    void menusHaveAnEdge() {
        QFETCH(int, theme);
        setTheme(*qApp, static_cast<Theme>(theme));
        QMenu menu;
        menu.addAction("one");
        menu.popup({});
        const QImage picture = menu.grab().toImage();
        const QColor line = QApplication::palette().color(QPalette::Mid);
        QCOMPARE(picture.pixelColor(picture.width() / 2, 0), line);
        QCOMPARE(picture.pixelColor(picture.width() - 1, picture.height() / 2), line);
    }

    void theHandleOfAScrollBarIsSeen_data() { themes_data(); }
    void theHandleOfAScrollBarIsSeen() {
        QFETCH(int, theme);
        setTheme(*qApp, static_cast<Theme>(theme));
        for (const auto direction : {Qt::Vertical, Qt::Horizontal}) {
            QScrollBar bar(direction);
            bar.setRange(0, 100);
            bar.setPageStep(50);
            bar.resize(direction == Qt::Vertical ? QSize(bar.sizeHint().width(), 200)
                                                 : QSize(200, bar.sizeHint().height()));
            const QImage picture = bar.grab().toImage();
            const QPoint across(picture.width() / 2, picture.height() / 2);
            const QPoint along = direction == Qt::Vertical ? QPoint(0, 1) : QPoint(1, 0);
            const QPoint middle(across.x() * along.y(), across.y() * along.x());
            const QColor handle = picture.pixelColor(middle + 50 * along);
            const QColor groove = picture.pixelColor(middle + 180 * along);
            QVERIFY(contrast(handle, groove) > 3);
            QCOMPARE(groove, QApplication::palette().color(QPalette::Window));
        }
    }

    void theLongestChoiceFits() {
        for (const char* name : {"Deutsch", "简体中文", "Zu prüfen", "W"}) {
            QComboBox combo;
            combo.addItem(QString::fromUtf8(name));
            combo.ensurePolished();
            combo.resize(combo.sizeHint());
            QCOMPARE(shortened(combo.itemText(0), combo), combo.itemText(0));
        }
    }

    void aChoiceThatIsTooLongEndsWithDots() {
        QComboBox combo;
        combo.addItems({"Zu prüfen und Ausschuss", "Zu prüfen und Ausschuss, beides"});
        combo.resize(110, combo.sizeHint().height());
        const QImage cut = combo.grab().toImage();
        const QString dotted = shortened(combo.itemText(0), combo);
        QVERIFY(dotted.endsWith(QChar(0x2026)));
        combo.setItemText(0, dotted);
        QCOMPARE(combo.grab().toImage(), cut);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::StyleTest)
#include "style_test.moc"
