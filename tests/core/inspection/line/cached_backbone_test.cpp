#include "inspection/line/cached_backbone.h"

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "inspection/line/inspection_line.h"
#include "support/disc_product.h"
#include "support/files_in.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

namespace {

bool areEqual(const Features& a, const Features& b) {
    bool equal = at::equal(a.dense, b.dense);
    for (std::size_t i = 0; i < 4; ++i)
        equal = equal && at::equal(a.stages[i], b.stages[i]);
    return equal;
}

} // namespace

class CachedBackboneTest : public QObject {
    Q_OBJECT

    FakeBackbone backbone_;
    const cv::Mat photo_ = draw({.seed = 1});

private Q_SLOTS:
    void aPhotoIsEncodedOnceAlsoAcrossStarts() {
        const QTemporaryDir temporary;
        const fs::path folder = fs::path(temporary.path().toStdString()) / "cache" / "features";
        const int before = backbone_.imagesEncoded;
        FeatureCache first(folder);
        const Features encoded = CachedBackbone(backbone_, &first, nullptr).encodeImage(photo_, 448);
        FeatureCache second(folder);
        QVERIFY(
            areEqual(CachedBackbone(backbone_, &second, nullptr).encodeImage(photo_.clone(), 448), encoded));
        QCOMPARE(backbone_.imagesEncoded - before, 1);
        CachedBackbone(backbone_, &second, nullptr).encodeImage(photo_, 224);
        QCOMPARE(backbone_.imagesEncoded - before, 2);
        QCOMPARE(filesIn(folder).size(), std::size_t(2));
    }

    void anotherModelPrecisionOrPictureIsAnotherEntry() {
        BackboneInfo model = backbone_.info();
        const StepKey key = encodingKey("photo", model, 448, 1);
        QVERIFY(key != encodingKey("other", model, 448, 1));
        QVERIFY(key != encodingKey("photo", model, 224, 1));
        QVERIFY(key != encodingKey("photo", model, 448, 2));
        model.precision = "bf16";
        QVERIFY(key != encodingKey("photo", model, 448, 1));
        model = backbone_.info();
        model.sha256[0] = '0';
        QVERIFY(key != encodingKey("photo", model, 448, 1));
    }

    void wordsThatAreKeptAreNotEncodedAndOtherTextsAreNotKept() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        TextCache words(folder);
        const CachedBackbone cached(backbone_, nullptr, &words);
        const std::vector<WordTexts> disc = {{"a red disc", "a photo of a red disc"}};
        const int before = backbone_.textsEncoded;
        QVERIFY(cached.encodeWords(disc).equal(cached.encodeWords(disc)));
        QCOMPARE(backbone_.textsEncoded - before, 2);
        QVERIFY(cached.encodeTexts(disc[0]).equal(backbone_.encodeTexts(disc[0])));
        QCOMPARE(filesIn(folder).size(), std::size_t(1));
        const CachedBackbone without(backbone_, nullptr, nullptr);
        QVERIFY(without.encodeWords(disc).equal(cached.encodeWords(disc)));
    }

    void damagedEntriesAreWrittenAnew() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        FeatureCache cache(folder);
        const CachedBackbone cached(backbone_, &cache, nullptr);
        const Features encoded = cached.encodeImage(photo_, 448);
        const fs::path file = filesIn(folder).at(0);
        const std::string whole = readFile(file);
        for (const std::string& damaged :
             {std::string(), std::string("junk"), whole.substr(0, whole.size() - 9)}) {
            writeFileAtomically(file, damaged);
            QVERIFY(areEqual(cached.encodeImage(photo_, 448), encoded));
            QVERIFY(readFile(file) == whole);
        }
    }

    void theLongestUnusedGoBeyondTheBudget() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        FeatureCache probe(folder);
        CachedBackbone(backbone_, &probe, nullptr).encodeImage(photo_, 448);
        const fs::path oldest = filesIn(folder).at(0);
        const std::uintmax_t bytes = fs::file_size(oldest);
        const auto now = fs::file_time_type::clock::now();
        fs::last_write_time(oldest, now - std::chrono::hours(2));
        const cv::Mat second = draw({.seed = 2}), third = draw({.seed = 3});
        CachedBackbone(backbone_, &probe, nullptr).encodeImage(second, 448);

        FeatureCache cache(folder, static_cast<std::size_t>(2 * bytes + bytes / 2));
        const CachedBackbone cached(backbone_, &cache, nullptr);
        cached.encodeImage(third, 448);
        QCOMPARE(filesIn(folder).size(), std::size_t(2));
        QVERIFY(!fs::exists(oldest));
        const int before = backbone_.imagesEncoded;
        cached.encodeImage(third, 448);
        cached.encodeImage(second, 448);
        QCOMPARE(backbone_.imagesEncoded.load(), before);
    }

    void usingAnEntryMakesItYoung() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        FeatureCache cache(folder);
        const CachedBackbone cached(backbone_, &cache, nullptr);
        cached.encodeImage(photo_, 448);
        const auto longAgo = fs::file_time_type::clock::now() - std::chrono::hours(1);
        fs::last_write_time(filesIn(folder).at(0), longAgo);
        cached.encodeImage(photo_, 448);
        QVERIFY(fs::last_write_time(filesIn(folder).at(0)) > longAgo);
    }

    void aPassOverMoreThanThereIsRoomForHitsInTheNextPass() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        FeatureCache probe(folder);
        CachedBackbone(backbone_, &probe, nullptr).encodeImage(draw({.seed = 1}), 448);
        const std::uintmax_t bytes = fs::file_size(filesIn(folder).at(0));

        FeatureCache cache(folder, static_cast<std::size_t>(2 * bytes + bytes / 2));
        const CachedBackbone cached(backbone_, &cache, nullptr);
        for (int pass = 0; pass < 3; ++pass) {
            const int before = backbone_.imagesEncoded;
            for (std::uint64_t seed = 1; seed <= 5; ++seed)
                cached.encodeImage(draw({.seed = seed}), 448);
            QCOMPARE(backbone_.imagesEncoded - before, pass == 0 ? 4 : 3);
            QCOMPARE(filesIn(folder).size(), std::size_t(2));
        }
    }

    void whatAKilledProgramLeftIsCountedAndThenRemoved() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        FeatureCache probe(folder);
        CachedBackbone(backbone_, &probe, nullptr).encodeImage(photo_, 448);
        const std::uintmax_t bytes = fs::file_size(filesIn(folder).at(0));
        const fs::path part = folder / "x.safetensors.1.part";
        writeFileAtomically(part, std::string(bytes, 'x'));

        FeatureCache cache(folder, static_cast<std::size_t>(2 * bytes + bytes / 2));
        const CachedBackbone cached(backbone_, &cache, nullptr);
        cached.encodeImage(photo_, 448);
        cached.encodeImage(draw({.seed = 2}), 448); // no room beside the unfinished one and what is used
        QCOMPARE(filesIn(folder).size(), std::size_t(2));
        fs::last_write_time(part, fs::file_time_type::clock::now() - std::chrono::hours(2));
        cached.encodeImage(draw({.seed = 2}), 448);
        QVERIFY(!fs::exists(part));
        QCOMPARE(filesIn(folder).size(), std::size_t(2));
    }

    void aPlaceThatCannotBeWrittenOnlyKeepsNothing() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "file";
        writeFileAtomically(file, std::string_view("x"));
        FeatureCache cache(file / "below");
        const Features features = CachedBackbone(backbone_, &cache, nullptr).encodeImage(photo_, 448);
        QCOMPARE(features.dense.size(0), std::int64_t(32));
    }
};

QTEST_GUILESS_MAIN(CachedBackboneTest)
#include "cached_backbone_test.moc"
