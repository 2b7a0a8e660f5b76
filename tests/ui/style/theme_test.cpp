#include "style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "style/icons.h"
#include "ui/style/themes.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

/// The strongest contrast that any pixel of a picture has to a colour.
double strongest(const QImage& picture, const QColor& ground) {
    double found = 1;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (const QColor pixel = picture.pixelColor(x, y); pixel.alpha() > 200)
                found = std::max(found, contrast(pixel, ground));
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

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void themes_data() { addThemes(); }
    void themes() {
        setFetchedTheme();
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

    void whatIsShownWhileOthersWaitHasTheNewColoursAtOnce() {
        setTheme(*qApp, Theme::Light);
        QWidget window;
        auto* seen = new QLineEdit(&window);
        auto* lender = new QLineEdit(&window); // never seen: the window may paint by it
        lender->ensurePolished();
        lender->hide();
        auto* page = new QWidget(&window);
        window.show();
        std::vector<QLineEdit*> hidden;
        for (int i = 0; i < 100; ++i) {
            hidden.push_back(new QLineEdit(page));
            hidden.back()->show(); // the sheet has given it the light palette
            hidden.back()->hide();
        }
        page->hide();
        setTheme(*qApp, Theme::Dark);
        const QColor wanted = QApplication::palette().color(QPalette::Base);
        const auto baseOf = [](const QWidget* widget) { return widget->palette().color(QPalette::Base); };
        QCOMPARE(baseOf(seen), wanted);
        QCOMPARE(baseOf(lender), wanted);
        QVERIFY(baseOf(hidden.back()) != wanted);
        hidden.back()->show();
        page->show();
        QCOMPARE(baseOf(hidden.back()), wanted);
        delete hidden.front();
        for (std::size_t i = 1; i < hidden.size(); ++i)
            QTRY_COMPARE(baseOf(hidden[i]), wanted);
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

    void menusHaveAnEdge_data() { addThemes(); }
    void menusHaveAnEdge() {
        setFetchedTheme();
        QMenu menu;
        menu.addAction("one");
        menu.popup({});
        const QImage picture = menu.grab().toImage();
        const QColor line = QApplication::palette().color(QPalette::Mid);
        QCOMPARE(picture.pixelColor(picture.width() / 2, 0), line);
        QCOMPARE(picture.pixelColor(picture.width() - 1, picture.height() / 2), line);
    }

    void theHandleOfAScrollBarIsSeen_data() { addThemes(); }
    void theHandleOfAScrollBarIsSeen() {
        setFetchedTheme();
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
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ThemeTest)
#include "theme_test.moc"
