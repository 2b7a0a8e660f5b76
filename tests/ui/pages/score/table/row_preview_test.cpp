#include "pages/score/table/row_preview.h"

#include <QTableView>

#include "pages/score/table/score_table.h"
#include "support/held_backbone.h"
#include "ui/pages/score/score_desk.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class RowPreviewTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void aChosenRowIsShownWithItsParts() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        ScoreTable& table = desk.page.table();
        table.select(3);
        const fs::path image = desk.studio.results().row(3).path;
        QCOMPARE(desk.studio.live().image(), image);
        auto* preview = desk.page.findChild<RowPreview*>();
        QTRY_VERIFY(!preview->canvas().photo().isNull());
        QVERIFY(!preview->verdict().isEmpty());
        QTest::keyClick(&table.view(), Qt::Key_Down); // the next row, by key
        QVERIFY(desk.studio.live().image() != image);
    }

    void theFirstRowIsChosenAndItsImageComesBackWithThePage() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        const fs::path first = desk.studio.results().row(0).path;
        QCOMPARE(desk.page.table().currentRow(), 0);
        QCOMPARE(desk.studio.live().image(), first);
        desk.studio.live().setImage(desk.studio.results().row(4).path); // as another page does
        desk.page.activate();
        QCOMPARE(desk.studio.live().image(), first);
        desk.page.hide();
        desk.page.table().select(2);
        QCOMPARE(desk.studio.live().image(), first); // nobody sees the preview
    }

    void thePhotoOfARowIsThereWhileItIsEncoded() {
        const auto model = std::make_shared<HeldBackbone>();
        Studio studio([&](const std::string&, const std::string&) { return model; });
        const auto letGo = qScopeGuard([&] { model->letGo(); });
        RowPreview preview(studio);
        preview.show();
        studio.document().startNew(samples_.state);
        ScoreRow row;
        row.path = samples_.photos / "good" / "1.png";
        studio.results().begin({.id = "run", .state = samples_.state, .calibration = {}});
        studio.results().append("run", {row});
        preview.setRow(0);
        QTRY_COMPARE(preview.canvas().photo().size(), QSize(448, 448));
        QTRY_VERIFY(preview.canvas().notice().contains("encoding 1 of 4"));
        QVERIFY(studio.live().imageView() == nullptr);
    }

    void aHiddenPageLeavesThePictureOfTheRowAlone() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        desk.page.table().select(3);
        ImageCanvas& canvas = desk.page.findChild<RowPreview*>()->canvas();
        QTRY_VERIFY(!canvas.photo().isNull());
        QTRY_VERIFY(desk.studio.live().isCurrent());
        desk.page.hide();
        desk.studio.live().setImage(samples_.state.shots[0]);
        QTRY_VERIFY(desk.studio.live().isCurrent());
        QVERIFY(!canvas.photo().isNull());
        desk.page.show();
        QVERIFY(canvas.photo().isNull()); // another image is looked at
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::RowPreviewTest)
#include "row_preview_test.moc"
