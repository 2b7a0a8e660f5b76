#include "pages/score/export_line.h"

#include <QDesktopServices>
#include <QPushButton>
#include <QTableView>
#include <QUrl>

#include "pages/score/table/score_table.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ExportLineTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;
    QUrl taken_;

public Q_SLOTS: // NOLINT(readability-redundant-access-specifiers)
    void takeUrl(const QUrl& url) { taken_ = url; }

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void anExportTellsTheWayToItsFolder() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* line = desk.find<QWidget>("exportLine");
        QVERIFY(!line->isVisible());
        QSignalSpy told(&desk.studio, &Studio::notice);
        const fs::path out = samples_.path("opened");
        desk.page.exportTo(out, {.csv = true}, false);
        QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), 30000);
        QDesktopServices::setUrlHandler("file", this, "takeUrl");
        QCOMPARE(told.count(), 0); // once is enough
        QTest::mouseClick(desk.find<QPushButton>("openExport"), Qt::LeftButton);
        QDesktopServices::unsetUrlHandler("file");
        QCOMPARE(taken_.toLocalFile().toStdString(), out.string());
        desk.studio.results().clear();
        QVERIFY(!line->isVisible()); // of another run
    }

    void theWayToAnExportIsTakenAwayByItself() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        auto* line = desk.find<ExportLine>("exportLine");
        line->setStayMs(200);
        line->tell(samples_.path("opened"));
        QVERIFY(line->isVisible());
        QTRY_VERIFY(!line->isVisible());
        line->tell(samples_.path("opened"));
        desk.find<QPushButton>("openExport")->setFocus();
        QTest::qWait(500);
        QVERIFY(line->isVisible()); // not from under a hand
        desk.page.table().view().setFocus();
        QTRY_VERIFY(!line->isVisible());
        desk.page.hide();
        line->tell(samples_.path("opened"));
        QTest::qWait(500);
        desk.page.show();
        QVERIFY(line->isVisible()); // nobody has seen it
        QTRY_VERIFY(!line->isVisible());
    }

    void overlaysThatCannotBeDrawnAreCountedAtTheEnd() {
        ScoreDesk desk(samples_.state);
        desk.score(samples_.photos, kGood + kBad);
        const fs::path gone = samples_.photos / "good" / "2.png", kept = samples_.path("kept.png");
        fs::rename(gone, kept);
        auto* line = desk.find<QWidget>("exportLine");
        const fs::path out = samples_.path("without one");
        desk.page.exportTo(out, {.csv = true, .overlays = true}, false);
        QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), 30000);
        fs::rename(kept, gone);
        QCOMPARE(desk.problems.count(), 1);
        QCOMPARE(desk.problems[0][0].toString(), QString("1 image(s) could not be drawn."));
        QVERIFY(fs::exists(out / "results.csv"));
        QVERIFY(fs::exists(out / "overlays" / "good" / "3.jpg"));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ExportLineTest)
#include "export_line_test.moc"
