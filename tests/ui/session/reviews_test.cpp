#include "session/reviews.h"

#include <QSignalSpy>
#include <QtTest>

#include "ui/session/records/writer_bench.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class ReviewsTest : public QObject {
    Q_OBJECT

    struct Desk {
        Desk() { results.begin({.id = "run"}); }

        /// Rows of `image`'s content, one batch each, as they come to a watched folder.
        void addCopies(const std::string& image, int count) {
            for (int i = 0; i < count; ++i, ++rows) {
                ScoreRow row;
                row.path = "/copies/" + std::to_string(rows) + ".png";
                row.imageSha256 = QString::fromStdString(sha256("pixels of " + image));
                results.append("run", {row});
            }
        }

        WriterBench bench;
        std::unique_ptr<DecisionWriter> writer = bench.writer();
        ProductDocument document;
        ScoreResults results{document};
        Reviews reviews{results, *writer};
        int rows = 0;
    };

private Q_SLOTS:
    void aCopyOfADecidedImageIsTheOnlyRowThatChanges() {
        Desk desk;
        desk.writer->decide(desk.bench.ask("a.png", DecisionValue::Bad, "dent"));
        QTRY_VERIFY(deliveryOf(*desk.writer, "a.png") == Review::Delivery::Recorded);
        QSignalSpy changed(&desk.reviews, &Reviews::changed);
        QSignalSpy rowsChanged(&desk.results, &ScoreResults::rowsChanged);
        constexpr int kCopies = 300;
        desk.addCopies("a.png", kCopies);
        QCOMPARE(changed.count(), kCopies);
        QCOMPARE(rowsChanged.count(), kCopies);
        for (const ScoreRow& row : desk.results.rows())
            QVERIFY(row.review == ReviewDecision::Bad && row.note == "dent");
    }

    void allCopiesFollowADecision() {
        Desk desk;
        desk.addCopies("a.png", 3);
        desk.addCopies("b.png", 1);
        desk.reviews.decide(1, DecisionValue::Good, {}, {});
        ScoreRow again = desk.results.row(2); // scored again, and another file now
        again.imageSha256 = QString::fromStdString(sha256("pixels of b.png"));
        desk.results.append("run", {again});
        desk.writer->decide(desk.bench.ask("a.png", DecisionValue::Good));
        QTRY_VERIFY(desk.results.row(0).review == ReviewDecision::Good);
        QVERIFY(desk.results.row(1).review == ReviewDecision::Good);
        QVERIFY(desk.results.row(2).review == ReviewDecision::None);
        desk.writer->decide(desk.bench.ask("b.png", DecisionValue::Bad));
        QTRY_VERIFY(desk.results.row(2).review == ReviewDecision::Bad);
        QVERIFY(desk.results.row(3).review == ReviewDecision::Bad);
        QVERIFY(desk.results.row(0).review == ReviewDecision::Good);
    }

    /// The file could not be read for a while: what stands for its content stands again.
    void aRowThatFailedMeanwhileHasItsDecisionAgain() {
        Desk desk;
        desk.addCopies("a.png", 1);
        const ScoreRow whole = desk.results.row(0);
        desk.writer->decide(desk.bench.ask("a.png", DecisionValue::Bad));
        QTRY_VERIFY(desk.results.row(0).review == ReviewDecision::Bad);
        ScoreRow failed = whole;
        failed.failed = true;
        failed.imageSha256.clear();
        desk.results.append("run", {failed});
        QVERIFY(desk.results.row(0).review == ReviewDecision::None);
        desk.results.append("run", {whole});
        QVERIFY(desk.results.row(0).review == ReviewDecision::Bad);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::ReviewsTest)
#include "reviews_test.moc"
