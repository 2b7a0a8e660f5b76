#include "pages/enrol/regions_panel.h"

#include <QTabWidget>

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
        QTest::keyClick(&desk.stage(), Qt::Key_V);
        QTest::keyClick(&desk.stage(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(desk.state().ignore.rectangles.size(), std::size_t(1));
        QVERIFY(desk.state().ignore.rectangles[0].height > 112);
        QCOMPARE(desk.studio.document().undoStack().undoText(), QString("Resize ignore region: rectangle 1"));
    }
};

QTEST_MAIN(RegionsPanelTest)
#include "regions_panel_test.moc"
