#include "pages/review/sent_notice.h"

#include <QLabel>
#include <QPushButton>

#include "base/sha256.h"
#include "records/outbox/decision_outbox.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

class SentNoticeTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

    static SentDecisions::Clash clashOn(const std::string& imageSha256, bool ownStands) {
        return {.imageSha256 = imageSha256,
                .image = "/elsewhere/tray.png",
                .own = {.value = DecisionValue::Bad, .who = "Ada"},
                .other = {.value = DecisionValue::Good, .who = "Bea"},
                .otherStation = "line 2",
                .ownStands = ownStands};
    }
    static void tell(ReviewBench& desk, const SentDecisions& sent) {
        Q_EMIT desk.studio.decisions().sentAgainstOthers(sent);
    }
    static QLabel& text(ReviewBench& desk) { return *desk.find<QLabel>("review-sent"); }
    static void press(ReviewBench& desk, const char* button) { desk.find<QPushButton>(button)->click(); }

private Q_SLOTS:
    void init() { samples_.clear(); }

    void whatOthersDecidedOtherwiseIsNamedAndShown() {
        ReviewBench desk(samples_);
        QVERIFY(!text(desk).isVisible());
        const std::string hash = desk.row("good.png").imageSha256.toStdString();
        tell(desk, {.clashes = {clashOn(hash, true), clashOn(sha256("none"), false)}});
        QVERIFY(text(desk).isVisible());
        const QStringList lines = text(desk).text().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].contains("On 2 image"));
        QCOMPARE(lines[1], "good.png: “Bad” by Ada here counts, not “Good” by Bea on line 2.");
        QCOMPARE(lines[2], "tray.png: “Good” by Bea on line 2 counts, not “Bad” by Ada here.");
        QVERIFY(desk.shown() != "good.png");
        press(desk, "review-sent-show");
        QCOMPARE(desk.shown(), "good.png"); // whatever the filter
        press(desk, "review-sent-close");
        QVERIFY(!text(desk).isVisible());
        tell(desk, {.clashes = {clashOn(hash, true)}});
        QVERIFY(text(desk).isVisible() && text(desk).text().contains("On 1 image"));
    }

    /// The address was changed meanwhile: the other records say nothing of what counts in these.
    void recordsThatAreNotSetAnyMoreAreNamed() {
        { const Records makeThem(RecordsSettings{}); }
        ReviewBench desk(samples_);
        desk.studio.decisions().applySettings();
        QTRY_VERIFY(!desk.studio.decisions().records().isEmpty());
        SentDecisions::Clash here = clashOn(sha256("none"), false), there = here;
        here.records = desk.studio.decisions().records();
        there.records = "/data/former.sqlite";
        tell(desk, {.clashes = {here, there}});
        const QStringList lines = text(desk).text().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1].startsWith("tray.png: “Good”"));
        QVERIFY(lines[2].startsWith("tray.png: in the records /data/former.sqlite “Good”"));
    }

    void imagesOfOtherRunsArePassedOver() {
        ReviewBench desk(samples_);
        QSignalSpy notices(&desk.studio, &Studio::notice), wanted(&desk.studio, &Studio::reviewWanted);
        tell(desk, {.clashes = {clashOn(sha256("none"), false)}});
        press(desk, "review-sent-show");
        QCOMPARE(notices.count(), 1);
        QVERIFY(notices[0][0].toString().startsWith("tray.png is not in this run."));
        QCOMPARE(wanted.count(), 0);
        tell(desk, {.clashes = {clashOn(desk.row("good.png").imageSha256.toStdString(), true)}});
        for (int presses = 1; presses <= 2; ++presses) {
            press(desk, "review-sent-show");
            QCOMPARE(wanted.count(), presses);
            QCOMPARE(desk.shown(), "good.png");
        }
        QCOMPARE(notices.count(), 1);
    }

    void aLongListIsCut() {
        ReviewBench desk(samples_);
        SentDecisions sent;
        for (int i = 0; i < 8; ++i)
            sent.clashes.push_back(clashOn(sha256(std::to_string(i)), true));
        tell(desk, sent);
        QVERIFY2(text(desk).text().endsWith("… and 3 more"), qPrintable(text(desk).text()));
        QCOMPARE(text(desk).text().split('\n').size(), 7);
    }

    void anImageOfNoRunIsNamedByItsHash() {
        ReviewBench desk(samples_);
        SentDecisions::Clash clash = clashOn(sha256("none"), false);
        clash.image.clear();
        clash.other.value = DecisionValue::Withdrawn;
        tell(desk, {.clashes = {clash}});
        QVERIFY(text(desk).text().contains(QString::fromStdString(sha256("none").substr(0, 12))));
        QVERIFY(text(desk).text().contains("“Taken back” by Bea"));
    }

    /// Where the page is not seen, the window says so until it is.
    void whoIsOnAnotherPageIsPointedToIt() {
        ReviewBench desk(samples_);
        desk.page.hide();
        QSignalSpy withdrawn(&desk.studio.notices(), &Notices::problemWithdrawn);
        const auto before = desk.problems.count();
        tell(desk, {.clashes = {clashOn(sha256("none"), false)}});
        QCOMPARE(desk.problems.count(), before + 1);
        QVERIFY(desk.problems.back()[0].toString().contains("On 1 image"));
        desk.page.show();
        QCOMPARE(withdrawn.count(), 1);
        QVERIFY(text(desk).isVisible());
    }

    /// Kept by an earlier session; nothing is open yet.
    void whatAnEarlierSessionKeptIsToldWithoutARun() {
        const std::string hash = sha256("pixels");
        const RecordsSettings elsewhere{.station = "line 2"};
        Records(elsewhere).recordDecision(
            {.imageSha256 = hash, .value = DecisionValue::Good, .who = "Bea", .when = recordTimeNow() - 1h});
        const fs::path file = defaultRecordsFile(), away = file.string() + ".away";
        fs::rename(file, away);
        fs::create_directories(file); // cannot be opened
        {
            DecisionOutbox outbox({.folder = file.parent_path() / "outbox"});
            outbox.record({.imageSha256 = hash, .value = DecisionValue::Bad, .who = "Ada"});
            QCOMPARE(outbox.waiting(), 1);
        }
        fs::remove(file);
        fs::rename(away, file);
        for (const bool isClosed : {false, true}) { // the program ends with the notice, and tells it again
            Studio studio(loadFake);
            ReviewPage page(studio);
            page.show();
            auto* label = page.findChild<QLabel*>("review-sent");
            QTRY_VERIFY(label->isVisible());
            QVERIFY(label->text().contains("“Bad” by Ada here counts"));
            if (isClosed)
                page.findChild<QPushButton*>("review-sent-close")->click();
        }
        Studio studio(loadFake);
        ReviewPage page(studio);
        page.show();
        studio.decisions().flush();
        QCoreApplication::processEvents();
        QVERIFY(!page.findChild<QLabel*>("review-sent")->isVisible());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::SentNoticeTest)
#include "sent_notice_test.moc"
