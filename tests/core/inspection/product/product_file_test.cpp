#include "inspection/product/product_file.h"

#include <QTest>

#include "inspection/product/ignore_file.h"
#include "inspection/product/memory_file.h"
#include "support/error_of.h"

using namespace cliplad;

namespace {

ProductDefinition definition() {
    ProductDefinition made;
    made.name = "Discs: \"red\" & blue";
    made.prompts.coarse = {{"part", {"red part", "blue part"}, false, ""}, {"wood", {}, true, "#aabbcc"}};
    made.prompts.fine = {{"disc", {}, false, ""}};
    made.settings.clusters.count = 7;
    made.settings.histogram.alphaPx = 2.5;
    made.modelName = "demo";
    made.modelSha256 = std::string(64, 'a');
    made.modelPrecision = "fp32";
    made.shots = {{"a b.png", std::string(64, 'b')}, {"c.png", std::string(64, 'c')}};
    return made;
}

ProductDefinition parse(const std::string& yaml) {
    return parseProductYaml(yaml, "product.yaml");
}

std::string yamlWith(const std::string& from, const std::string& to) {
    std::string yaml = productYaml(definition(), "note");
    const std::size_t at = yaml.find(from);
    if (at == std::string::npos)
        throw std::logic_error("the test replaces a text that is not there: " + from);
    return yaml.replace(at, from.size(), to);
}

} // namespace

class ProductFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProductThatIsRenamedJudgesAsBefore() {
        const std::string before = verdictFingerprint(definition());
        ProductDefinition changed = definition();
        changed.name = "Discs, line 2";
        changed.reviewThreshold = 2;
        changed.shots[0].file = "first.png";
        QCOMPARE(verdictFingerprint(changed), before);
        changed.shots[0].sha256 = std::string(64, 'e');
        QVERIFY(verdictFingerprint(changed) != before);
        changed = definition();
        changed.threshold = 4;
        QVERIFY(verdictFingerprint(changed) != before);
    }

    void templatesThatAreTheGeneralOnesNeedNoLearningAnew() {
        ProductDefinition changed = definition();
        const std::string before = memoryFingerprint(changed);
        changed.prompts.fine[0].templates = changed.settings.text.templates;
        QCOMPARE(memoryFingerprint(changed), before);
        changed.prompts.fine[0].templates = Templates::None;
        QVERIFY(memoryFingerprint(changed) != before);
    }

    void aDefinitionSurvivesWriting() {
        ProductDefinition made = definition();
        for (int round = 0; round < 2; ++round) {
            const std::string yaml = productYaml(made, "3.5, from leave-one-out over 2 shots");
            const ProductDefinition read = parse(yaml);
            QCOMPARE(read.name, made.name);
            QVERIFY2(read.prompts == made.prompts, yaml.c_str());
            QVERIFY(read.settings == made.settings);
            QVERIFY(read.shots == made.shots && read.validation == made.validation);
            QVERIFY(read.threshold == made.threshold);
            QVERIFY(read.reviewThreshold == made.reviewThreshold);
            QCOMPARE(ignoreRegionsYaml(read.ignore), ignoreRegionsYaml(made.ignore));
            QCOMPARE(read.modelSha256, made.modelSha256);
            made.threshold = 4.25;
            made.reviewThreshold = 2.5;
            made.validation = {{"v.png", std::string(64, 'd')}};
            made.ignore.reference = {100, 80};
            made.ignore.polygons = {{{1, 2}, {3, 4}, {5.5, 6}}};
        }
    }

    void whatAnEarlierSchemaDoesNotNameIsAsThePaperHasIt() {
        std::string yaml = productYaml(definition(), "note");
        const auto line = yaml.find("  cues.instances:");
        yaml.erase(line, yaml.find('\n', line) + 1 - line);
        const auto weightIn = [](const std::string& text) {
            return parseProductYaml(text, "product.yaml").settings.cues.instances;
        };
        QCOMPARE(weightIn(yaml), 1.0);
        for (const char* earlier : {"schema_version: 1\n", "schema_version: 2\n"}) {
            std::string old = yaml;
            old.replace(old.find("schema_version: 3\n"), 18, earlier);
            QCOMPARE(weightIn(old), 0.0);
        }
    }

    void everySettingIsWrittenWithItsLabel() {
        const std::string yaml = productYaml(definition(), "note");
        for (const auto& setting : inspectionSettings()) {
            const std::string entry = setting.info.key + ": " + setting.get(definition().settings);
            QVERIFY2(tests::contains(yaml, entry), entry.c_str());
            QVERIFY2(tests::contains(yaml, "# " + setting.info.label), entry.c_str());
        }
    }

    void mistakesAreNamedWithTheLine_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* name, const char* from, const char* to, const char* problem) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(problem);
        };
        row("newer schema", "schema_version: 3", "schema_version: 4",
            "open it with a newer version of CLIP-LAD");
        row("no schema", "schema_version: 3", "schema_version: zero", "expected a number, found 'zero'");
        row("schema 0", "schema_version: 3", "schema_version: 0", "expected a schema version from 1");
        row("path upward", "a b.png", "../../etc/passwd",
            "expected the name of a file in the product's own folder");
        row("absolute path", "a b.png", "/etc/passwd",
            "expected the name of a file in the product's own folder");
        row("dots", "a b.png", "..", "expected the name of a file in the product's own folder");
        row("same shot twice", "a b.png", "c.png", "'c.png' is there twice");
        row("wrong hash", "cccccccc", "cccccccz", "expected a SHA-256");
        row("unknown precision", "precision: fp32", "precision: fp8",
            "precision: expected fp32, bf16 or int8, found 'fp8'");
        row("unknown key", "threshold:", "treshold:", "did you mean 'threshold'?");
        row("threshold in words", "threshold: automatic", "threshold: high",
            "expected a number, found 'high'");
        row("negative threshold", "threshold: automatic", "threshold: -1", "at least 0");
        row("negative review threshold", "threshold: automatic", "review_threshold: -1", "at least 0");
        row("threshold nan", "threshold: automatic", "threshold: nan", "expected a number");
        row("setting out of range", "clusters.count: 7", "clusters.count: 7000",
            "expected a whole number from");
        row("no shots", "\nshots:", "\nshots: []\nvalidation:", "the product has no shots");
        row("anchor", "name: demo", "name: &x demo", "anchors and aliases");
    }
    void mistakesAreNamedWithTheLine() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, problem);
        const std::string yaml = yamlWith(from.toStdString(), to.toStdString());
        VERIFY_ERROR(parse(yaml), problem.toStdString());
        VERIFY_ERROR(parse(yaml), "product.yaml:");
    }
};

QTEST_GUILESS_MAIN(ProductFileTest)
#include "product_file_test.moc"
