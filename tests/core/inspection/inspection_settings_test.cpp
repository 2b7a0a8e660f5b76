#include "inspection/inspection_settings.h"

#include <QTest>

#include <set>

#include "inspection/idle_settings.h"
#include "inspection/presets.h"
#include "support/error_of.h"
#include "support/setting_checks.h"

using namespace cliplad;

class InspectionSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownGroupsAreSound() {
        tests::checkSettings<ImageSettings>();
        tests::checkSettings<CalibrationSettings>();
    }

    void everyGroupIsListedUnderItsName() {
        std::set<std::string> groups, keys;
        for (const auto& setting : inspectionSettings()) {
            QVERIFY2(keys.insert(setting.info.key).second, setting.info.key.c_str());
            groups.insert(setting.info.key.substr(0, setting.info.key.find('.')));
        }
        QCOMPARE(groups, (std::set<std::string>{"image", "text", "clusters", "fine", "histogram", "cues",
                                                "patches", "calibration", "fusion"}));
    }

    void aSettingReachesItsGroup() {
        InspectionSettings settings;
        setSetting(settings, "clusters.count", "7");
        setSetting(settings, "histogram.difference", "literal");
        QCOMPARE(settings.clusters.count, 7);
        QVERIFY(settings.histogram.difference == HistogramSettings::Difference::Literal);
    }

    void everySettingSurvivesAsText() {
        for (const auto& setting : inspectionSettings()) {
            InspectionSettings settings;
            setSetting(settings, setting.info.key, setting.get(settings));
            QVERIFY2(settings == InspectionSettings(), setting.info.key.c_str());
        }
    }

    void whatHasNoEffectNamesTheSettingThatItWaitsFor() {
        InspectionSettings settings;
        const auto reason = [&](const char* key) { return std::string(idleBecauseOf(key, settings)); };
        QCOMPARE(reason("fine.crf-iterations"), std::string("fine.refinement"));
        QCOMPARE(reason("fine.pamr-iterations"), std::string("fine.refinement"));
        QCOMPARE(reason("fine.coarse-trust"), std::string("fine.refinement"));
        QCOMPARE(reason("fine.refinement"), std::string(""));
        QCOMPARE(reason("fine.unit"), std::string(""));
        QCOMPARE(reason("fusion.sharpness"), std::string(""));
        settings.fine.refinement = FineSettings::Refinement::Pamr;
        settings.fine.coarseStage = FineSettings::CoarseStage::Off;
        settings.fusion.oneSided = false;
        QCOMPARE(reason("fine.crf-iterations"), std::string("fine.refinement"));
        QCOMPARE(reason("fine.pamr-iterations"), std::string(""));
        QCOMPARE(reason("fine.sharpness"), std::string(""));
        QCOMPARE(reason("fine.coarse-trust"), std::string("fine.coarse-stage"));
        QCOMPARE(reason("fine.unit"), std::string("fine.coarse-stage"));
        QCOMPARE(reason("clusters.seed"), std::string("fine.coarse-stage"));
        QCOMPARE(reason("fusion.sharpness"), std::string("fusion.one-sided"));
    }

    void theModelSettlesTheCoarseStageThatIsLeftToIt() {
        using CoarseStage = FineSettings::CoarseStage;
        const BackboneInfo large{.name = "ViT-L-14"}, demo{.name = "demo", .isDemo = true};
        InspectionSettings settings;
        QVERIFY(settledFor(large, settings).fine.coarseStage == CoarseStage::On);
        QVERIFY(settledFor(demo, settings).fine.coarseStage == CoarseStage::Off);
        for (const char* value : {"true", "false"}) {
            setSetting(settings, "fine.coarse-stage", value);
            QVERIFY(settledFor(large, settings) == settings);
            QVERIFY(settledFor(demo, settings) == settings);
        }
        applyPreset(settings, "paper");
        QVERIFY(settledFor(demo, settings).fine.coarseStage == CoarseStage::On);
    }

    void noTwoSettingsOfAGroupHaveOneName() {
        std::set<std::string> names;
        for (const auto& setting : inspectionSettings()) {
            const std::string group = setting.info.key.substr(0, setting.info.key.find('.'));
            QVERIFY2(names.insert(group + ": " + setting.info.label).second, setting.info.key.c_str());
        }
    }

    void unknownKeysAndBadValuesSayWhatToDo() {
        InspectionSettings settings;
        VERIFY_ERROR(setSetting(settings, "clusters.cuont", "7"), "did you mean 'clusters.count'?");
        VERIFY_ERROR(setSetting(settings, "count", "7"), "did you mean 'clusters.count'?");
        VERIFY_ERROR(setSetting(settings, "frobnicate", "7"), "`clip-lad settings` lists them");
        VERIFY_ERROR(setSetting(settings, "clusters.count", "many"),
                     "clusters.count: expected a whole number");
        VERIFY_ERROR(setSetting(settings, "clusters.count", "100000"), "clusters.count: expected");
        QVERIFY(settings == InspectionSettings());
    }

    void validationNamesTheKeyOfEachProblem() {
        QVERIFY(validateSettings({}).empty());
        InspectionSettings settings;
        settings.clusters.count = -1;
        settings.patches.stage1 = settings.patches.stage2 = settings.patches.stage3 =
            settings.patches.stage4 = false;
        const auto problems = validateSettings(settings);
        QCOMPARE(problems.size(), std::size_t(2));
        QCOMPARE(problems[0].key, std::string("clusters.count"));
        QCOMPARE(problems[1].key, std::string("patches.stage-1"));
    }

    void resolutionIs32PatchesUnlessSet() {
        const BackboneInfo model{.name = "m", .sha256 = {}, .precision = {}, .patchSize = 14};
        QCOMPARE(encodingResolution({}, model), 448);
        QCOMPARE(encodingResolution({.resolution = 224}, model), 224);
        VERIFY_ERROR(encodingResolution({.resolution = 225}, model), "use 224 or 238");
        QCOMPARE(encodingResolution({.resolution = 56}, model), 56);
        VERIFY_ERROR(encodingResolution({.resolution = 57}, model), "use 56 or 70");
        for (const int few : {1, 8, 14, 42}) // one or two patches show no part
            VERIFY_ERROR(encodingResolution({.resolution = few}, model), "use 56 or more");
        QCOMPARE(encodingResolution({.resolution = 1344}, model), 1344);
        VERIFY_ERROR(encodingResolution({.resolution = 1358}, model), "use 1344 or less");
    }

    void tilesGiveMorePatchesUpToTheSameMost() {
        const BackboneInfo model{.name = "m", .sha256 = {}, .precision = {}, .patchSize = 14};
        QCOMPARE(patchesAcross({}, model), 32);
        QCOMPARE(patchesAcross({.tiles = 3}, model), 80);
        QCOMPARE(encodingResolution({.tiles = 3}, model), 448);
        VERIFY_ERROR(encodingResolution({.tiles = 4}, model), "use fewer tiles");
        QCOMPARE(patchesAcross({.resolution = 224, .tiles = 4}, model), 52);
    }
};

QTEST_GUILESS_MAIN(InspectionSettingsTest)
#include "inspection_settings_test.moc"
