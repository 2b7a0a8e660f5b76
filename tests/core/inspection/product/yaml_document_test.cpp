#include "inspection/product/yaml_document.h"

#include <QTest>

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "support/error_of.h"

using namespace cliplad;

namespace {

YamlValue parse(const std::string& yaml) {
    return YamlValue::parse(yaml, "a.yaml");
}

/// Nine levels of nine aliases each: ten thousand million nodes when expanded.
std::string bomb() {
    std::string yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        const std::vector<std::string> aliases(9, fmt::format("*a{}", i - 1));
        yaml += fmt::format("a{0}: &a{0} [{1}]\n", i, fmt::join(aliases, ", "));
    }
    return yaml;
}

} // namespace

class YamlDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreReadByType() {
        const YamlValue root =
            parse("word: screw head\nyes: true\nsize: 2.5\ncount: 7\nlist: [a, 'b c']\nnone:\n");
        QCOMPARE(root.at("word").text(), std::string("screw head"));
        QVERIFY(root.at("yes").boolean());
        QCOMPARE(root.at("size").number(), 2.5);
        QCOMPARE(root.at("count").wholeNumber(), 7);
        QCOMPARE(root.at("list").list()[1].text(), std::string("b c"));
        QVERIFY(!root.find("none"));
        QVERIFY(!root.find("other"));
    }

    void textOfAnyScriptIsRead() {
        QCOMPARE(parse("a: Größe 螺丝 🔩\n").at("a").text(), std::string("Größe 螺丝 🔩"));
        QCOMPARE(parse("a: \"b\\tc\"\n").at("a").text(), std::string("b\tc"));
    }

    void errorsNameFileLineAndKey() {
        const YamlValue root = parse("first: 1\nsecond:\n  third: word\n");
        VERIFY_ERROR(root.at("second").at("third").number(),
                     "a.yaml:3: second.third: expected a number, found 'word'");
        VERIFY_ERROR(root.at("second").list(), "a.yaml:3");
        VERIFY_ERROR(root.at("fourth"), "needs the key 'fourth'");
        VERIFY_ERROR(root.at("first").boolean(), "expected true or false, found '1'");
    }

    void aPathIsFollowedAsFarAsItIsThere() {
        const YamlValue root = YamlValue::parse("a:\n  - x\n  - b: y\n    c: {d: z}\n", "f.yaml");
        QCOMPARE(root.nearest("a[1].c.d").text(), std::string("z"));
        QCOMPARE(root.nearest("a[0]").text(), std::string("x"));
        QCOMPARE(root.nearest("a[0].name").text(), std::string("x"));
        QCOMPARE(root.nearest("a[7].b").list().size(), std::size_t(2));
        QVERIFY(root.nearest("none").keys() == std::vector<std::string>{"a"});
    }

    void anUnknownKeyIsAnsweredWithTheNearest() {
        VERIFY_ERROR(parse("title: a\nsinonyms: []\n").expectKeys({"title", "synonyms"}),
                     "a.yaml:2: the key 'sinonyms' is not known; did you mean 'synonyms'?");
        VERIFY_ERROR(parse("zzz: a\n").expectKeys({"title", "synonyms"}), "the keys are title, synonyms");
    }

    void whatIsHostileIsRefused_data() {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* name, const std::string& yaml, const char* problem) {
            QTest::newRow(name) << QByteArray::fromStdString(yaml) << QByteArray(problem);
        };
        row("bomb", bomb(), "a.yaml:1: anchors and aliases");
        row("anchor", "a: &x 1\n", "anchors and aliases");
        row("merge", "<<: *x\n", "not valid YAML");
        row("tag", "a: !!python/object:os.system [ls]\n", "tags such as");
        row("deep flow", std::string(5000, '['), "a.yaml:1");
        row("deep map", "a: " + std::string(40, '{') + std::string(40, '}'), "a.yaml:1");
        row("two documents", "a: 1\n---\nb: 2\n", "more than one YAML document");
        row("repeated key", "a: 1\nb: 2\na: 3\n", "a.yaml:3: the key 'a' is there twice");
        row("list as key", "[a, b]: 1\n", "expected a word as key");
        row("not UTF-8", "a: b\nc: d\xff\n", "a.yaml:2: holds bytes that are no UTF-8 text");
        row("overlong UTF-8", "a: \xc0\xaf\n", "no UTF-8 text");
        row("surrogate", "a: \"\\ud800\"\n", "a.yaml:1");
        row("control characters", "a: \"\\x01\"\n", "holds a control character");
        row("broken", "a: [1, 2\nb: }", "not valid YAML");
        row("huge", std::string(2 << 20, 'x'), "at most 1048576 are read");
        std::string many;
        for (int i = 0; i < 150'000; ++i)
            many += "- x\n";
        row("many", many, "more than 100000 values");
    }
    void whatIsHostileIsRefused() {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, problem);
        VERIFY_ERROR(parse(yaml.toStdString()), problem.toStdString());
    }

    void emptyAndBinaryTextsAreNoCrash() {
        VERIFY_ERROR(parse("").keys(), "expected keys with values, found nothing");
        VERIFY_ERROR(parse("just words").keys(), "found 'just words'");
        std::string bytes;
        for (int i = 0; i < 256; ++i)
            bytes += static_cast<char>(i);
        VERIFY_ERROR(parse(bytes).keys(), "a.yaml:");
    }
};

QTEST_GUILESS_MAIN(YamlDocumentTest)
#include "yaml_document_test.moc"
