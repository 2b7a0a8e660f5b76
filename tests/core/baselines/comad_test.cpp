#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

#include "baselines/method.h"
#include "clip/checkpoint/safetensors.h"
#include "support/error_of.h"
#include "support/five_discs.h"
#include "support/generated_dino.h"
#include "support/tiny_model.h"

using namespace cliplad;
using namespace cliplad::tests;

class ComAdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherPartsScoreAboveGoodPhotos_data() {
        QTest::addColumn<int>("shots");
        for (const int shots : {1, 2, 4})
            QTest::newRow(qPrintable(QString::number(shots))) << shots;
    }

    void otherPartsScoreAboveGoodPhotos() {
        QFETCH(int, shots);
        const auto method = learnedFiveDiscs("comad", shots);
        double highest = 0;
        for (const int shift : {2, 5, 9, 13})
            highest = std::max(highest, method->score(fiveDiscsPhoto(shift)).score);
        std::vector<Disc> missing = fiveDiscs(3), extra = missing, recoloured = missing;
        missing.pop_back();
        extra.push_back({{224, 60}, 40, "red"});
        recoloured[1].colour = "green";
        for (const auto& discs : {missing, extra, recoloured}) {
            const double score = method->score(methodPhoto(photoOfDiscs("wood", discs))).score;
            QVERIFY2(score > highest, qPrintable(QString("%1, good %2").arg(score).arg(highest)));
        }
    }

    void aShotItselfScoresNothing() {
        QVERIFY(learnedFiveDiscs("comad", 3)->score(fiveDiscsPhoto(6)).score < 1e-3);
    }

    void theSeedFixesTheFigures() {
        const MethodPhoto photo = fiveDiscsPhoto(9);
        QCOMPARE(learnedFiveDiscs("comad", 2, 7)->score(photo).score,
                 learnedFiveDiscs("comad", 2, 7)->score(photo).score);
    }

    void whatWasNotLearnedIsAnError() {
        const auto method = findMethod("comad").make(methodContext());
        VERIFY_ERROR(method->score(fiveDiscsPhoto(0)), "has not learned");
        VERIFY_ERROR(method->learn({}, {}), "no shots");
    }

    void patchesComeFromDinoWhereItsWeightsAreGiven() {
        const QTemporaryDir folder;
        MethodContext context = methodContext();
        context.weights = folder.filePath("dino.safetensors").toStdString();
        writeSafetensors(context.weights, smallDino());
        const auto method = findMethod("comad").make(context);
        MethodPhoto shot = fiveDiscsPhoto(0);
        shot.features = {};
        method->learn(std::vector<MethodPhoto>{shot}, {});
        QVERIFY(method->score(shot).score < 1e-3);
    }

    void weightsThatAreNoDinoAreAnError() {
        MethodContext context = methodContext();
        context.weights = checkpointFixture("bfloat16.safetensors");
        VERIFY_ERROR(findMethod("comad").make(context), "patch_embed.proj.weight");
    }

    void aStopEndsLearningAndScoring() {
        std::stop_source stop;
        stop.request_stop();
        const auto method = learnedFiveDiscs("comad", 1);
        QVERIFY_THROWS_EXCEPTION(Cancelled, method->score(fiveDiscsPhoto(0), stop.get_token()));
        const std::vector<MethodPhoto> shots = {fiveDiscsPhoto(0)};
        QVERIFY_THROWS_EXCEPTION(Cancelled, method->learn(shots, {.stop = stop.get_token()}));
    }
};

QTEST_APPLESS_MAIN(ComAdTest)
#include "comad_test.moc"
