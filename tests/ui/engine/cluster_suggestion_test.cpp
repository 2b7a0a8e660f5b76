#include "engine/cluster_suggestion.h"

#include <QTemporaryDir>
#include <QTest>

#include "base/error.h"
#include "support/disc_product.h"
#include "support/fake_backbone.h"

using namespace cliplad;
using namespace cliplad::ui;

namespace {

QImage mask(std::initializer_list<int> values) {
    QImage image(static_cast<int>(values.size()), 1, QImage::Format_Indexed8);
    int x = 0;
    for (const int value : values)
        image.scanLine(0)[x++] = static_cast<uchar>(value);
    return image;
}

CountTrial trial(int count, QImage parts, double separation = 0, double spread = 0) {
    return {.count = count, .parts = {std::move(parts)}, .areaSpread = spread, .separation = separation};
}

} // namespace

class ClusterSuggestionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreementIsTheShareOfPartPixelsThatStayTheSamePart() {
        QCOMPARE(agreementOf({mask({0, 1, 1, 2})}, {mask({0, 1, 2, 2})}), 2.0 / 3);
        QCOMPARE(agreementOf({mask({0, 1})}, {mask({1, 0})}), 0.0);
        QCOMPARE(agreementOf({mask({0, 0})}, {mask({0, 0})}), 1.0);
    }

    void theStableCountInTheMiddleIsSuggested() {
        const QImage good = mask({0, 1, 1, 2, 2}), other = mask({1, 1, 0, 0, 2});
        std::vector trials{trial(2, other), trial(3, good), trial(4, good), trial(5, good), trial(6, other)};
        rateTrials(trials);
        QCOMPARE(trials[2].agreement, 1.0);
        QVERIFY(trials[1].agreement < 1);
        QCOMPARE(suggestedTrial(trials), 2);
        QCOMPARE(suggestedTrial({}), -1);
    }

    void separationThenFewerClustersDecideBetweenEquals() {
        const QImage good = mask({0, 1, 2});
        std::vector trials{trial(2, good, 0.01), trial(3, good, 0.05), trial(4, good, 0.05)};
        rateTrials(trials);
        QCOMPARE(suggestedTrial(trials), 1);
    }

    void areasThatVaryFromShotToShotCountAgainstACount() {
        const QImage good = mask({0, 1, 2});
        std::vector trials{trial(2, good, 0, 0.5), trial(3, good, 0, 0.05)};
        rateTrials(trials);
        QCOMPARE(suggestedTrial(trials), 1);
    }

    void reviewedImagesWeighMost() {
        const QImage good = mask({0, 1, 2});
        std::vector trials{trial(2, good), trial(3, good, 0, 0.9)};
        trials[0].reviewed = trials[1].reviewed = 4;
        trials[0].reviewedRight = 3;
        trials[1].reviewedRight = 4;
        rateTrials(trials);
        QCOMPARE(suggestedTrial(trials), 1);
    }

    void discsAreTriedWithEachCountAndScored() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const auto product = tests::discRequest(tests::writeShots(path, 2));
        const auto bad =
            tests::writePhoto(tests::draw({.discs = {"red", "", "blue", "blue"}, .seed = 9}), path / "b.png");
        CountSearch search{.request = {.recipe = {product.prompts, product.settings, {}, {}},
                                       .shots = product.shots,
                                       .validation = {},
                                       .image = {}},
                           .least = 6,
                           .most = 9,
                           .reviewed = {{bad, true}}};
        int told = 0;
        Progress last;
        const auto trials =
            tryCounts(std::make_shared<tests::FakeBackbone>(), search, [&](const auto&) { ++told; },
                      {.stop = {}, .report = [&](const Progress& progress) { last = progress; }});
        QCOMPARE(trials.size(), std::size_t(4));
        QCOMPARE(told, 5);
        QCOMPARE(last.done, last.total);
        for (const CountTrial& trial : trials) {
            QCOMPARE(trial.parts.size(), std::size_t(2));
            QCOMPARE(trial.reviewedRight, 1);
            QVERIFY(trial.agreement > 0.8);
            QVERIFY(trial.separation > 0);
            QVERIFY(trial.milliseconds > 0);
        }
    }

    void itStopsWhenAsked() {
        QTemporaryDir folder;
        const auto product = tests::discRequest(tests::writeShots(folder.path().toStdString(), 1));
        const CountSearch search{.request = {.recipe = {product.prompts, product.settings, {}, {}},
                                             .shots = product.shots,
                                             .validation = {},
                                             .image = {}}};
        std::stop_source stop;
        QVERIFY_EXCEPTION_THROWN(tryCounts(std::make_shared<tests::FakeBackbone>(), search,
                                           [&](const auto&) { stop.request_stop(); },
                                           {.stop = stop.get_token(), .report = {}}),
                                 Cancelled);
    }
};

QTEST_GUILESS_MAIN(ClusterSuggestionTest)
#include "cluster_suggestion_test.moc"
