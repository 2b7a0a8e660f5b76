#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

#include "baselines/method.h"
#include "clip/checkpoint/safetensors.h"
#include "support/error_of.h"
#include "support/generated_dino.h"
#include "support/method_photo.h"
#include "support/synthetic_photo.h"
#include "support/tiny_model.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

/// Four red discs and a blue one, each photo with its own places.
std::vector<Disc> goodDiscs(int shift) {
    return {{{100 + shift, 100}, 40, "red"},
            {{340, 110 - shift}, 40, "red"},
            {{120, 330 + shift}, 40, "red"},
            {{330 - shift, 340}, 40, "red"},
            {{224, 224 + shift / 2}, 30, "blue"}};
}

MethodPhoto good(int shift) {
    return methodPhoto(photoOfDiscs("wood", goodDiscs(shift)));
}

std::unique_ptr<Method> learned(int shots, std::uint64_t seed = 0) {
    std::unique_ptr<Method> method = findMethod("comad").make(methodContext(seed));
    std::vector<MethodPhoto> photos;
    for (int shot = 0; shot < shots; ++shot)
        photos.push_back(good(6 * shot));
    method->learn(photos, {});
    return method;
}

} // namespace

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
        const auto method = learned(shots);
        double highest = 0;
        for (const int shift : {2, 5, 9, 13})
            highest = std::max(highest, method->score(good(shift)).score);
        std::vector<Disc> missing = goodDiscs(3), extra = missing, recoloured = missing;
        missing.pop_back();
        extra.push_back({{224, 60}, 40, "red"});
        recoloured[1].colour = "green";
        for (const auto& discs : {missing, extra, recoloured}) {
            const double score = method->score(methodPhoto(photoOfDiscs("wood", discs))).score;
            QVERIFY2(score > highest, qPrintable(QString("%1, good %2").arg(score).arg(highest)));
        }
    }

    void aShotItselfScoresNothing() { QVERIFY(learned(3)->score(good(6)).score < 1e-3); }

    void theSeedFixesTheFigures() {
        const MethodPhoto photo = good(9);
        QCOMPARE(learned(2, 7)->score(photo).score, learned(2, 7)->score(photo).score);
    }

    void whatWasNotLearnedIsAnError() {
        const auto method = findMethod("comad").make(methodContext());
        VERIFY_ERROR(method->score(good(0)), "has not learned");
        VERIFY_ERROR(method->learn({}, {}), "no shots");
    }

    void patchesComeFromDinoWhereItsWeightsAreGiven() {
        const QTemporaryDir folder;
        MethodContext context = methodContext();
        context.weights = folder.filePath("dino.safetensors").toStdString();
        writeSafetensors(context.weights, smallDino());
        const auto method = findMethod("comad").make(context);
        MethodPhoto shot = good(0);
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
        const auto method = learned(1);
        QVERIFY_THROWS_EXCEPTION(Cancelled, method->score(good(0), stop.get_token()));
        const std::vector<MethodPhoto> shots = {good(0)};
        QVERIFY_THROWS_EXCEPTION(Cancelled, method->learn(shots, {.stop = stop.get_token()}));
    }
};

QTEST_APPLESS_MAIN(ComAdTest)
#include "comad_test.moc"
