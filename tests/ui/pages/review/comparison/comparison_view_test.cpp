#include "pages/review/comparison/comparison_view.h"

#include <QComboBox>
#include <QPainter>
#include <QToolButton>

#include "pages/review/comparison/comparison_tool.h"
#include "pages/review/comparison/patch_pair.h"
#include "pages/review/finding_panel.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ComparisonViewTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

private Q_SLOTS:
    void init() { samples_.clear(); }

    void wordsMarksAndPatchesShowWhatIsMissing() {
        ReviewBench desk(samples_);
        auto* reason = desk.find<QComboBox>("review-reason");
        QTRY_VERIFY(reason->findText("Missing: red disc") > 0);
        reason->setCurrentIndex(reason->findText("Missing: red disc"));
        QTRY_COMPARE(desk.shown(), "missing.png");
        desk.waitForImage();
        QVERIFY(desk.find<QLabel>("review-statement")->text().contains("red disc: 1 fewer than the shots"));
        const auto& marks = desk.comparison().scene().marks;
        QTRY_COMPARE(marks.size(), 1U);
        QVERIFY(marks[0].isMissing);
        QRectF place;
        for (const QPolygonF& outline : marks[0].outlines)
            place = place.united(outline.boundingRect());
        // The second place of the grid is empty: where the shots have their second red disc.
        const QSizeF photo = desk.comparison().scene().photo.size();
        QVERIFY((place.center() - QPointF(224 / photo.width(), 90 / photo.height())).manhattanLength() <
                0.05);
        const PatchPair& patches = desk.find<FindingPanel>()->patches();
        QVERIFY(!patches.imageSide().photo.isNull() && !patches.imageSide().patch.isEmpty());
        QVERIFY(!patches.shotSide().photo.isNull() && !patches.shotSide().patch.isEmpty());
        QCOMPARE(desk.find<QLabel>("review-figure-2-1")->text(),
                 desk.find<QLabel>("review-figure-2-3")->text());
        QVERIFY(!desk.find<QLabel>("review-figures-note")->isVisible());
    }

    void namesLieAboveAllOutlines() {
        QImage photo(400, 400, QImage::Format_RGB32);
        photo.fill(Qt::gray);
        const PartMark named{.label = 0, .name = "screw", .outlines = {}, .top = {0.5, 0.5}};
        PartMark crossing{.label = 1, .name = "", .top = {0.5, 1}};
        crossing.outlines = {QPolygonF(QRectF(0.1, 0.1, 0.4, 0.8))}; // its right side goes through the name
        const auto painted = [&](std::vector<PartMark> marks) {
            ComparisonTool tool;
            tool.setPhoto(photo);
            tool.setMarks(std::move(marks), {Qt::red, Qt::green});
            QImage picture = photo;
            QPainter painter(&picture);
            tool.paint(painter, 1);
            return picture;
        };
        const QRect inside(198, 190, 5, 4); // of the name's box, on the outline
        QCOMPARE(painted({named, crossing}).copy(inside), painted({crossing, named}).copy(inside));
        QVERIFY(painted({crossing}).copy(inside) != photo.copy(inside));
    }

    void extraPartIsMarkedInTheImage() {
        ReviewBench desk(samples_);
        auto* reason = desk.find<QComboBox>("review-reason");
        reason->setCurrentIndex(reason->findText("Extra: blue disc"));
        QTRY_COMPARE(desk.shown(), "extra.png");
        desk.waitForImage();
        QTRY_COMPARE(desk.comparison().scene().marks.size(), 1U);
        QVERIFY(!desk.comparison().scene().marks[0].isMissing);
    }

    void photoAndOverlayCompareInThreeWays() {
        ReviewBench desk(samples_);
        ComparisonView& view = desk.comparison();
        QVERIFY(view.bareCanvas().isVisible());
        desk.press(Qt::Key_D);
        QVERIFY(view.mode() == ComparisonView::Mode::Split && !view.bareCanvas().isVisible());
        ImageCanvas& canvas = view.overlayCanvas();
        QTRY_COMPARE(canvas.width(), view.width()); // the layout has followed
        const QPoint middle = canvas.toWidget(QPointF(view.scene().photo.width() / 2.0, 200)).toPoint();
        QTest::mousePress(&canvas, Qt::LeftButton, {}, middle);
        QTest::mouseMove(&canvas, middle + QPoint(60, 0));
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(view.divider() > 0.55);
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
        const double moved = view.divider();
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(view.divider() < moved);
        desk.press(Qt::Key_K);
        QTRY_VERIFY(!view.isOverlayShown()); // blinks by itself …
        QTRY_VERIFY(view.isOverlayShown());
        desk.press(Qt::Key_H); // … until a person takes over
        QVERIFY(!view.isOverlayShown());
        desk.press(Qt::Key_S);
        QVERIFY(view.bareCanvas().isVisible() && view.isOverlayShown());
    }

    void theFrameIsSeenOnBothHalvesOfTheSplit() {
        ComparisonView view;
        QImage photo(400, 300, QImage::Format_RGB888);
        photo.fill(Qt::gray);
        view.resize(700, 500);
        view.setScene({.photo = photo, .peak = {40, 100, 60, 60}}); // on the half of the photo
        view.setMode(ComparisonView::Mode::Split);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        ImageCanvas& canvas = view.overlayCanvas();
        const auto side = [&] {
            const QPoint place = canvas.toWidget({70, 100}).toPoint();
            return canvas.grab(QRect(place - QPoint(0, 3), QSize(1, 7))).toImage();
        };
        const QImage framed = side();
        view.setScene({.photo = photo});
        QVERIFY(side() != framed);
    }

    void layersAreShownAndHiddenByKeysThatTheirTipsTell() {
        ReviewBench desk(samples_);
        const auto button = [&](ReviewAction layer) -> QToolButton& {
            return desk.comparison().layerButton(layer);
        };
        for (const auto& [layer, key] :
             {std::pair(ReviewAction::Parts, Qt::Key_M), std::pair(ReviewAction::Heat, Qt::Key_E),
              std::pair(ReviewAction::Marks, Qt::Key_R)}) {
            const bool before = button(layer).isChecked();
            desk.press(key);
            QVERIFY(button(layer).isChecked() != before);
            QVERIFY(button(layer).toolTip().endsWith(QString(" (%1)").arg(QKeySequence(key).toString())));
        }
        desk.studio.actions().setShortcut("review.marks", Qt::Key_F9);
        QVERIFY(button(ReviewAction::Marks).toolTip().endsWith(" (F9)"));
        desk.studio.actions().resetShortcuts();
    }

    void bothCanvasesShareZoomAndPlace() {
        ReviewBench desk(samples_);
        desk.press(Qt::Key_Z);
        ComparisonView& view = desk.comparison();
        QVERIFY(view.overlayCanvas().view().zoom() > 1);
        QCOMPARE(&view.overlayCanvas().view(), &view.bareCanvas().view());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ComparisonViewTest)
#include "comparison_view_test.moc"
