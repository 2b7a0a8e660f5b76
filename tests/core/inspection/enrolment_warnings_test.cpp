#include "inspection/enrolment_warnings.h"

#include <QTest>

#include <ATen/ATen.h>

#include "support/error_of.h"
#include "support/fake_backbone.h"

using namespace cliplad;

namespace {

constexpr int kPatches = 100; // 400 mask pixels of each shot are looked at

/// A product with the labels screw, nut and wood (background), and these areas on its shots, in one piece
/// each unless `pieces` says otherwise.
Product productWith(const std::vector<std::vector<int>>& areasOfShots,
                    const std::vector<std::vector<int>>& pieces = {}) {
    Product product;
    product.definition.prompts.coarse = {{.name = "wood", .synonyms = {}, .background = true, .colour = {}}};
    for (const char* name : {"screw", "nut", "wood"})
        product.definition.prompts.fine.push_back(
            {.name = name, .synonyms = {}, .background = std::string(name) == "wood", .colour = {}});
    for (const std::vector<int>& areas : areasOfShots) {
        product.definition.shots.push_back(
            {std::string(1, static_cast<char>('a' + product.memory.counts.size())) + ".png", {}});
        const std::size_t shot = product.memory.counts.size();
        product.memory.counts.push_back(
            {.histogram = {.areaPx = areas,
                           .components = pieces.empty() ? std::vector<int>(areas.size(), 1) : pieces[shot]},
             .pieceAreasPx = std::vector<std::vector<int>>(areas.size())});
    }
    product.memory.patches.origin =
        at::zeros({kPatches * static_cast<std::int64_t>(areasOfShots.size()), 3}, at::kInt);
    return product;
}

/// Of a model that has met every word.
std::vector<std::string> warningsOf(const Product& product) {
    return enrolmentWarnings(product, tests::FakeBackbone());
}

} // namespace

class EnrolmentWarningsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingOddNothingSaid() {
        QVERIFY(warningsOf(productWith({{100, 50, 0}, {110, 45, 0}, {90, 60, 0}})).empty());
        QVERIFY(warningsOf(productWith({{100, 50, 400}})).empty());
    }

    void wordsThatTheModelNeverLearnedAreNamed() {
        Product product = productWith({{100, 50, 0}});
        product.definition.prompts.coarse[0].synonyms = {"zebrano wood", "plywood"};
        product.definition.prompts.fine[1].synonyms = {"nut", "hexabolt"};
        tests::FakeBackbone backbone;
        backbone.unmet = {"hexabolt", "zebrano", "plywood"};
        const auto warnings = enrolmentWarnings(product, backbone);
        QCOMPARE(warnings.size(), std::size_t(2));
        QCOMPARE(
            warnings[0],
            std::string("the model never learned 'zebrano' and 'plywood' ('wood'), so what it finds for that "
                        "is chance: use other words, or a large model"));
        QVERIFY2(tests::contains(warnings[1], "never learned 'hexabolt' ('nut')"), warnings[1].c_str());
        QCOMPARE(unmetWordWarnings(product.definition.prompts, backbone), warnings);
    }

    void aLabelThatIsNowhereIsNamed() {
        const auto warnings = warningsOf(productWith({{100, 0, 0}, {110, 0, 0}}));
        QCOMPARE(warnings.size(), std::size_t(1));
        QCOMPARE(warnings[0],
                 std::string("nothing was found of 'nut' on any shot: right if only faulty products show it; "
                             "otherwise try other words, or leave it out"));
        const auto found =
            findEnrolmentWarnings(productWith({{100, 0, 0}, {110, 0, 0}}), tests::FakeBackbone());
        QCOMPARE(found.size(), warnings.size());
        QVERIFY(found[0].kind == EnrolmentWarning::Kind::NothingFound);
        QCOMPARE(found[0].label, std::string("nut"));
    }

    void shotsWithoutALabelAreNamed() {
        const auto warnings = warningsOf(productWith({{100, 50, 0}, {90, 0, 0}, {95, 50, 0}, {92, 0, 0}}));
        QCOMPARE(warnings.size(), std::size_t(1));
        QVERIFY2(
            tests::contains(warnings[0],
                            "nothing was found of 'nut' on shot 2 (b.png) and shot 4 (d.png): right where"),
            warnings[0].c_str());
    }

    void clustersAreBlamedOnlyWhereTheyDecide() {
        Product product = productWith({{100, 50, 0}, {90, 0, 0}, {95, 50, 0}});
        QVERIFY(tests::contains(warningsOf(product)[0],
                                "seed of clusters, or fine.coarse-stage=false, or leave"));
        product.definition.settings.fine.coarseStage = FineSettings::CoarseStage::Off;
        QVERIFY(tests::contains(warningsOf(product)[0], "otherwise try other words, or leave it out"));
    }

    void kindsWithPartsOfTheirOwnGetOneNote() {
        const auto warnings = warningsOf(productWith({{100, 0, 0}, {0, 50, 0}}));
        QCOMPARE(warnings.size(), std::size_t(1));
        QVERIFY2(tests::contains(warnings[0],
                                 "of 'screw' on shot 2 (b.png); of 'nut' on shot 1 (a.png): right where"),
                 warnings[0].c_str());
    }

    void aForgottenBackgroundIsNamed() {
        Product unmarked = productWith({{100, 50, 0}});
        unmarked.definition.prompts.coarse[0].background = false;
        QCOMPARE(warningsOf(unmarked).size(), std::size_t(1));
        QVERIFY(tests::contains(warningsOf(unmarked)[0], "no coarse label is what lies behind the parts"));
        unmarked.memory.counts[0].histogram.areaPx = {395, 5, 0}; // of course it fills the picture then
        QCOMPARE(warningsOf(unmarked).size(), std::size_t(1));
        const auto warnings = warningsOf(productWith({{395, 5, 0}, {390, 5, 0}}));
        QCOMPARE(warnings.size(), std::size_t(1));
        QVERIFY2(tests::contains(warnings[0], "'screw' fills the picture"), warnings[0].c_str());
        QVERIFY2(tests::contains(warnings[0], "background: true"), warnings[0].c_str());
    }

    void aShotUnlikeTheOthersIsNamed() {
        struct Case {
            std::vector<std::vector<int>> areas, pieces;
            const char* says;
        };
        const std::vector<Case> cases = {
            {{{100, 50, 0}, {10, 50, 0}, {90, 60, 0}},
             {},
             "unlike the other shots is shot 2 (b.png): 10 mask pixels of 'screw' instead of 90 to 100; "
             "leave"},
            {{{203, 50, 0}, {194, 50, 0}, {227, 50, 0}, {118, 50, 0}}, // a blurred photo
             {},
             "unlike the other shots is shot 4 (d.png): 118 mask pixels of 'screw' instead of 194 to 227; "
             "leave"},
            {{{208, 50, 0}, {196, 50, 0}, {227, 50, 0}, {179, 50, 0}}, // a screw is missing
             {{4, 1, 0}, {4, 1, 0}, {4, 1, 0}, {3, 1, 0}},
             "unlike the other shots is shot 4 (d.png): 'screw' in 3 pieces instead of 4; leave"},
        };
        for (const Case& c : cases) {
            const auto warnings = warningsOf(productWith(c.areas, c.pieces));
            QCOMPARE(warnings.size(), std::size_t(1));
            QVERIFY2(tests::contains(warnings[0], c.says), warnings[0].c_str());
        }
    }

    void aLackThatWouldPassIsNamed() {
        Product product = productWith({{100, 50, 0}, {110, 45, 0}, {90, 60, 0}});
        product.calibration = {.mean = {0.1, 0.2}, .precision = {100, 0, 0, 1e4}, .threshold = 3.5};
        QVERIFY(warningsOf(product).empty());
        product.definition.threshold = 20;
        const auto warnings = warningsOf(product);
        QCOMPARE(warnings.size(), std::size_t(1));
        QVERIFY2(tests::contains(warnings[0],
                                 "below the threshold of 20.00, and so taken for good, would be a photo "
                                 "without 'nut' (score 1"),
                 warnings[0].c_str());
    }

    void shotsThatAllDifferGetOneNote() {
        const auto warnings = warningsOf(productWith({{100, 50, 0}, {10, 50, 0}}));
        QCOMPARE(warnings.size(), std::size_t(1));
        QVERIFY2(tests::contains(warnings[0], "the shots are unlike each other (shot 1 (a.png): 100 mask "
                                              "pixels of 'screw' instead of 10; shot 2 (b.png): 10 mask"),
                 warnings[0].c_str());
    }
};

QTEST_GUILESS_MAIN(EnrolmentWarningsTest)
#include "enrolment_warnings_test.moc"
