#include "benchmark/contender.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <set>

#include "base/atomic_file.h"
#include "support/error_of.h"

using namespace cliplad;

class ContenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void variantIsClipLadWithSettings() {
        const Contender pieces = variant("pieces:histogram.component-weight=1,clusters.count=12");
        QCOMPARE(pieces.name, std::string("clip-lad:pieces"));
        QCOMPARE(pieces.title, std::string("CLIP-LAD, pieces"));
        QCOMPARE(pieces.method.name, std::string("clip-lad"));
        QCOMPARE(pieces.settings.size(), std::size_t(2));
        QCOMPARE(pieces.settings[1], std::pair(std::string("clusters.count"), std::string("12")));
    }

    void unusableVariantsAreRefused() {
        VERIFY_ERROR(variant("pieces"), "expected NAME:KEY=VALUE");
        VERIFY_ERROR(variant("../x:clusters.count=12"), "a name of small letters");
        VERIFY_ERROR(variant("pieces:"), "expected KEY=VALUE");
        VERIFY_ERROR(variant("pieces:clusters.count"), "expected KEY=VALUE");
        VERIFY_ERROR(variant("pieces:clusters.cuont=12"), "did you mean 'clusters.count'");
        VERIFY_ERROR(variant("pieces:clusters.count=12,"), "expected KEY=VALUE");
        VERIFY_ERROR(variant("pieces:clusters.count=1200"), "clusters.count");
        VERIFY_ERROR(variant("big:image.resolution=448"), "one for all methods");
        VERIFY_ERROR(variant("cut:image.tiles=2"), "asks for tiles");
    }

    void anOwnBackboneIsAContenderOfItsOwn() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("wide.pth").toStdString();
        writeFileAtomically(file, "weights");
        const Contender own = withOwnBackbone(contender("patchcore"), file);
        QCOMPARE(own.name, std::string("patchcore:own"));
        QCOMPARE(own.title, std::string("PatchCore (wide)"));
        const auto made = [](const Contender& contender) { return madeWith(contender, {}, {}, {}, 256); };
        QVERIFY(made(own) != made(contender("patchcore")));
        writeFileAtomically(file, "other weights");
        QVERIFY(made(withOwnBackbone(contender("patchcore"), file)) != made(own));
        VERIFY_ERROR(withOwnBackbone(contender("clip-lad"), file), "no backbone of its own");
    }

    void resultsBelongToTheirPhotosAndModel() {
        BenchmarkSet set;
        set.dataSet.root = "/data/parts";
        FewShotSplit split{.shots = {{.path = "/data/parts/good/0.png"}},
                           .test = {{.path = "/data/parts/bad/0.png", .group = DataSetGroup::Logical}}};
        const BackboneInfo model{.sha256 = "0123456789abcdef", .precision = "fp32"};
        const auto made = [&] { return madeWith(contender("clip"), set, split, model, 256); };
        const std::string before = made();
        QVERIFY(madeWith(contender("clip"), set, split, model, 448) != before);
        QVERIFY(madeWith(contender("clip"), set, split, {.sha256 = "0123456789abcdef", .precision = "int8"},
                         256) != before);
        set.stamp = "other photos under the same names";
        QVERIFY(made() != before);
        set.stamp = {};
        split.test[0].group = DataSetGroup::Structural;
        const std::string regrouped = made();
        QVERIFY(regrouped != before);
        split.test.push_back({.path = "/data/parts/bad/1.png"});
        QVERIFY(made() != regrouped);
    }

    void everyAblationHasANameOfItsOwnAndCanBeApplied() {
        std::set<std::string> names;
        for (const Contender& contender : ablations()) {
            QVERIFY(names.insert(contender.name).second);
            InspectionSettings settings;
            for (const auto& [key, value] : contender.settings)
                setSetting(settings, key, value);
            QVERIFY(contender.settings.empty() == contender.precision.has_value());
            QVERIFY(validateSettings(settings).empty());
        }
    }
};

QTEST_GUILESS_MAIN(ContenderTest)
#include "contender_test.moc"
