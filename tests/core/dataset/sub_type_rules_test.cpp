#include "dataset/sub_type_rules.h"

#include <QtTest>

#include <map>
#include <string>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "scenes/products/product_scene.h"

using namespace cliplad;

namespace {

const std::map<std::string, cv::Scalar> kJuices = {
    {"banana", {205, 190, 150}}, {"cherry", {140, 20, 30}}, {"orange", {225, 145, 30}}};
const std::map<std::string, cv::Scalar> kCables = {
    {"yellow", {220, 195, 50}}, {"blue", {45, 80, 190}}, {"red", {200, 40, 40}}};

/// Of the picture's pixels with that label, the name of the nearest colour.
std::string nearestColour(const ProductScene& scene, int label,
                          const std::map<std::string, cv::Scalar>& named) {
    const cv::Scalar mean = cv::mean(scene.rgb, scene.label == label);
    std::string nearest;
    double least = 1e9;
    for (const auto& [name, colour] : named)
        if (const double distance = cv::norm(mean - colour); distance < least) {
            least = distance;
            nearest = name;
        }
    return nearest;
}

/// What it really is shows in the good picture of the same seed, where the renderer says which pixels are
/// juice or cable.
std::string truth(const std::string& product, std::uint64_t seed) {
    static std::map<std::pair<std::string, std::uint64_t>, std::string> known;
    std::string& subType = known[{product, seed}];
    if (subType.empty())
        subType = nearestColour(renderProduct(product, std::string_view(), seed, 128), 2,
                                product == "juice_bottle" ? kJuices : kCables);
    return subType;
}

SubTypeGuess guess(const std::string& product, const cv::Mat& rgb) {
    return product == "juice_bottle" ? guessJuice(rgb) : guessConnectors(rgb);
}

/// Right ones of all, over seeds and sizes of a picture.
struct Tally {
    int right = 0;
    int all = 0;
    std::string wrong = {};
};

void tally(Tally& sum, const std::string& product, const std::string& defect, int seeds) {
    for (int seed = 0; seed < seeds; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        const int size = seed % 8 == 7 ? 512 : 256;
        const SubTypeGuess told = guess(product, renderProduct(product, defect, number, size).rgb);
        ++sum.all;
        if (told.subType == truth(product, number))
            ++sum.right;
        else
            sum.wrong += ' ' + defect + ' ' + std::to_string(seed) + ": '" + told.subType + '\'';
    }
}

void report(const std::string& product, const char* which, const Tally& sum) {
    qInfo("%s, %s pictures: %d of %d right%s", product.c_str(), which, sum.right, sum.all, sum.wrong.c_str());
}

struct Bottle {
    cv::Scalar juice = {};
    double fill = 0.8; ///< of the bottle's height
    bool labels = true;
    cv::Scalar icon = {240, 240, 235};
};

/// A bottle as MVTec LOCO shows them: upright before black, glass hardly lighter than that.
cv::Mat bottle(const Bottle& b) {
    cv::Mat picture(1600, 800, CV_8UC3, cv::Scalar(8, 8, 9));
    const cv::Scalar glass(42, 45, 46);
    cv::rectangle(picture, {330, 80, 140, 420}, glass, cv::FILLED);
    cv::rectangle(picture, {180, 480, 440, 1040}, glass, cv::FILLED);
    cv::rectangle(picture, {340, 60, 120, 90}, {180, 150, 60}, cv::FILLED);
    const int top = 1500 - static_cast<int>(b.fill * 1440);
    if (b.fill > 0)
        cv::rectangle(picture, {195, top, 410, 1500 - top}, b.juice, cv::FILLED);
    if (b.labels) {
        cv::ellipse(picture, {400, 720}, {130, 130}, 0, 0, 360, {240, 240, 235}, cv::FILLED);
        cv::ellipse(picture, {400, 720}, {75, 75}, 0, 0, 360, b.icon, cv::FILLED);
        cv::rectangle(picture, {260, 1040, 280, 220}, {236, 234, 225}, cv::FILLED);
    }
    cv::GaussianBlur(picture, picture, {}, 4);
    return picture;
}

struct Connectors {
    int left = 2;
    int right = 2;
    std::string cable = {};
    int pitch = 56;  ///< px
    double turn = 0; ///< degrees
};

void drawConnector(cv::Mat& picture, int clamps, bool atLeft, int pitch) {
    const int height = clamps * pitch, width = pitch * 33 / 10, x = atLeft ? 220 : 1480 - width;
    const int top = 425 - height / 2;
    cv::rectangle(picture, {x, top, width, height}, {190, 190, 186}, cv::FILLED);
    for (int i = 0; i < clamps; ++i)
        cv::rectangle(picture,
                      {atLeft ? x + 6 : x + width * 4 / 10, top + i * pitch + pitch / 10, width * 6 / 10 - 6,
                       pitch * 8 / 10},
                      {222, 105, 38}, cv::FILLED);
}

/// Two connectors on a grid as MVTec LOCO shows them, of other proportions than the rendered ones.
cv::Mat connectors(const Connectors& c) {
    cv::Mat picture(850, 1700, CV_8UC3, cv::Scalar(60, 66, 64));
    for (int i = 0; i < 1700; i += 30) {
        cv::line(picture, {i, 0}, {i, 850}, {150, 152, 150}, 10);
        cv::line(picture, {0, i}, {1700, i}, {150, 152, 150}, 10);
    }
    if (!c.cable.empty())
        cv::line(picture, {380, 425}, {1320, 425}, kCables.at(c.cable), 22);
    if (c.left > 0)
        drawConnector(picture, c.left, true, c.pitch);
    if (c.right > 0)
        drawConnector(picture, c.right, false, c.pitch);
    const cv::Mat turned = cv::getRotationMatrix2D({850, 425}, c.turn, 1);
    cv::warpAffine(picture, picture, turned, picture.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::GaussianBlur(picture, picture, {}, 3);
    return picture;
}

cv::Mat inLight(const cv::Mat& picture, const cv::Scalar& gain) {
    cv::Mat lit;
    cv::multiply(picture, gain, lit);
    return lit;
}

const std::map<std::string, int> kClamps = {{"yellow", 2}, {"blue", 3}, {"red", 5}};

} // namespace

class SubTypeRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodRenderedPicturesAreAllTold_data() { addProducts(); }
    void goodRenderedPicturesAreAllTold() {
        QFETCH(QString, product);
        Tally sum;
        tally(sum, product.toStdString(), "", 16);
        report(product.toStdString(), "good", sum);
        QCOMPARE(sum.right, sum.all);
    }

    void anomalousRenderedPicturesAreTold_data() { addProducts(); }
    void anomalousRenderedPicturesAreTold() {
        QFETCH(QString, product);
        Tally sum;
        for (const ProductDefect& defect : productDefects(product.toStdString()))
            tally(sum, product.toStdString(), defect.name, 6);
        report(product.toStdString(), "anomalous", sum);
        QVERIFY(sum.right * 100 >= sum.all * 98);
    }

    void juiceIsToldInDimWarmAndColdLight() {
        for (const auto& [name, colour] : kJuices)
            for (const cv::Scalar& gain : {cv::Scalar(1, 1, 1), cv::Scalar(0.65, 0.65, 0.65),
                                           cv::Scalar(1.05, 1, 0.88), cv::Scalar(0.95, 1, 1.08)})
                QCOMPARE(guessJuice(inLight(bottle({.juice = colour}), gain)).subType, name);
    }

    void fillLevelAndLabelsDoNotMatter() {
        for (const auto& [name, colour] : kJuices)
            for (const double fill : {0.35, 0.5, 0.95})
                for (const bool labels : {true, false})
                    QCOMPARE(guessJuice(bottle({.juice = colour, .fill = fill, .labels = labels})).subType,
                             name);
    }

    void theLiquidCountsNotTheFruit() {
        const SubTypeGuess told = guessJuice(bottle({.juice = kJuices.at("orange"), .icon = {190, 20, 30}}));
        QCOMPARE(told.subType, std::string("orange"));
        QCOMPARE(told.by, std::string("liquid"));
    }

    void anEmptyBottleGoesByItsFruitWithLessConfidence() {
        const SubTypeGuess told = guessJuice(bottle({.fill = 0, .icon = {190, 20, 30}}));
        QCOMPARE(told.subType, std::string("cherry"));
        QCOMPARE(told.by, std::string("fruit on the label"));
        QVERIFY(told.confidence <= 0.5);
    }

    void anEmptyBottleWithoutFruitIsUndecided() {
        QCOMPARE(guessJuice(bottle({.fill = 0})).subType, std::string());
        QCOMPARE(guessJuice(cv::Mat(300, 200, CV_8UC3, cv::Scalar::all(0))).subType, std::string());
    }

    void clampsAreCountedAtAnyScaleAndSmallTurn() {
        for (const auto& [name, clamps] : kClamps)
            for (const int pitch : {40, 56, 75})
                for (const double turn : {-6.0, 0.0, 4.0}) {
                    const SubTypeGuess told = guessConnectors(connectors(
                        {.left = clamps, .right = clamps, .cable = name, .pitch = pitch, .turn = turn}));
                    QCOMPARE(told.subType, name);
                    QCOMPARE(told.by, std::string("clamps"));
                    QVERIFY(told.confidence > 0.5);
                }
    }

    void aWrongOrMissingCableDoesNotMatter() {
        QCOMPARE(guessConnectors(connectors({.left = 5, .right = 5, .cable = "yellow"})).subType,
                 std::string("red"));
        QCOMPARE(guessConnectors(connectors({.left = 3, .right = 3})).subType, std::string("blue"));
    }

    void oneConnectorIsEnough() {
        QCOMPARE(guessConnectors(connectors({.left = 0, .right = 5, .cable = "red"})).subType,
                 std::string("red"));
    }

    void theCableSaysWhichOfTwoUnequalConnectorsIsRight() {
        const SubTypeGuess told = guessConnectors(connectors({.left = 3, .right = 5, .cable = "red"}));
        QCOMPARE(told.subType, std::string("red"));
        QCOMPARE(told.by, std::string("clamps of one connector and cable"));
        QCOMPARE(guessConnectors(connectors({.left = 3, .right = 5, .cable = "yellow"})).subType,
                 std::string());
    }

    void withoutConnectorsTheCableAloneTellsWithLittleConfidence() {
        const SubTypeGuess told = guessConnectors(connectors({.left = 0, .right = 0, .cable = "blue"}));
        QCOMPARE(told.subType, std::string("blue"));
        QVERIFY(told.confidence < 0.3);
        QCOMPARE(guessConnectors(connectors({.left = 0, .right = 0})).subType, std::string());
    }

private:
    static void addProducts() {
        QTest::addColumn<QString>("product");
        QTest::newRow("juice_bottle") << "juice_bottle";
        QTest::newRow("splicing_connectors") << "splicing_connectors";
    }
};

QTEST_APPLESS_MAIN(SubTypeRulesTest)
#include "sub_type_rules_test.moc"
