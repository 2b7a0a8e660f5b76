#include "inspection/presets.h"

#include <QTest>

#include "support/error_of.h"

using namespace cliplad;

class PresetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paperHasNothingBeyond() {
        InspectionSettings settings;
        settings.cues.layout = 2;
        settings.patches.turnedShots = 3;
        settings.histogram.componentWeight = 1;
        settings.clusters.ensemble = 1;
        settings.clusters.count = 14;
        settings.fine.coarseStage = FineSettings::CoarseStage::Off;
        applyPreset(settings, "paper");
        QVERIFY(!anyCue(settings.cues));
        QVERIFY(settings.fine.coarseStage == FineSettings::CoarseStage::On);
        QCOMPARE(settings.patches.turnedShots, 0);
        QCOMPARE(settings.histogram.componentWeight, 0.0);
        QCOMPARE(settings.clusters.ensemble, 0);
        QCOMPARE(settings.clusters.count, 14); // a product's own
    }

    void everyPresetCanBeApplied() {
        for (const Preset& preset : presets()) {
            InspectionSettings settings;
            applyPreset(settings, preset.name);
            QVERIFY(validateSettings(settings).empty());
            QVERIFY(!preset.help.empty());
        }
    }

    void unknownPresetNamesTheKnownOnes() {
        InspectionSettings settings;
        VERIFY_ERROR(applyPreset(settings, "papre"), "there is paper");
    }
};

QTEST_GUILESS_MAIN(PresetsTest)
#include "presets_test.moc"
