#include <QTest>

#include <fstream>

#include <QTemporaryDir>

#include "base/atomic_file.h"
#include "base/error.h"
#include "clip/device.h"
#include "clip/precision_speeds.h"

using namespace cliplad;

class PrecisionSpeedsTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::filesystem::path file(const std::string& name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

private Q_SLOTS:
    void aCoarserPrecisionHasToBeWorthIt() {
        const auto choice = [](double fp32, double bf16, double int8) {
            return PrecisionSpeeds{
                {{Precision::Fp32, fp32}, {Precision::Bf16, bf16}, {Precision::Int8, int8}}}
                .choice();
        };
        QCOMPARE(choice(100, 40, 20), Precision::Int8);
        QCOMPARE(choice(100, 40, 38), Precision::Bf16);
        QCOMPARE(choice(100, 95, 92), Precision::Fp32);
        QCOMPARE(choice(100, 400, 110), Precision::Fp32);
        QCOMPARE(choice(100, 95, 80), Precision::Int8);
    }

    void theChoiceSaysWhy() {
        const PrecisionSpeeds processor{
            {{Precision::Fp32, 96.4}, {Precision::Bf16, 41.2}, {Precision::Int8, 44}}};
        QCOMPARE(processor.text(),
                 std::string("bf16: a block of ViT-L/14 takes 41 ms, 96 in fp32, 44 in int8"));
        const PrecisionSpeeds gpu{.ms = {{Precision::Fp32, 0.521}, {Precision::Bf16, 0.114}}};
        QCOMPARE(gpu.text(), std::string("bf16: a block of ViT-L/14 takes 0.11 ms, 0.52 in fp32"));
    }

    void itIsMeasuredOnce() {
        const PrecisionSpeeds first = precisionSpeeds(file("new/precision.json"));
        QCOMPARE(first.ms.size(), precisionsOf(computingDevice()).size());
        for (const auto& [precision, ms] : first.ms)
            QVERIFY(computesIn(computingDevice(), precision) && ms > 0);
        QVERIFY(precisionSpeeds(file("new/precision.json")) == first);
        // Of another machine, or damaged: measured anew; what the other one measured stays.
        std::string text = readFile(file("new/precision.json"));
        text.insert(text.find('"') + 1, "another ");
        writeFileAtomically(file("other.json"), text);
        std::ofstream(file("damaged.json")) << "{";
        for (const char* other : {"other.json", "damaged.json"}) {
            const PrecisionSpeeds again = precisionSpeeds(file(other));
            QVERIFY(again.ms.at(Precision::Fp32) > 0 && !(again == first));
            QVERIFY(precisionSpeeds(file(other)) == again);
        }
        QVERIFY(readFile(file("other.json")).find("another ") != std::string::npos);
    }

    void itCanBeStopped() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled, measurePrecisions({.stop = stop.get_token(), .report = {}}));
    }
};

QTEST_GUILESS_MAIN(PrecisionSpeedsTest)
#include "precision_speeds_test.moc"
