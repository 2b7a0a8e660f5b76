#include <QTest>

#include "image/legend.h"

using namespace cliplad;

class LegendTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesThatDoNotFitGoToTheNextLine() {
        const std::vector<LegendEntry> entries = {{.text = "screw", .colour = Colour(1, 2, 3)},
                                                  {.text = "washer", .colour = Colour(4, 5, 6)}};
        const cv::Mat wide = drawLegend(entries, 400), narrow = drawLegend(entries, 90);
        QCOMPARE(wide.cols, 400);
        QCOMPARE(narrow.cols, 90);
        QVERIFY(narrow.rows > wide.rows);
    }

    void oneThatIsTooWideWidensTheStrip() {
        QVERIFY(drawLegend({{.text = "a very long name of a part"}}, 20).cols > 100);
    }

    void twiceTheScaleIsTwiceTheHeight() {
        const std::vector<LegendEntry> entries = {{.text = "nut"}};
        QCOMPARE(drawLegend(entries, 200, 2).rows, 2 * drawLegend(entries, 200).rows);
    }

    void nothingToSayIsNoStrip() { QVERIFY(drawLegend({}, 100).empty()); }

    void namesWithoutLettersGetOthers() {
        QCOMPARE(inAscii("nut", "label 1"), std::string("nut"));
        QCOMPARE(inAscii("Schlüssel", "label 1"), std::string("label 1"));
    }
};

QTEST_GUILESS_MAIN(LegendTest)
#include "legend_test.moc"
