#include <QTest>

#include "base/error.h"
#include "image/palette.h"

#include "support/seen_colour.h"

using namespace cliplad;

class PaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void coloursStayApartForEveryEye() {
        const auto all = partColours();
        for (const tests::Eye& eye : tests::eyes()) {
            QVERIFY(tests::smallestDifference(all.first(7), eye) > 15);
            QVERIFY(tests::smallestDifference(all.first(24), eye) > 13);
            QVERIFY(tests::smallestDifference(all, eye) > 9);
        }
    }

    void coloursBeginAgain() {
        const int count = static_cast<int>(partColours().size());
        QVERIFY(count >= 24);
        QVERIFY(partColour(count) == partColour(0));
        QVERIFY(partColour(1) == partColours()[1]);
    }

    void colourTextIsRead() {
        QVERIFY(parseColour("#ff8001") == Colour(255, 128, 1));
        QVERIFY(parseColour("#ABCDEF") == Colour(0xAB, 0xCD, 0xEF));
        for (const char* text :
             {"", "#", "red", "#ff800", "#ff80011", "ff80011", "#ff80g1", "#-f8001", "# f8001"})
            QVERIFY2(!parseColour(text), text);
    }
};

QTEST_APPLESS_MAIN(PaletteTest)
#include "palette_test.moc"
