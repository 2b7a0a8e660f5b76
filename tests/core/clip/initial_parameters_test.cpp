#include "clip/initial_parameters.h"

#include <QTest>

#include <ATen/ATen.h>

using namespace cliplad;

namespace {

ModelConfig smallConfig() {
    ModelConfig config;
    config.vision = {.width = 32, .layers = 2, .heads = 2, .patchSize = 8, .imageSize = 32};
    config.text = {.width = 16, .layers = 1, .heads = 1, .contextLength = 8, .vocabularySize = 50};
    config.embedDim = 12;
    return config;
}

} // namespace

class InitialParametersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSeedFixesThem() {
        const TensorMap first = initialParameters(smallConfig(), 3),
                        again = initialParameters(smallConfig(), 3);
        for (const auto& [name, tensor] : first)
            QVERIFY2(again.at(name).equal(tensor), name.c_str());
        QVERIFY(!initialParameters(smallConfig(), 4).at("visual.proj").equal(first.at("visual.proj")));
    }

    void theVisionTowersAreAmongThem() {
        const TensorMap both = initialParameters(smallConfig(), 3);
        const TensorMap vision = initialVisionParameters(smallConfig(), 3);
        std::size_t visual = 0;
        for (const auto& [name, tensor] : both)
            visual += name.starts_with("visual.") ? 1 : 0;
        QCOMPARE(vision.size(), visual);
        for (const auto& [name, tensor] : vision)
            QVERIFY2(both.at(name).equal(tensor), name.c_str());
    }
};

QTEST_APPLESS_MAIN(InitialParametersTest)
#include "initial_parameters_test.moc"
