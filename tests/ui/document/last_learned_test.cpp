#include "document/last_learned.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include "document/learning.h"
#include "inspection/product/product.h"
#include "support/disc_studio.h"
#include "support/error_of.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class LastLearnedTest : public QObject {
    Q_OBJECT

private:
    std::filesystem::path folder() const { return folder_.path().toStdString(); }

    QTemporaryDir folder_;

private Q_SLOTS:
    void whatWasLookedAtIsNotLearnedOnceMore() {
        const FakeBackbone backbone;
        LastLearned learned;
        DocumentState state = discState(writeShots(folder(), 2));
        learned.warnings(state, backbone, {});
        const int encoded = backbone.imagesEncoded;
        state.name = "another name";
        state.threshold = 2;
        state.reviewThreshold = 1;
        const Product product = learned.learn(state, folder(), backbone, {});
        QCOMPARE(backbone.imagesEncoded.load(), encoded);

        const Product fresh = learn(state, folder(), backbone, {});
        QCOMPARE(product.definition.name, fresh.definition.name);
        QCOMPARE(product.definition.modelName, fresh.definition.modelName);
        QCOMPARE(product.definition.modelSha256, fresh.definition.modelSha256);
        QCOMPARE(product.threshold(), fresh.threshold());
        QVERIFY(product.definition.recipe() == fresh.definition.recipe());
        QCOMPARE(product.reviewThreshold(), fresh.reviewThreshold());
        QVERIFY(product.calibration == fresh.calibration);
        QVERIFY(product.memory.counts == fresh.memory.counts);
        QVERIFY(product.memory.sample == fresh.memory.sample);
        QVERIFY(at::equal(product.memory.centres, fresh.memory.centres));
        QVERIFY(at::equal(product.memory.fine.vectors, fresh.memory.fine.vectors));
    }

    void whatIsEditedIsLearnedAnew() {
        const FakeBackbone backbone;
        LastLearned learned;
        const DocumentState state = discState(writeShots(folder(), 3));
        learned.learn(state, folder(), backbone, {});
        const auto learnsAnew = [&](const std::function<void(DocumentState&)>& edit) {
            const int encoded = backbone.imagesEncoded;
            DocumentState edited = state;
            edit(edited);
            learned.learn(edited, folder(), backbone, {});
            const bool anew = backbone.imagesEncoded > encoded;
            learned.learn(state, folder(), backbone, {});
            return anew;
        };
        QVERIFY(!learnsAnew([](DocumentState&) {}));
        QVERIFY(learnsAnew([](DocumentState& edited) { edited.shots.pop_back(); }));
        QVERIFY(learnsAnew([](DocumentState& edited) { edited.settings.clusters.count += 1; }));
        QVERIFY(learnsAnew([](DocumentState& edited) { edited.fine.pop_back(); }));
        QVERIFY(learnsAnew([](DocumentState& edited) {
            edited.ignore = {.reference = {448, 448}, .polygons = {}, .rectangles = {{0, 0, 50, 50}}};
        }));
        learned.forget();
        QVERIFY(learnsAnew([](DocumentState&) {}));

        const FakeBackbone other(std::string(64, 'e'));
        QCOMPARE(learned.learn(state, folder(), other, {}).definition.modelSha256, other.info().sha256);
        QVERIFY(other.imagesEncoded > 0);
    }

    void whatTeachesNothingIsLearnedAlike() {
        const DocumentState state = discState(writeShots(folder(), 2));
        const auto isAlike = [&](const std::function<void(DocumentState&)>& edit) {
            DocumentState edited = state;
            edit(edited);
            return learnsAlike(state, edited);
        };
        QVERIFY(isAlike([](DocumentState& edited) {
            edited.name = "another name";
            edited.threshold = 2;
            edited.reviewThreshold = 1;
            edited.photos.push_back("more.png");
            edited.tests.push_back("test.png");
            edited.fine.push_back({.label = label("white disc"), .enabled = false});
        }));
        QVERIFY(!isAlike([](DocumentState& edited) { edited.shots.pop_back(); }));
        QVERIFY(!isAlike([](DocumentState& edited) { edited.validation.push_back("good.png"); }));
        QVERIFY(!isAlike([](DocumentState& edited) { edited.settings.clusters.count += 1; }));
        QVERIFY(!isAlike([](DocumentState& edited) { edited.fine.pop_back(); }));
        QVERIFY(!isAlike([](DocumentState& edited) { edited.precision = "bf16"; }));
        QVERIFY(!isAlike([](DocumentState& edited) {
            edited.ignore = {.reference = {448, 448}, .polygons = {}, .rectangles = {{0, 0, 50, 50}}};
        }));
    }

    void aShotThatChangedOnDiskIsReadAgain() {
        const FakeBackbone backbone;
        LastLearned learned;
        const DocumentState state = discState(writeShots(folder(), 2));
        const Product before = learned.learn(state, folder(), backbone, {});
        writePhoto(draw({.seed = 77}), state.shots[0]);
        const Product after = learned.learn(state, folder(), backbone, {});
        QVERIFY(before.definition.shots[0].sha256 != after.definition.shots[0].sha256);
        QVERIFY(after.calibration == learn(state, folder(), backbone, {}).calibration);
        std::filesystem::remove(state.shots[0]);
        VERIFY_ERROR(learned.learn(state, folder(), backbone, {}), state.shots[0].filename().string());
    }

    void whatLearningRefusesIsRefusedOfWhatIsKnownToo() {
        const FakeBackbone backbone;
        LastLearned learned;
        DocumentState state = discState(writeShots(folder(), 2));
        learned.learn(state, folder(), backbone, {});
        state.threshold = -1;
        VERIFY_ERROR(learned.learn(state, folder(), backbone, {}), "threshold");
        state.threshold.reset();
        state.name = "two\nlines";
        VERIFY_ERROR(learned.learn(state, folder(), backbone, {}), "choose another name");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::LastLearnedTest)
#include "last_learned_test.moc"
