#include <QCheckBox>
#include <QListWidget>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/style/themes.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

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

class FocusFrameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void focusIsSeen_data() { addThemes(); }
    void focusIsSeen() {
        setFetchedTheme();
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
        auto* text = new QPlainTextEdit; // whose cursor is not seen
        text->setReadOnly(true);
        auto* area = new QScrollArea;
        auto* elsewhere = new QPushButton("elsewhere");
        for (QWidget* widget :
             std::initializer_list<QWidget*>{plain, primary, bar, box, text, area, elsewhere})
            column->addWidget(widget);
        window.show();
        QApplication::setActiveWindow(&window);
        for (QWidget* widget : std::initializer_list<QWidget*>{plain, primary, page, chosen, text, area}) {
            elsewhere->setFocus(Qt::TabFocusReason);
            const QImage before = widget->grab().toImage();
            widget->setFocus(Qt::TabFocusReason);
            QVERIFY(widget->hasFocus());
            const QImage after = widget->grab().toImage();
            QCOMPARE(after.size(), before.size());
            QVERIFY2(strongestChange(before, after, 3) > 2.9, widget->metaObject()->className());
        }
    }

    void theMenuBarIsSeenToKeepTheKeys_data() { addThemes(); }
    void theMenuBarIsSeenToKeepTheKeys() {
        setFetchedTheme();
        QMainWindow window;
        QMenu* menu = window.menuBar()->addMenu("File");
        menu->addAction("Open");
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QRect place = window.menuBar()->actionGeometry(menu->menuAction());
        const QImage before = window.menuBar()->grab(place).toImage();
        window.menuBar()->setActiveAction(menu->menuAction());
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Escape);
        QVERIFY(!menu->isVisible() && window.menuBar()->hasFocus());
        QVERIFY(strongestChange(before, window.menuBar()->grab(place).toImage(), 3) > 2.9);
    }

    void theCurrentItemIsSeen_data() { addThemes(); }
    void theCurrentItemIsSeen() {
        setFetchedTheme();
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
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::FocusFrameTest)
#include "focus_frame_test.moc"
