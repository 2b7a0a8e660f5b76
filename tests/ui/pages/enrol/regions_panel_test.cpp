#include "pages/enrol/regions_panel.h"

#include <QAction>
#include <QLabel>
#include <QTabWidget>
#include <opencv2/core.hpp>

#include "ui/pages/enrol/enrol_desk.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

namespace fs = std::filesystem;

class RegionsPanelTest : public QObject, EnrolPhotos {
    Q_OBJECT

private Q_SLOTS:
    void ignoreRegionsAreDrawnListedAndRemoved() {
        Desk desk;
        desk.begin(photos_);
        desk.clickPhoto(0);
        WAIT_FOR(!desk.stage().photo().isNull());
        QTest::keyClick(&desk.page, Qt::Key_R);
        desk.drag({40, 50}, {140, 250});
        const IgnoreRegions& ignore = desk.state().ignore;
        QCOMPARE(ignore.rectangles.size(), std::size_t(1));
        QCOMPARE(ignore.reference, cv::Size(448, 448));
        QVERIFY(std::abs(ignore.rectangles[0].width - 100) < 3);

        QTest::keyClick(&desk.stage(), Qt::Key_P);
        for (const QPointF corner : {QPointF(200, 200), QPointF(300, 200), QPointF(250, 300)})
            QTest::mouseClick(&desk.stage(), Qt::LeftButton, {}, desk.stage().toWidget(corner).toPoint());
        QTest::keyClick(&desk.stage(), Qt::Key_Return);
        QCOMPARE(ignore.polygons.size(), std::size_t(1));
        QCOMPARE(ignore.polygons[0].size(), std::size_t(3));

        QTest::keyClick(&desk.stage(), Qt::Key_B);
        desk.drag({50, 400}, {400, 400});
        QCOMPARE(ignore.polygons.size(), std::size_t(2));
        QCOMPARE(desk.list("regions").count(), 3);
        QUndoStack& undo = desk.studio.document().undoStack();
        QCOMPARE(undo.text(0), QString("Add ignore region: rectangle 1"));
        QCOMPARE(undo.text(1), QString("Add ignore region: outline 1"));
        QCOMPARE(undo.text(2), QString("Add ignore region: outline 2"));
        QVERIFY(desk.list("regions").item(0)->text().startsWith("Rectangle 1: "));
        QVERIFY(desk.list("regions").item(2)->text().startsWith("Outline 2 with "));

        QTest::keyClick(&desk.stage(), Qt::Key_V);
        QTest::mouseClick(&desk.stage(), Qt::LeftButton, {}, desk.stage().toWidget({90, 100}).toPoint());
        QCOMPARE(desk.list("regions").currentRow(), 0);
        const double before = ignore.rectangles[0].x;
        QTest::keyClick(&desk.stage(), Qt::Key_Right);
        QVERIFY(ignore.rectangles[0].x > before);
        QCOMPARE(undo.undoText(), QString("Move ignore region: rectangle 1"));
        QTest::keyClick(&desk.stage(), Qt::Key_Delete);
        QVERIFY(ignore.rectangles.empty());
        QCOMPARE(undo.undoText(), QString("Remove ignore region: rectangle 1"));
        undo.undo();
        QCOMPARE(ignore.rectangles.size(), std::size_t(1));
        desk.page.findChild<QTabWidget*>("enrolTabs")->setCurrentIndex(3);
        desk.press("removeAllRegions");
        QVERIFY(ignore.empty());
        QCOMPARE(undo.undoText(), QString("Remove all ignore regions (3)"));
    }

    void theBrushErasesWithTheRightButton() {
        Desk desk;
        desk.begin(photos_);
        desk.clickPhoto(0);
        WAIT_FOR(!desk.stage().photo().isNull());
        QTest::keyClick(&desk.page, Qt::Key_R);
        desk.drag({40, 300}, {90, 340});
        QTest::keyClick(&desk.stage(), Qt::Key_B);
        desk.drag({100, 200}, {400, 200});
        const IgnoreRegions& ignore = desk.state().ignore;
        const IgnoreRegions painted = ignore;
        QCOMPARE(ignore.polygons.size(), std::size_t(1));
        desk.drag({250, 100}, {250, 300}, Qt::RightButton);
        QCOMPARE(ignore.polygons.size(), std::size_t(2)); // cut through
        const QUndoStack& undo = desk.studio.document().undoStack();
        QCOMPARE(undo.undoText(), QString("Erase from ignore region: outline 1"));
        QCOMPARE(desk.page.findChild<PhotoStage*>()->selectedRegion(), -1); // none of these was chosen
        QCOMPARE(ignore.rectangles, painted.rectangles);
        const cv::Mat mask = ignore.rasterise({448, 448});
        QCOMPARE(mask.at<uchar>(200, 250), uchar(0));
        QCOMPARE(mask.at<uchar>(200, 150), uchar(255));
        desk.drag({20, 320}, {120, 320}, Qt::RightButton); // also what the brush did not draw
        QVERIFY(ignore.rectangles.empty());
        QVERIFY2(undo.undoText().contains(": rectangle 1"), qPrintable(undo.undoText()));
        desk.studio.document().undoStack().undo();
        desk.studio.document().undoStack().undo();
        QCOMPARE(ignore, painted);
    }

    void aRectangleCanBeDrawnByKeysAlone() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(!desk.stage().photo().isNull());
        QTest::keyClick(&desk.page, Qt::Key_R);
        QTest::keyClick(&desk.stage(), Qt::Key_Return);
        QTest::keyClick(&desk.stage(), Qt::Key_Left);
        QTest::keyClick(&desk.stage(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.state().ignore.rectangles.size(), std::size_t(1));
        QVERIFY(desk.state().ignore.rectangles[0].x < 168);
        QVERIFY(desk.state().ignore.rectangles[0].height > 112);
        QCOMPARE(desk.studio.document().undoStack().undoText(), QString("Resize ignore region: rectangle 1"));
    }

    void aPolygonCanBeDrawnByKeysAlone() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(!desk.stage().photo().isNull());
        QTest::keyClick(&desk.page, Qt::Key_P);
        desk.stage().repaint(); // steps are so far on screen
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
            QTest::keyClick(&desk.stage(), key, with);
        };
        press(Qt::Key_Space);
        press(Qt::Key_Right, Qt::ShiftModifier);
        press(Qt::Key_Space);
        press(Qt::Key_Space); // no corner more
        const auto& polygons = desk.state().ignore.polygons;
        press(Qt::Key_Return); // too early
        QVERIFY(polygons.empty());
        press(Qt::Key_Up);
        press(Qt::Key_Space);
        press(Qt::Key_Backspace);
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Left);
        press(Qt::Key_Space);
        press(Qt::Key_Return);
        QCOMPARE(polygons.size(), std::size_t(1));
        const auto& corners = polygons[0];
        QCOMPARE(corners.size(), std::size_t(3));
        QVERIFY(cv::norm(corners[0] - cv::Point2d(224, 224)) < 1);
        const double step = corners[1].x - corners[2].x;
        QVERIFY(step >= 1);
        QVERIFY(std::abs(corners[1].x - corners[0].x - 10 * step) < 0.01);
        QVERIFY(std::abs(corners[2].y - corners[1].y - 9 * step) < 0.01);
        QCOMPARE(desk.page.findChild<PhotoStage*>()->selectedRegion(), 0);
    }

    void theBrushPaintsAndErasesByKeysAlone() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(!desk.stage().photo().isNull());
        QTest::keyClick(&desk.page, Qt::Key_B);
        desk.stage().repaint();
        const auto press = [&](std::initializer_list<Qt::Key> keys) {
            for (const Qt::Key key : keys) {
                const bool isArrow = key >= Qt::Key_Left && key <= Qt::Key_Down;
                QTest::keyClick(&desk.stage(), key, isArrow ? Qt::ShiftModifier : Qt::NoModifier);
            }
        };
        const IgnoreRegions& ignore = desk.state().ignore;
        const auto isIgnored = [&](QPoint at) {
            return ignore.rasterise({448, 448}).at<uchar>(at.y(), at.x()) != 0;
        };
        const QPoint middle(224, 224);
        press({Qt::Key_Space, Qt::Key_Space});
        QCOMPARE(ignore.polygons.size(), std::size_t(1)); // a dab
        QVERIFY(isIgnored(middle));
        press({Qt::Key_Right, Qt::Key_Space, Qt::Key_Down});
        desk.moveTo({10, 10}, Qt::NoButton); // a mouse that is touched
        press({Qt::Key_Left, Qt::Key_Return});
        QCOMPARE(ignore.polygons.size(), std::size_t(2));
        QVERIFY(!isIgnored({10, 10}));
        press({Qt::Key_BracketRight, Qt::Key_BracketRight, Qt::Key_BracketRight});
        press({Qt::Key_Up, Qt::Key_Backspace, Qt::Key_Backspace});
        QVERIFY(!isIgnored(middle));
        QCOMPARE(ignore.polygons.size(), std::size_t(1));
        QCOMPARE(desk.studio.document().undoStack().undoText(),
                 QString("Erase from ignore region: outline 1"));
    }

    void theToolInUseSaysItsKeysAndEscapeLeavesIt() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(!desk.stage().photo().isNull());
        const auto& hint = *desk.page.findChild<QLabel*>("hint");
        const auto& look = *desk.page.findChild<QAction*>("enrol.look");
        const QString next = hint.text();
        struct Tool {
            Qt::Key key;
            const char *name, *says;
        };
        for (const Tool& tool :
             {Tool{Qt::Key_R, "Rectangle: ", "Enter"}, Tool{Qt::Key_P, "Polygon: ", "Space"},
              Tool{Qt::Key_B, "Brush: ", "Backspace"}}) {
            QTest::keyClick(&desk.page, tool.key);
            QVERIFY2(hint.text().startsWith(tool.name) && hint.text().contains(tool.says),
                     qPrintable(hint.text()));
            if (tool.key != Qt::Key_R) {
                QTest::keyClick(&desk.stage(), Qt::Key_Space);
                QTest::keyClick(&desk.stage(), Qt::Key_Escape); // only what is being drawn
                QVERIFY(!look.isChecked());
            }
            QTest::keyClick(&desk.stage(), Qt::Key_Escape);
            QVERIFY(look.isChecked());
            QCOMPARE(hint.text(), next);
        }
        QVERIFY(desk.state().ignore.empty());
    }

    void theCrosshairIsSeenUntilTheMouseComes() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(!desk.stage().photo().isNull());
        ImageCanvas& canvas = desk.stage();
        const auto onArm = [&] {
            const QImage seen = canvas.grab().toImage();
            const QPoint arm = canvas.toWidget({224, 224}).toPoint() + QPoint(8, 0);
            int lightest = 0;
            for (const int y : {-1, 0, 1})
                lightest = std::max(lightest, seen.pixelColor(arm + QPoint(0, y)).lightness());
            return lightest;
        };
        QVERIFY(onArm() < 230);
        QTest::keyClick(&desk.page, Qt::Key_P);
        QVERIFY(onArm() >= 230);
        desk.moveTo({400, 400}, Qt::NoButton);
        QVERIFY(onArm() < 230);
    }

    void theViewFollowsTheCrosshair() {
        Desk desk;
        desk.begin(photos_);
        WAIT_FOR(!desk.stage().photo().isNull());
        ImageCanvas& canvas = desk.stage();
        QTest::keyClick(&desk.page, Qt::Key_P);
        canvas.repaint();
        QTest::keyClick(&canvas, Qt::Key_Right);
        QCOMPARE(canvas.view().centre(), QPointF(0.5, 0.5)); // all of it is seen
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(&canvas, Qt::Key_Plus);
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(&canvas, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(canvas.view().centre().x() > 0.7);
    }
};

QTEST_MAIN(RegionsPanelTest)
#include "regions_panel_test.moc"
