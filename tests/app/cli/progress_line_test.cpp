#include "progress_line.h"

#include <QtTest>

using cliplad::cli::progressText;

class ProgressLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void remainingTimeComesFromWhatThisRunDid() {
        QCOMPARE(progressText({.done = 20, .total = 100, .what = "a.png"}, 10, 5.0),
                 std::string("20 of 100 · 0:40 left · a.png"));
    }

    void nothingIsPromisedBeforeAnythingIsDone() {
        QCOMPARE(progressText({.done = 10, .total = 100, .what = ""}, 10, 5.0), std::string("10 of 100"));
    }

    void unknownTotalsAreLeftOut() {
        QCOMPARE(progressText({.done = 3, .total = 0, .what = "x"}, 0, 1.0), std::string("3 · x"));
    }

    void longTimesHaveHours() {
        QCOMPARE(progressText({.done = 1, .total = 7201, .what = ""}, 0, 1.0),
                 std::string("1 of 7201 · 2:00:00 left"));
    }
};

QTEST_APPLESS_MAIN(ProgressLineTest)
#include "progress_line_test.moc"
