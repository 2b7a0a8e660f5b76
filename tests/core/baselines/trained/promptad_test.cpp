#include <QTest>

#include <algorithm>

#include "support/error_of.h"
#include "support/trained_method.h"

using namespace cliplad;
using namespace cliplad::tests;

class PromptAdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDefectScoresAboveGoodPhotos() {
        const auto method = trained("promptad", 4);
        const double good = std::max(method->score(goodPhoto(3)).score, method->score(goodPhoto(-4)).score);
        const MethodScore defect = method->score(defectPhoto(3));
        QVERIFY2(defect.score > good, qPrintable(QString("%1, good %2").arg(defect.score).arg(good)));
        QCOMPARE(defect.anomalyMap.size(), cv::Size(8, 8));
    }

    void theSeedFixesTheFigures() {
        const MethodPhoto photo = defectPhoto(5);
        const double score = trained("promptad", 1, 7)->score(photo).score;
        QCOMPARE(trained("promptad", 1, 7)->score(photo).score, score);
        QVERIFY(trained("promptad", 1, 8)->score(photo).score != score);
    }

    void aStopEndsLearning() {
        std::stop_source stop;
        std::vector<std::int64_t> done;
        const JobContext job{.stop = stop.get_token(), .report = [&](const Progress& progress) {
                                 done.push_back(progress.done);
                                 if (progress.done == 2)
                                     stop.request_stop();
                             }};
        QVERIFY_THROWS_EXCEPTION(Cancelled, trained("promptad", 1, 0, job));
        QCOMPARE(done, (std::vector<std::int64_t>{1, 2}));
    }

    void whatWasNotLearnedIsAnError() {
        const auto method = findMethod("promptad").make(trainedContext());
        VERIFY_ERROR(method->score(goodPhoto(0)), "has not learned");
        VERIFY_ERROR(method->learn({}, {}), "no shots");
    }
};

QTEST_APPLESS_MAIN(PromptAdTest)
#include "promptad_test.moc"
