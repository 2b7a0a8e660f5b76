#include <QTest>

#include <cmath>

#include <ATen/ATen.h>

#include "baselines/method.h"
#include "baselines/state_prompts.h"
#include "support/error_of.h"
#include "support/method_photo.h"

using namespace cliplad;

namespace {

MethodPhoto photoWith(const at::Tensor& embedding) {
    MethodPhoto photo;
    photo.embedding = embedding;
    return photo;
}

} // namespace

class ClipTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNearestShotsDirectionCounts();
    void thePromptThatThePhotoIsLikeDecides();
    void statesAreComposedWithTemplates();
    void aNamelessProductIsAnObject();
    void theShareOfAnomalousIsASoftmax();
    void whatWasNotLearnedIsAnError();
};

void ClipTokenTest::theNearestShotsDirectionCounts() {
    const auto method = findMethod("clip").make(tests::methodContext());
    const std::vector<MethodPhoto> shots = {photoWith(at::tensor({2.0F, 0.0F})),
                                            photoWith(at::tensor({0.0F, 3.0F}))};
    method->learn(shots, {});
    QVERIFY(std::abs(method->score(photoWith(at::tensor({0.0F, 9.0F}))).score) < 1e-6);
    QVERIFY(std::abs(method->score(photoWith(at::tensor({3.0F, 4.0F}))).score - 0.2) < 1e-6);
    QVERIFY(std::abs(method->score(photoWith(at::tensor({-1.0F, 0.0F}))).score - 1) < 1e-6);
}

void ClipTokenTest::thePromptThatThePhotoIsLikeDecides() {
    const MethodContext context = tests::methodContext();
    const auto method = findMethod("clip-zero-shot").make(context);
    method->learn({}, {});
    const at::Tensor states = embedStates(context.clip, plainStatePrompts("discs"));
    QCOMPARE(states.size(0), 2);
    const double normal = method->score(photoWith(3 * states[0])).score;
    const double anomalous = method->score(photoWith(3 * states[1])).score;
    QVERIFY2(normal < 0.5 && anomalous > 0.5, qPrintable(QString("%1 %2").arg(normal).arg(anomalous)));
    QVERIFY(std::abs(method->score(photoWith(states[0] + states[1])).score - 0.5) < 1e-4);
}

void ClipTokenTest::statesAreComposedWithTemplates() {
    const StatePrompts plain = plainStatePrompts("screw bag");
    QCOMPARE(plain.normal.size(), 80);
    QVERIFY(std::ranges::find(plain.anomalous, "a photo of the anomalous screw bag.") !=
                plain.anomalous.end() ||
            std::ranges::find(plain.anomalous, "a photo of a anomalous screw bag.") != plain.anomalous.end());
    const StatePrompts composed = composedStatePrompts("screw bag");
    QVERIFY(std::ranges::find(composed.normal, "a photo of the screw bag.") != composed.normal.end());
    QVERIFY(std::ranges::find(composed.anomalous, "a close-up photo of a screw bag with a defect.") !=
            composed.anomalous.end());
    for (const std::string& sentence : composed.normal)
        QVERIFY(sentence.find("{}") == std::string::npos && sentence.find("screw bag") != std::string::npos);
}

void ClipTokenTest::aNamelessProductIsAnObject() {
    QCOMPARE(composedStatePrompts("").normal, composedStatePrompts("object").normal);
}

void ClipTokenTest::theShareOfAnomalousIsASoftmax() {
    const at::Tensor states = at::eye(2);
    const at::Tensor found = anomalousShare(at::tensor({0.0F, 2.0F, 5.0F, 5.0F}).view({2, 2}), states, 0.5);
    QVERIFY(std::abs(found[0].item<double>() - 1 / (1 + std::exp(-2.0))) < 1e-6);
    QVERIFY(std::abs(found[1].item<double>() - 0.5) < 1e-6);
}

void ClipTokenTest::whatWasNotLearnedIsAnError() {
    const MethodPhoto photo = photoWith(at::ones({2}));
    VERIFY_ERROR(findMethod("clip").make(tests::methodContext())->score(photo), "has not learned");
    VERIFY_ERROR(findMethod("clip").make(tests::methodContext())->learn({}, {}), "no shots");
    VERIFY_ERROR(findMethod("clip-zero-shot").make(tests::methodContext())->score(photo), "no prompts");
}

QTEST_GUILESS_MAIN(ClipTokenTest)
#include "clip_token_test.moc"
