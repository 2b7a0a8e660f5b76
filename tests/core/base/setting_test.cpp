#include "base/setting.h"

#include <QtTest>

#include "support/error_of.h"

using namespace cliplad;

namespace {

enum class Colour { Red, Green };
enum class Help { Automatic, On, Off };

struct Sample {
    int count = 3;
    double share = 0.5;
    bool on = false;
    Colour colour = Colour::Red;
    Help help = Help::Automatic;
    std::uint64_t seed = 0;
};

struct Outer {
    Sample inner;
};

const SettingList<Sample>& settings() {
    static const SettingList<Sample> list = {
        number("count", &Sample::count, "Count", "How many.", {.min = 1, .max = 64, .unit = "px"}),
        number("share", &Sample::share, "Share", "How much.", {.min = 0, .max = 1, .step = 0.1}),
        boolean("on", &Sample::on, "On", "Whether."),
        choice("colour", &Sample::colour, "Colour", "Which.", {"red", "green"}),
        choice("help", &Sample::help, "Help", "Whether.", {"automatic", "true", "false"}),
        number("seed", &Sample::seed, "Seed", "Of chance.", {.min = 0, .max = 1e15}),
    };
    return list;
}

const Setting<Sample>& setting(const std::string& key) {
    return *std::find_if(settings().begin(), settings().end(),
                         [&](const auto& candidate) { return candidate.info.key == key; });
}

} // namespace

class SettingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesInRangeAreTaken() {
        Sample sample;
        setting("count").set(sample, "64");
        setting("share").set(sample, "1e-1");
        setting("on").set(sample, "yes");
        setting("colour").set(sample, "green");
        setting("seed").set(sample, "999999999999999");
        QCOMPARE(sample.count, 64);
        QCOMPARE(sample.share, 0.1);
        QVERIFY(sample.on);
        QVERIFY(sample.colour == Colour::Green);
        QCOMPARE(sample.seed, std::uint64_t(999999999999999));
    }

    void aSwitchWithAThirdValueTakesTheWordsOfASwitch() {
        Sample sample;
        setting("help").set(sample, "off");
        QVERIFY(sample.help == Help::Off);
        QCOMPARE(setting("help").get(sample), std::string("false"));
        setting("help").set(sample, "1");
        QVERIFY(sample.help == Help::On);
        VERIFY_ERROR(setting("help").set(sample, "maybe"), "automatic, true, false");
        VERIFY_ERROR(setting("colour").set(sample, "off"), "red, green");
    }

    void whatIsReadBackIsEqual() {
        for (const Setting<Sample>& each : settings()) {
            Sample sample{
                .count = 17, .share = 1.0 / 3, .on = true, .colour = Colour::Green, .seed = 12345678901};
            const std::string text = each.get(sample);
            Sample other;
            each.set(other, text);
            QCOMPARE(each.get(other), text);
        }
    }

    void wrongTypesAndRangesAreNamedAndChangeNothing_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char* key, const char* text, const char* expected) {
            QTest::addRow("%s=%s", key, text) << key << text << expected;
        };
        add("count", "0", "count: expected a whole number from 1 to 64 px, found '0'");
        add("count", "65", "found '65'");
        add("count", "2.5", "found '2.5'");
        add("count", "", "found ''");
        add("count", "3 ", "found '3 '");
        add("count", "many", "found 'many'");
        add("share", "nan", "share: expected a number from 0 to 1, found 'nan'");
        add("share", "inf", "found 'inf'");
        add("share", "1e999", "found '1e999'");
        add("share", "-0.001", "found '-0.001'");
        add("share", "0,5", "found '0,5'");
        add("on", "maybe", "on: expected true or false, found 'maybe'");
        add("on", "TRUE", "found 'TRUE'");
        add("colour", "blue", "colour: expected one of red, green, found 'blue'");
        add("colour", "", "found ''");
        add("seed", "-1", "found '-1'");
    }
    void wrongTypesAndRangesAreNamedAndChangeNothing() {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const Setting<Sample>& wrong = setting(key.toStdString());
        Sample sample;
        VERIFY_ERROR(wrong.set(sample, text.toStdString()), expected.toStdString());
        QCOMPARE(wrong.get(sample), wrong.get(Sample()));
    }

    void settingsOfAMemberTakeItsPrefix() {
        const SettingList<Outer> outer = nested("inner.", &Outer::inner, settings());
        QCOMPARE(outer.size(), settings().size());
        QCOMPARE(outer[0].info.key, std::string("inner.count"));
        Outer value;
        outer[0].set(value, "9");
        QCOMPARE(value.inner.count, 9);
        QCOMPARE(outer[0].get(value), std::string("9"));
    }

    void theNearestWordIsOfferedAndNothingWhereNoneIsNear() {
        const std::vector<std::string> words = {"clusters.count", "clusters.restarts", "fusion.margin"};
        QCOMPARE(nearestWord("cluster.count", words), std::string("clusters.count"));
        QCOMPARE(nearestWord("fusion.margni", words), std::string("fusion.margin"));
        QCOMPARE(nearestWord("x", words), std::string());
        QCOMPARE(nearestWord("Fusion.Margin", words), std::string("fusion.margin"));
        QCOMPARE(nearestWord("vit-l-14", {"ViT-B-16-datacomp", "ViT-L-14-datacomp"}),
                 std::string("ViT-L-14-datacomp"));
        QCOMPARE(nearestWord("anything", {}), std::string());
    }
};

QTEST_GUILESS_MAIN(SettingTest)
#include "setting_test.moc"
