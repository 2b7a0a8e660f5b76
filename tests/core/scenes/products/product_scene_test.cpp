#include "scenes/products/product_scene.h"

#include "base/error.h"

#include <opencv2/core.hpp>

#include <QtTest>

#include <algorithm>

namespace cliplad {

namespace {

constexpr int kSize = 128;
constexpr int kLeastPx = 40; ///< of a part, in a picture of 256 px

bool same(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && a.type() == b.type() && (a.empty() || cv::norm(a, b, cv::NORM_INF) == 0);
}

/// The part of which a picture has most more pixels than another, by more than kLeastPx; 0 where there is
/// none. The last name is that of what the parts lie on.
int partWithMore(const std::string& product, const ProductScene& picture, const ProductScene& other) {
    const int carrier = static_cast<int>(productPartNames(product).size()) - 1;
    int found = 0, most = kLeastPx;
    for (int part = 1; part < carrier; ++part)
        if (const int more = cv::countNonZero(picture.label == part) - cv::countNonZero(other.label == part);
            more > most) {
            most = more;
            found = part;
        }
    return found;
}

void addProducts() {
    QTest::addColumn<QString>("product");
    for (const std::string& name : productNames())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

std::string currentProduct() {
    QFETCH(QString, product);
    return product.toStdString();
}

} // namespace

class ProductSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAreTwelveProducts() {
        const std::vector<std::string> expected = {
            "breakfast_box", "circuit_board",       "fixing_pouch", "fruit_crate",
            "gear_plate",    "juice_bottle",        "pushpins",     "screw_bag",
            "screw_board",   "splicing_connectors", "tool_tray",    "toy_set"};
        QCOMPARE(productNames(), expected);
    }

    void aCarrierIsOneOfTheParts() {
        QCOMPARE(productCarrier("breakfast_box"), std::string("box"));
        QCOMPARE(productCarrier("tool_tray"), std::string("tray"));
        QVERIFY(productCarrier("juice_bottle").empty());
        for (const std::string& product : productNames()) {
            const auto& names = productPartNames(product);
            const auto carrier = std::find(names.begin(), names.end(), productCarrier(product));
            QVERIFY(productCarrier(product).empty() || carrier != names.end());
        }
    }

    void sameSeedGivesTheSamePicture_data() { addProducts(); }
    void sameSeedGivesTheSamePicture() {
        const std::string product = currentProduct();
        for (const AnomalyGroup group :
             {AnomalyGroup::Good, AnomalyGroup::Logical, AnomalyGroup::Structural}) {
            const ProductScene first = renderProduct(product, group, 5, kSize);
            const ProductScene second = renderProduct(product, group, 5, kSize);
            QVERIFY(same(first.rgb, second.rgb));
            QVERIFY(same(first.label, second.label));
            QVERIFY(same(first.groundTruth, second.groundTruth));
            QCOMPARE(first.defect, second.defect);
        }
    }

    void goodPicturesDifferBySeedAndHaveNoGroundTruth_data() { addProducts(); }
    void goodPicturesDifferBySeedAndHaveNoGroundTruth() {
        const std::string product = currentProduct();
        const ProductScene first = renderProduct(product, AnomalyGroup::Good, 1, kSize);
        const ProductScene second = renderProduct(product, AnomalyGroup::Good, 2, kSize);
        QVERIFY(!same(first.rgb, second.rgb));
        QVERIFY(first.groundTruth.empty());
        QVERIFY(first.defect.empty());
        QCOMPARE(first.rgb.type(), CV_8UC3);
        QCOMPARE(first.rgb.size(), cv::Size(kSize, kSize));
        double highest = 0;
        cv::minMaxLoc(first.label, nullptr, &highest);
        QVERIFY(highest > 0);
        QVERIFY(highest < static_cast<double>(productPartNames(product).size()));
    }

    void everyDefectShowsWhereItsGroundTruthIs_data() { addProducts(); }
    void everyDefectShowsWhereItsGroundTruthIs() {
        const std::string product = currentProduct();
        for (const ProductDefect& defect : productDefects(product)) {
            for (std::uint64_t seed = 0; seed < 2; ++seed) {
                const ProductScene good = renderProduct(product, std::string_view(), seed, kSize);
                const ProductScene scene = renderProduct(product, defect.name, seed, kSize);
                QCOMPARE(scene.defect, defect.name);
                QVERIFY(scene.group == defect.group);
                QCOMPARE(scene.groundTruth.type(), CV_8U);
                const int area = cv::countNonZero(scene.groundTruth);
                QVERIFY2(area > 4, defect.name.c_str());
                QVERIFY2(area < kSize * kSize * 7 / 10, defect.name.c_str());
                cv::Mat difference, channels[3];
                cv::absdiff(good.rgb, scene.rgb, difference);
                cv::split(difference, channels);
                const cv::Mat largest = cv::max(cv::max(channels[0], channels[1]), channels[2]);
                QVERIFY2(cv::countNonZero((largest > 8) & (scene.groundTruth > 0)) > 4, defect.name.c_str());
            }
        }
    }

    void aGroupDrawsItsOwnDefects_data() { addProducts(); }
    void aGroupDrawsItsOwnDefects() {
        const std::string product = currentProduct();
        for (const AnomalyGroup group : {AnomalyGroup::Logical, AnomalyGroup::Structural}) {
            const ProductScene scene = renderProduct(product, group, 3, kSize);
            QVERIFY(scene.group == group);
            QVERIFY(cv::countNonZero(scene.groundTruth) > 0);
        }
    }

    void fourScrewsShowFourScrewsAndAHoleForEachMissingOne() {
        const ProductScene good = renderProduct("screw_board", std::string_view(), 7, 256);
        const ProductScene bad = renderProduct("screw_board", std::string_view("missing_screw"), 7, 256);
        QCOMPARE(cv::countNonZero(good.label == 2), 0);
        QVERIFY(cv::countNonZero(bad.label == 2) > 20);
        QVERIFY(cv::countNonZero(bad.label == 1) < cv::countNonZero(good.label == 1));
    }

    void aMissingLoosePartCanBeAnywhereAndAFixedOneIsWhereItBelongs() {
        const auto share = [](std::string_view product, std::string_view defect) {
            const ProductScene scene = renderProduct(product, defect, 4, kSize);
            return cv::countNonZero(scene.groundTruth) / static_cast<double>(kSize * kSize);
        };
        QVERIFY(share("fruit_crate", "missing_fruit") > 0.4);
        QVERIFY(share("gear_plate", "missing_part") < 0.06);
        const double moved = share("gear_plate", "misplaced_part"); // where it is, and where it is not
        QVERIFY(moved > 1.2 * share("gear_plate", "missing_part"));
    }

    void aSwappedPartIsOfAnotherKindOrColour_data() {
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("defect");
        QTest::addColumn<bool>("alwaysOfAnotherKind");
        QTest::newRow("component") << "circuit_board"
                                   << "swapped_component" << true;
        QTest::newRow("part") << "gear_plate"
                              << "swapped_part" << true;
        QTest::newRow("fruit") << "fruit_crate"
                               << "swapped_fruit" << true;
        QTest::newRow("tool") << "tool_tray"
                              << "swapped_tool" << false; // or a blue one for a red one
        QTest::newRow("toy") << "toy_set"
                             << "swapped_toy" << false;
    }

    void aSwappedPartIsOfAnotherKindOrColour() {
        const std::string product = currentProduct();
        QFETCH(QString, defect);
        QFETCH(bool, alwaysOfAnotherKind);
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            const ProductScene good = renderProduct(product, std::string_view(), seed, 256);
            const ProductScene bad = renderProduct(product, defect.toStdString(), seed, 256);
            const cv::Mat elsewhere = (good.label != bad.label) & (bad.groundTruth == 0);
            QVERIFY(cv::countNonZero(elsewhere) < 256 * 256 / 20); // everything else lies where it lay
            const int gained = partWithMore(product, bad, good);
            const int lost = partWithMore(product, good, bad);
            if (gained != 0 || alwaysOfAnotherKind) {
                QVERIFY(gained != 0 && lost != 0 && gained != lost);
                QVERIFY(cv::countNonZero((bad.label == gained) & (bad.groundTruth > 0)) > kLeastPx);
                QVERIFY(cv::countNonZero((good.label == lost) & (bad.groundTruth > 0)) > 0);
                continue;
            }
            const cv::Scalar before = cv::mean(good.rgb, bad.groundTruth);
            const cv::Scalar after = cv::mean(bad.rgb, bad.groundTruth);
            QVERIFY(cv::norm(before - after, cv::NORM_INF) > 20);
        }
    }

    void damageHiddenUnderOtherPartsIsNotGroundTruth() {
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const ProductScene scene =
                renderProduct("breakfast_box", std::string_view("cracked_box"), seed, 128);
            const cv::Mat food = scene.label > 1; // 1 is the box itself
            QCOMPARE(cv::countNonZero(scene.groundTruth & food), 0);
        }
    }

    void whatIsUnknownIsAnErrorThatNamesTheChoices() {
        try {
            renderProduct("cable", AnomalyGroup::Good, 0);
            QFAIL("an unknown product was rendered");
        } catch (const Error& error) {
            QVERIFY(error.hint().find("screw_board") != std::string::npos);
        }
        QVERIFY_EXCEPTION_THROWN(renderProduct("pushpins", std::string_view("melted"), 0), Error);
        QVERIFY_EXCEPTION_THROWN(renderProduct("pushpins", AnomalyGroup::Good, 0, 3), Error);
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::ProductSceneTest)
#include "product_scene_test.moc"
