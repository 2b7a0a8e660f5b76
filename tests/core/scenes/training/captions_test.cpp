#include "scenes/training/captions.h"

#include "scenes/training/descriptions.h"
#include "scenes/training/vocabulary.h"

#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <array>
#include <set>

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

/// Every caption that the scene gets, of so many seeds.
std::set<std::string> captionsOf(const Scene& scene, const SceneWords& words, std::uint64_t seeds) {
    std::set<std::string> captions;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        Random random(seed);
        captions.insert(sceneCaption(scene, words, random));
    }
    return captions;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

int mentions(const std::set<std::string>& captions, const std::string& part) {
    return static_cast<int>(std::count_if(captions.begin(), captions.end(),
                                          [&](const std::string& text) { return contains(text, part); }));
}

/// All that a kind may be called, by itself, by its family or by its looks.
std::vector<std::string> vocabulary() {
    std::vector<std::string> words;
    for (const KindWords& kind : kindWords())
        for (const auto* some : {&kind.synonyms, &kind.collective, &descriptionsOf(kind.kind)})
            words.insert(words.end(), some->begin(), some->end());
    return words;
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

    void pluralsFollowTheirEndings() {
        const std::vector<std::array<std::string, 2>> words = {{"tomato", "tomatoes"},
                                                               {"photo", "photos"},
                                                               {"cutter knife", "cutter knives"},
                                                               {"leaf", "leaves"},
                                                               {"shelf", "shelves"},
                                                               {"candy", "candies"},
                                                               {"pulley", "pulleys"},
                                                               {"switch", "switches"},
                                                               {"box", "boxes"},
                                                               {"cross", "crosses"},
                                                               {"gaming dice", "gaming dice"},
                                                               {"die", "dice"}};
        for (const auto& [one, more] : words)
            QCOMPARE(counted(one, 2), "two " + more);
    }

    void whatNamesTheThingTakesThePlural() {
        for (const auto& [one, more] : std::vector<std::array<std::string, 2>>{
                 {"handle with a long metal blade", "handles with a long metal blade"},
                 {"compartment without anything in it", "compartments without anything in it"},
                 {"place where a part is missing", "places where a part is missing"},
                 {"pair of scissors", "pairs of scissors"},
                 {"vessel seen from above", "vessels seen from above"},
                 {"ring wound with copper wire", "rings wound with copper wire"}}) {
            QCOMPARE(counted(one, 1), "a " + one);
            QCOMPARE(counted(one, 3), "three " + more);
            QCOMPARE(counted(one, 0), "no " + more);
        }
    }

    void whatCannotBeCountedHasNeitherNumberNorArticle() {
        for (const std::string word : {"hardware", "brass hardware", "dirt", "dust"}) {
            QCOMPARE(counted(word, 0), "no " + word);
            for (const int count : {1, 2, 8, 30})
                QCOMPARE(counted(word, count), word);
        }
        QCOMPARE(counted("spot of dirt", 2), std::string("two spots of dirt"));
    }

    void whatIsPluralHasNoArticle() {
        for (const std::string word : {"pliers", "almonds", "rows of letters", "bristles on a handle"}) {
            QCOMPARE(counted(word, 1), word);
            QCOMPARE(counted(word, 2), "two " + word);
        }
    }

    void everyWordOfTheVocabularyIsCountedInEnglish() {
        static const QRegularExpression rest(" (with|without|of|on|in|at|where|seen|wound) .*$");
        static const QRegularExpression mass(
            "\\b(hardware|packaging|food|pasta|penne|muesli|dough|dirt|corrosion|damage|lettering|"
            "printing|dust)$");
        static const QRegularExpression ending(
            "((ss|sh|ch|x|z)s|[^aeiou]ys|atos|(ife|eaf|lf)s|\\bdi(c?e)s|eses)$");
        static const QRegularExpression twice("^\\w+ (one|two|three|four|five|six|several|many) ");
        const std::vector<std::string> words = vocabulary();
        QVERIFY(words.size() > 800);
        for (const std::string& word : words)
            for (const int count : {0, 1, 2, 3, 8, 30}) {
                const QString text = QString::fromStdString(counted(word, count));
                const QString tail = rest.match(QString::fromStdString(word)).captured(0);
                const QString noun = text.chopped(tail.size());
                QVERIFY2(text.endsWith(tail), qPrintable(text));
                QVERIFY2(text == text.simplified(), qPrintable(text));
                QVERIFY2(!twice.match(noun).hasMatch(), qPrintable(text));
                const bool bare = text.toStdString() == word;
                const bool isMass = mass.match(noun).hasMatch();
                if (isMass)
                    QVERIFY2(bare == (count > 0), qPrintable(text));
                else if (count == 1)
                    QVERIFY2(bare == (noun.endsWith('s') && !noun.endsWith("ss")), qPrintable(text));
                else
                    QVERIFY2(!bare && (noun.endsWith('s') || noun.endsWith(" dice")) &&
                                 !ending.match(noun).hasMatch(),
                             qPrintable(text));
            }
    }

    void captionsSayThisAndNothingElse() {
        std::set<std::string> expected;
        for (const char* things : {"two screws and a washer", "two screws left of a washer",
                                   "a washer and two screws", "a washer right of two screws"})
            for (const char* sentence :
                 {"{} on wood", "a picture of {} lying on wood", "{}, wood", "a photo of {} on wood"}) {
                std::string text = sentence;
                expected.insert(text.replace(text.find("{}"), 2, things));
            }
        QCOMPARE(captionsOf(scene(), plainWords(), 2000), expected);
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

    void placesAboveOneAnotherAreTrueToo() {
        Scene upright = scene();
        cv::transpose(upright.label, upright.label);
        const std::set<std::string> captions = captionsOf(upright, plainWords(), 200);
        QVERIFY(mentions(captions, "two screws above a washer") > 0);
        QVERIFY(mentions(captions, "a washer below two screws") > 0);
        QCOMPARE(mentions(captions, "left of") + mentions(captions, "right of"), 0);
        QCOMPARE(mentions(captions, "screws below") + mentions(captions, "washer above"), 0);
    }

    void whatLiesSlantwiseHasNoPlace() {
        Scene slanting = scene();
        slanting.label.setTo(0);
        slanting.label({4, 4, 12, 12}).setTo(1);
        slanting.label({6, 6, 6, 6}).setTo(2);
        slanting.label({44, 44, 12, 12}).setTo(3);
        for (const std::string& text : captionsOf(slanting, plainWords(), 200))
            QVERIFY2(contains(text, " and "), text.c_str());
    }

    void sizesAreTrue() {
        Scene sizes = scene();
        sizes.label.setTo(0);
        sizes.label({0, 0, 40, 40}).setTo(1);
        sizes.label({50, 50, 4, 4}).setTo(2);
        sizes.label({50, 4, 10, 10}).setTo(3);
        sizes.objects = {{"box", {}, {}}, {"pill", {}, {}}, {"nut", {}, {}}};
        const std::set<std::string> captions = captionsOf(sizes, plainWords(), 400);
        QVERIFY(mentions(captions, "a large box") > 0 && mentions(captions, "a box") > 0);
        QVERIFY(mentions(captions, "a small pill") > 0 && mentions(captions, "a pill") > 0);
        for (const char* untrue : {"small box", "large pill", "small nut", "large nut"})
            QCOMPARE(mentions(captions, untrue), 0);
    }

    void atMostThreeKindsAreNamed() {
        Scene many = scene();
        many.label({20, 0, 8, 8}).setTo(4);
        many.label({20, 50, 8, 8}).setTo(5);
        many.objects.push_back({"rivet", {}, {}});
        many.objects.push_back({"nail", {}, {}});
        std::set<int> named;
        for (const std::string& text : captionsOf(many, plainWords(), 200)) {
            int kinds = 0;
            for (const char* kind : {"screw", "washer", "rivet", "nail"})
                kinds += contains(text, kind) ? 1 : 0;
            named.insert(kinds);
        }
        QCOMPARE(named, (std::set<int>{2, 3}));
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
        const std::set<std::string> captions = captionsOf(scene(), words, 1000);
        for (const char* phrase : {" without a hex nut", " but no hex nut", " and no hex nuts"})
            QVERIFY2(mentions(captions, phrase) > 0, phrase);
    }

    void whatCannotBeCountedIsDeniedWithoutAnArticle() {
        SceneWords words = plainWords();
        words.absent = "dirt";
        const std::set<std::string> captions = captionsOf(scene(), words, 1000);
        for (const char* phrase : {" without dirt", " but no dirt", " and no dirt"})
            QVERIFY2(mentions(captions, phrase) > 0, phrase);
        QCOMPARE(mentions(captions, "a dirt") + mentions(captions, "dirts"), 0);
    }

    void alloysTellMoreThanPlastic() {
        QVERIFY(isTellingMaterial("brass") && isTellingMaterial("black steel"));
        QVERIFY(!isTellingMaterial("plastic") && !isTellingMaterial(""));
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
