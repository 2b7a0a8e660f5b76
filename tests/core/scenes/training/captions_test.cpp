#include "scenes/training/captions.h"

#include <QtTest>

namespace cliplad {

namespace {

/// Left half: two screws above one another; right half: a washer; on wood.
Scene scene() {
    Scene made;
    made.rgb = cv::Mat(64, 64, CV_8UC3, cv::Scalar::all(0));
    made.label = cv::Mat(64, 64, CV_8U, cv::Scalar(0));
    made.label({4, 20, 12, 10}).setTo(1);
    made.label({4, 34, 12, 10}).setTo(2);
    made.label({44, 26, 12, 12}).setTo(3);
    made.objects = {{"screw", "", "brass"}, {"screw", "", "steel"}, {"washer", "", "steel"}};
    made.background = "wood";
    return made;
}

SceneWords plainWords() {
    return {[](const SceneObject& object) { return object.kind; }, "wood"};
}

} // namespace

class CaptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAndPluralsAreEnglish() {
        QCOMPARE(counted("screw", 1), std::string("a screw"));
        QCOMPARE(counted("o-ring", 1), std::string("an o-ring"));
        QCOMPARE(counted("brush", 2), std::string("two brushes"));
        QCOMPARE(counted("battery", 3), std::string("three batteries"));
        QCOMPARE(counted("key", 2), std::string("two keys"));
        QCOMPARE(counted("pliers", 2), std::string("two pliers"));
        QCOMPARE(counted("screw", 8), std::string("several screws"));
        QCOMPARE(counted("screw", 30), std::string("many screws"));
        QCOMPARE(counted("screw", 0), std::string("no screws"));
    }

    void captionsCountAndNameTheBackground() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            Random random(seed);
            const QString text = QString::fromStdString(sceneCaption(scene(), plainWords(), random));
            QVERIFY2(text.contains("two ") && text.contains("screws"), qPrintable(text));
            QVERIFY2(text.contains("washer") && text.contains("wood"), qPrintable(text));
        }
    }

    void placesAreTrue() {
        int placed = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Random random(seed);
            const QString text = QString::fromStdString(sceneCaption(scene(), plainWords(), random));
            const bool screwsFirst = text.indexOf("screw") < text.indexOf("washer");
            if (text.contains("left of") || text.contains("right of")) {
                QCOMPARE(text.contains("left of"), screwsFirst);
                ++placed;
            }
            QVERIFY(!text.contains("above") && !text.contains("below"));
        }
        QVERIFY(placed > 20);
    }

    void whatIsNotThereIsDenied() {
        SceneWords words = plainWords();
        words.absent = "hex nut";
        int denied = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Random random(seed);
            const QString text = QString::fromStdString(sceneCaption(scene(), words, random));
            if (!text.contains("hex nut"))
                continue;
            QVERIFY2(text.contains("without a hex nut") || text.contains("no hex nut"), qPrintable(text));
            ++denied;
        }
        QVERIFY(denied > 10 && denied < 80);
    }

    void anEmptySceneShowsNothing() {
        Scene empty = scene();
        empty.objects.clear();
        empty.label.setTo(0);
        Random random(1);
        QVERIFY(QString::fromStdString(sceneCaption(empty, plainWords(), random)).contains("nothing"));
    }

    void everyTemplateHasAPlaceForThePhrase() {
        for (const std::string& text : phraseTemplates())
            QVERIFY2(text.find("{}") != std::string::npos, text.c_str());
    }
};

} // namespace cliplad

QTEST_GUILESS_MAIN(cliplad::CaptionsTest)
#include "captions_test.moc"
