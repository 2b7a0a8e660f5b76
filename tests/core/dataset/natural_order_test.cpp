#include "dataset/natural_order.h"

#include <QtTest>

#include <algorithm>
#include <string>
#include <vector>

using cliplad::naturallyBefore;

class NaturalOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreComparedByValue() {
        std::vector<std::string> names = {"img10.png", "img2.png", "img1.png", "a.png"};
        std::sort(names.begin(), names.end(), naturallyBefore);
        const std::vector<std::string> expected = {"a.png", "img1.png", "img2.png", "img10.png"};
        QCOMPARE(names, expected);
    }

    void numbersLongerThanAnIntegerAreCompared() {
        QVERIFY(naturallyBefore("99999999999999999999999998", "99999999999999999999999999"));
        QVERIFY(naturallyBefore("9", "99999999999999999999999999"));
    }

    void leadingZerosAloneStillGiveOneOrder() {
        QVERIFY(naturallyBefore("007", "7") != naturallyBefore("7", "007"));
        QVERIFY(!naturallyBefore("7", "7"));
    }

    void shorterTextComesFirst() {
        QVERIFY(naturallyBefore("img", "img1"));
        QVERIFY(!naturallyBefore("img1", "img"));
    }
};

QTEST_APPLESS_MAIN(NaturalOrderTest)
#include "natural_order_test.moc"
