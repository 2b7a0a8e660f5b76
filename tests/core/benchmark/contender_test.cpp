#include "benchmark/contender.h"

#include <QTest>

#include <set>

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
    }

    void everyAblationHasANameOfItsOwnAndCanBeApplied() {
        std::set<std::string> names;
        for (const Contender& contender : ablations()) {
            QVERIFY(names.insert(contender.name).second);
            InspectionSettings settings;
            for (const auto& [key, value] : contender.settings)
                setSetting(settings, key, value);
            QVERIFY(!contender.settings.empty());
            QVERIFY(validateSettings(settings).empty());
        }
    }
};

QTEST_GUILESS_MAIN(ContenderTest)
#include "contender_test.moc"
