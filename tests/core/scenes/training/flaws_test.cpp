#include "scenes/training/flaws.h"

#include "scenes/palette.h"

#include <opencv2/core.hpp>

#include <QtTest>

#include <set>

namespace cliplad {

namespace {

using Kinds = std::set<std::string>;

cv::Mat3f ground() {
    return filled({96, 96}, Colour::all(0.5f));
}

/// A disc of steel that fills most of the picture.
Relief coin(Random& random) {
    const Pose pose{{48, 48}, 30, 0.0f, {0, 0}, {96, 96}};
    return paintPart(partPainter("coin"), pose, metalFinish("steel", random), random);
}

bool differ(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_INF) > 0;
}

Kinds flawsOfSurfaces() {
    Kinds kinds;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed);
        cv::Mat3f picture = ground();
        kinds.insert(drawFlaw(picture, 30, random).kind);
    }
    return kinds;
}

Kinds flawsOfParts(MaterialFamily family) {
    Kinds kinds;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        Relief part = coin(random);
        if (const auto flaw = damagePart(part, family, random))
            kinds.insert(flaw->kind);
    }
    return kinds;
}

} // namespace

class FlawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFlawThatHasWordsIsDrawnAndNoOther() {
        Kinds words;
        for (const FlawWords& flaw : flawWords())
            words.insert(flaw.kind);
        Kinds drawn = flawsOfSurfaces();
        drawn.merge(flawsOfParts(MaterialFamily::Metal));
        QCOMPARE(drawn, words);
    }

    void aSurfaceChangesWhereItsFlawIsSeen() {
        int seen = 0;
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            Random random(seed);
            cv::Mat3f picture = ground();
            const SurfaceFlaw flaw = drawFlaw(picture, 30, random);
            QCOMPARE(flaw.mask.size(), picture.size());
            if (flaw.contrast < 0.05f)
                continue;
            ++seen;
            QVERIFY2(cv::countNonZero(flaw.mask) > 0, flaw.kind.c_str());
            cv::Mat3f inside = ground();
            picture.copyTo(inside, flaw.mask);
            QVERIFY2(differ(inside, ground()), flaw.kind.c_str());
        }
        QVERIFY(seen > 150);
    }

    void damageOfAPartChangesItAndHasAMask() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Random random(seed), sameAgain(seed);
            const Relief whole = coin(random);
            Relief part = coin(sameAgain);
            const auto flaw = damagePart(part, MaterialFamily::Metal, random);
            QVERIFY(flaw.has_value());
            QCOMPARE(flaw->mask.size(), part.coverage.size());
            QVERIFY2(cv::countNonZero(flaw->mask) > 0, flaw->kind.c_str());
            // What is bent lies elsewhere than before.
            const Mask& lies = flaw->kind == "deformation" ? part.coverage : whole.coverage;
            QVERIFY2(cv::countNonZero(flaw->mask & ~lies) == 0, flaw->kind.c_str());
            QVERIFY2(differ(part.albedo, whole.albedo) || differ(part.height, whole.height) ||
                         differ(part.coverage, whole.coverage),
                     flaw->kind.c_str());
        }
    }

    void aPartIsDamagedAsItsMaterialBreaks() {
        QCOMPARE(flawsOfParts(MaterialFamily::Metal),
                 (Kinds{"stain", "scratch", "rust spot", "dent", "deformation", "broken edge", "crack"}));
        QCOMPARE(flawsOfParts(MaterialFamily::Plastic),
                 (Kinds{"stain", "scratch", "dent", "deformation", "broken edge", "crack"}));
        QCOMPARE(flawsOfParts(MaterialFamily::Rubber), (Kinds{"stain", "dent", "broken edge", "crack"}));
        QCOMPARE(flawsOfParts(MaterialFamily::Empty), Kinds{});
    }

    void whatIsSeenThroughIsNotDamaged() {
        Random random(1);
        Relief part = coin(random);
        part.surface.opacity = 0.4f;
        for (int i = 0; i < 20; ++i)
            QVERIFY(!damagePart(part, MaterialFamily::Plastic, random).has_value());
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::FlawsTest)
#include "flaws_test.moc"
