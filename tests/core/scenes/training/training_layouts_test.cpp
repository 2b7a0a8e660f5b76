#include "scenes/training/training_layouts.h"

#include "scenes/training/flaws.h"
#include "scenes/training/kind_pool.h"
#include "scenes/training/vocabulary.h"

#include <QtTest>

#include <algorithm>

namespace cliplad {

namespace {

constexpr int kDraws = 100; ///< enough for all but the rarest of a layout's kinds

bool isTrained(std::string_view kind) {
    return std::any_of(trainingKinds().begin(), trainingKinds().end(),
                       [&](const PartPainter* painter) { return painter->kind == kind; });
}

bool isFlaw(std::string_view kind) {
    return std::any_of(flawWords().begin(), flawWords().end(),
                       [&](const FlawWords& flaw) { return flaw.kind == kind; });
}

} // namespace

class TrainingLayoutsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearMissesAreTwoKindsThatTrainingShows() {
        QVERIFY(!nearMissPairs().empty());
        for (const auto& pair : nearMissPairs()) {
            for (const std::string_view kind : pair)
                QVERIFY2(isTrained(kind) || isFlaw(kind), std::string(kind).c_str());
            QVERIFY2(pair[0] != pair[1], std::string(pair[0]).c_str());
        }
    }

    void backgroundsOfLayoutsAreBackgrounds() {
        for (const TrainingLayout& layout : trainingLayouts())
            for (const std::string_view background : layout.backgrounds)
                QVERIFY2(findBackground(background) != nullptr, std::string(background).c_str());
    }

    void everyLayoutDrawsKindsThatThereAre_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < trainingLayouts().size(); ++i)
            QTest::newRow(std::string(trainingLayouts()[i].name).c_str()) << static_cast<int>(i);
    }

    void everyLayoutDrawsKindsThatThereAre() {
        QFETCH(int, index);
        const TrainingLayout& layout = trainingLayouts()[static_cast<std::size_t>(index)];
        for (std::uint64_t seed = 0; seed < kDraws; ++seed) {
            Random random(seed);
            SceneBuilder builder("wood", 32, random, trainingKinds());
            layout.arrange(builder); // throws at a kind without a painter
            for (const SceneObject& object : builder.finish(Camera()).objects)
                QVERIFY2(findKind(object.kind) != nullptr && !isHeldOut(object.kind), object.kind.c_str());
        }
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::TrainingLayoutsTest)
#include "training_layouts_test.moc"
