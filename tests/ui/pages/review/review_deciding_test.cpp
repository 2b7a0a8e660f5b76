#include <algorithm>
#include <fstream>

#include <QLineEdit>
#include <QMap>
#include <QPushButton>
#include <QSet>

#include "base/atomic_file.h"
#include "pages/review/review_page.h"
#include "ui/pages/review/review_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class ReviewDecidingTest : public QObject {
    Q_OBJECT

    ReviewSamples samples_;

    /// A file of the samples that a test writes anew; it is put back.
    struct Replaced {
        explicit Replaced(fs::path file)
            : path(std::move(file))
            , before(readFile(path)) {}
        ~Replaced() { writeFileAtomically(path, before); }
        const fs::path path;
        const std::string before;
    };

private Q_SLOTS:
    void init() { samples_.clear(); }

    void oneKeyDecidesAndGoesOn() {
        DecisionWriter::setReviewer("anna");
        ReviewBench desk(samples_);
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
        QSet<QString> seen{desk.shown()};
        desk.decide(Qt::Key_G);
        seen.insert(desk.shown());
        desk.decide(Qt::Key_B);
        seen.insert(desk.shown());
        QCOMPARE(seen.size(), 3);
        desk.decide(Qt::Key_U);
        QCOMPARE(desk.progress(), "3 of 3 reviewed");
        desk.studio.decisions().flush();
        QTRY_VERIFY(desk.find<QLabel>("review-state")->text().contains("decided by anna"));
        QCOMPARE(desk.problems.count(), 0);

        QMap<DecisionValue, int> values;
        for (const char* file : {"missing.png", "extra.png", "scratch.png"}) {
            QTRY_VERIFY(desk.row(file).review != ReviewDecision::None); // marked when the write is confirmed
            const auto decisions = history(desk.row(file));
            QCOMPARE(decisions.size(), 1U);
            QCOMPARE(decisions[0].who, "anna");
            QCOMPARE(decisions[0].productSha256, samples_.run.info.productSha256.toStdString());
            QCOMPARE(decisions[0].modelSha256, samples_.run.info.modelSha256.toStdString());
            QVERIFY(!decisions[0].why.empty());
            ++values[decisions[0].value];
        }
        QCOMPARE(values.size(), 3);
    }

    void aDecisionThatStandsIsNotRecordedAgain() {
        DecisionWriter::setReviewer("anna");
        ReviewBench desk(samples_);
        const auto decide = [&](Qt::Key key) {
            Q_EMIT desk.studio.reviewWanted(1);
            QCOMPARE(desk.shown(), "missing.png");
            desk.decide(key);
            desk.studio.decisions().flush();
        };
        decide(Qt::Key_G);
        decide(Qt::Key_G);
        QCOMPARE(history(desk.row("missing.png")).size(), 1U);
        QCOMPARE(desk.page.steps().count(), 1);
        decide(Qt::Key_B);
        QCOMPARE(history(desk.row("missing.png")).size(), 2U);
        DecisionWriter::setReviewer("ben");
        decide(Qt::Key_B);
        const auto decisions = history(desk.row("missing.png"));
        QCOMPARE(decisions.size(), 3U); // another person says so too
        QCOMPARE(decisions.back().who, "ben");
    }

    void allReviewedIsSaidAsLongAsItIsSo() {
        ReviewBench desk(samples_);
        QSignalSpy told(&desk.studio, &Studio::notice);
        QSignalSpy withdrawn(&desk.studio.notices(), &Notices::noticeWithdrawn);
        desk.decide(Qt::Key_G);
        desk.decide(Qt::Key_G);
        desk.press(Qt::Key_J);
        QCOMPARE(told.count(), 1);
        QVERIFY(told[0][0].toString().startsWith("Every other image"));
        desk.decide(Qt::Key_G);
        QCOMPARE(told.count(), 2);
        QVERIFY(told[1][0].toString().startsWith("Every image"));
        withdrawn.clear();
        desk.press(Qt::Key_Backspace);
        QCOMPARE(withdrawn.count(), 1);
    }

    void decisionsOfEarlierSessionsShowUp() {
        {
            ReviewBench desk(samples_);
            desk.press(Qt::Key_N);
            auto* note = desk.find<QLineEdit>("review-note");
            QTest::keyClicks(note, "seen");
            QTest::keyClick(note, Qt::Key_Return);
            desk.decide(Qt::Key_B);
        }
        ReviewBench desk(samples_);
        QTRY_COMPARE(desk.progress(), "1 of 3 reviewed");
        const auto reviewed = std::count_if(
            desk.studio.results().rows().begin(), desk.studio.results().rows().end(),
            [](const ScoreRow& row) { return row.review == ReviewDecision::Bad && row.note == "seen"; });
        QCOMPARE(reviewed, 1);
    }

    void decisionThatCannotBeRecordedIsToldAndTriedAgain() {
        fs::create_directories(samples_.path("data"));
        std::ofstream(samples_.data()) << "a file where the folder of the records would be";
        ReviewBench desk(samples_);
        const QString file = desk.shown();
        desk.decide(Qt::Key_G);
        QTRY_COMPARE(desk.problems.count(), 1);
        QTRY_VERIFY(desk.find<QLabel>("review-records")->text().startsWith("Not recorded: 1"));
        QVERIFY(desk.row(file.toUtf8()).review == ReviewDecision::None);
        QCOMPARE(desk.progress(), "0 of 3 reviewed");
        fs::remove(samples_.data());
        QTest::mouseClick(desk.find<QPushButton>("review-retry"), Qt::LeftButton);
        QTRY_VERIFY(desk.row(file.toUtf8()).review == ReviewDecision::Good);
        QTRY_VERIFY(!desk.find<QLabel>("review-records")->isVisible());
    }

    /// A watched folder scores a file again that was written anew under its name.
    void aPhotoThatWasReplacedAndScoredAgainIsSeenAnew() {
        const Replaced replaced(samples_.run.rows[0].path);
        ReviewBench desk(samples_);
        Q_EMIT desk.studio.reviewWanted(0);
        QCOMPARE(desk.shown(), "good.png");
        desk.waitForImage();
        QTRY_VERIFY(desk.find<QLabel>("review-verdict")->text().contains("Good"));
        writePhoto(draw({.discs = {"red", "", "blue", "blue"}, .seed = 700}), replaced.path);
        const ScoredRun again = scoreAll(samples_.state, {replaced.path}, samples_.path("again"));
        fs::remove_all(samples_.path("again"));
        QVERIFY(again.rows[0].imageSha256 != samples_.run.rows[0].imageSha256);

        desk.studio.results().append(samples_.run.info.id, again.rows);
        QCOMPARE(desk.shown(), "good.png");
        QVERIFY(desk.comparison().scene().photo.isNull()); // at once: it was another one
        QVERIFY(desk.comparison().scene().masks.isNull());
        QVERIFY(desk.find<QLabel>("review-verdict")->text().contains("Reject"));
        desk.press(Qt::Key_B);
        QVERIFY(desk.studio.reviews().of(0) == nullptr);
        desk.waitForImage();
        const QImage now = QImage(QString::fromStdString(replaced.path.string()));
        QTRY_COMPARE(desk.comparison().scene().photo, now.convertToFormat(QImage::Format_RGB888));
        QTRY_VERIFY(!desk.comparison().scene().marks.empty()); // the disc that is missing
        QVERIFY(desk.comparison().scene().notice.isEmpty());
        desk.press(Qt::Key_B);
        desk.studio.decisions().flush();
        QTRY_VERIFY(desk.row("good.png").review == ReviewDecision::Bad);
        QCOMPARE(history(again.rows[0]).size(), 1U);
        QVERIFY(history(samples_.run.rows[0]).empty());

        desk.press(Qt::Key_Backspace);
        desk.studio.results().append(samples_.run.info.id, {samples_.run.rows[0]}); // yet another one
        QSignalSpy told(&desk.studio, &Studio::notice);
        desk.page.steps().redo(); // was decided on the one before
        QCOMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().startsWith("good.png: The file was replaced"),
                 qPrintable(told[0][0].toString()));
        QVERIFY(desk.studio.reviews().of(0) == nullptr);
    }

    void nobodyDecidesOnAFileThatTookThePlaceOfTheOneThatWasScored() {
        const Replaced replaced(samples_.run.rows[0].path);
        writePhoto(draw({.seed = 701}), replaced.path);
        ReviewBench desk(samples_);
        QSignalSpy told(&desk.studio, &Studio::notice);
        Q_EMIT desk.studio.reviewWanted(0);
        QCOMPARE(desk.shown(), "good.png");
        desk.waitForImage();
        QVERIFY(desk.comparison().scene().notice.contains("replaced"));
        QVERIFY(desk.comparison().scene().masks.isNull());
        for (const Qt::Key key : {Qt::Key_B, Qt::Key_A}) {
            told.clear();
            desk.press(key);
            QCOMPARE(told.count(), 1);
            QVERIFY2(told[0][0].toString().startsWith("good.png was replaced"),
                     qPrintable(told[0][0].toString()));
        }
        QCOMPARE(desk.shown(), "good.png");
        QVERIFY(desk.studio.reviews().of(0) == nullptr);
        QCOMPARE(desk.studio.document().state().shots.size(), samples_.state.shots.size());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ReviewDecidingTest)
#include "review_deciding_test.moc"
