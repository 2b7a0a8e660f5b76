#include "inspection/product/product_folder.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <map>

#include <sys/resource.h>
#include <unistd.h>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "inspection/inspector.h"
#include "inspection/product/memory_file.h"
#include "support/disc_product.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

namespace {

/// Every file of a folder with its hash.
std::map<std::string, std::string> contentOf(const fs::path& folder) {
    std::map<std::string, std::string> content;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            content[fs::relative(entry.path(), folder).string()] = sha256OfFile(entry.path());
    return content;
}

void replaceIn(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = readFile(file);
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        throw std::logic_error("not there: " + from);
    writeFileAtomically(file, text.replace(at, from.size(), to));
}

struct Misfit {
    std::string name;
    std::function<void(ProductMemory&)> change;
    std::string said; ///< in the notice
};

/// Memories whose parts do not fit each other or the model.
std::vector<Misfit> misfits() {
    const auto rows = [](const at::Tensor& tensor, std::int64_t count) {
        return at::ones({count, tensor.size(1)});
    };
    const auto columns = [](const at::Tensor& tensor) {
        return at::ones({tensor.size(0), tensor.size(1) + 1});
    };
    return {
        {"no centres", [=](ProductMemory& m) { m.centres = rows(m.centres, 0); }, "'centres'"},
        {"300 centres", [=](ProductMemory& m) { m.centres = rows(m.centres, 300); }, "'centres'"},
        {"centres of more stages", [=](ProductMemory& m) { m.centres = columns(m.centres); }, "'centres'"},
        {"coarse words of another model",
         [=](ProductMemory& m) { m.coarse.vectors = columns(m.coarse.vectors); }, "'coarse.vectors'"},
        {"fine words of another model", [=](ProductMemory& m) { m.fine.vectors = columns(m.fine.vectors); },
         "'fine.vectors'"},
        {"words in another order",
         [](ProductMemory& m) {
             m.fine.labelOfRow = {1, 0, 2};
         },
         "not in the labels' order"},
        {"a level is missing", [](ProductMemory& m) { m.patches.levels[2] = at::Tensor(); },
         "'patches.level3'"},
        {"a wider level", [=](ProductMemory& m) { m.patches.levels[2] = columns(m.patches.levels[2]); },
         "'patches.level3'"},
        {"patches without channels",
         [](ProductMemory& m) {
             for (const std::size_t level : {std::size_t(0), std::size_t(2)})
                 m.patches.levels[level] = at::ones({m.patches.levels[level].size(0), 0});
         },
         "no channels"},
        {"a patch beyond the photo",
         [](ProductMemory& m) {
             m.patches.origin = m.patches.origin.clone();
             m.patches.origin[0][2] = 32;
         },
         "beyond its photos"},
        {"scores out of range", [](ProductMemory& m) { m.sample[0].structural = -1; }, "out of range"},
    };
}

} // namespace

class ProductFolderTest : public QObject {
    Q_OBJECT

    FakeBackbone backbone_;
    QTemporaryDir photos_;
    std::vector<fs::path> shots_;
    Product enrolled_; ///< from shots_
    std::unique_ptr<QTemporaryDir> temporary_;
    Product product_;

    const cv::Mat photo_ = draw({.discs = {"red", "", "blue", "blue"}, .seed = 40});

    fs::path root() const { return temporary_->path().toStdString(); }
    fs::path folder() const { return root() / "discs"; }
    Scores scoresOf(const Product& product) const { return inspect(backbone_, product, photo_).scores; }
    bool isBitwiseEqual(const Product& product) const {
        const Scores expected = scoresOf(product_), found = scoresOf(product);
        return expected.logical == found.logical && expected.structural == found.structural &&
               expected.fused == found.fused && product.threshold() == product_.threshold();
    }

private Q_SLOTS:
    void initTestCase() {
        shots_ = writeShots(photos_.path().toStdString(), 3);
        enrolled_ = enrol(backbone_, discRequest(shots_));
    }

    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        product_ = enrolled_;
        ProductFolder::save(folder(), product_, shots_);
    }

    void anOpenedProductScoresBitwiseTheSame() {
        const Product opened = ProductFolder::open(folder(), backbone_);
        QVERIFY(isBitwiseEqual(opened));
        QVERIFY(opened.notices.empty());
        QCOMPARE(opened.calibratedOn, product_.calibratedOn);
        QVERIFY(opened.memory.counts == product_.memory.counts);
    }

    void whatGoesBeyondThePaperIsKeptToo() {
        EnrolmentRequest request = discRequest(shots_);
        CueSettings& cues = request.settings.cues;
        cues.instances = cues.pieces = cues.layout = cues.places = cues.relations = cues.colours =
            cues.global = 1;
        request.settings.clusters.ensemble = 1;
        request.settings.patches.neighbourhood = 3;
        request.settings.patches.twoScales = request.settings.patches.partAware =
            request.settings.patches.scaledLevels = true;
        product_ = enrol(backbone_, request);
        ProductFolder::save(folder(), product_, shots_);
        const Product opened = ProductFolder::open(folder(), backbone_);
        QVERIFY(opened.notices.empty());
        QVERIFY(isBitwiseEqual(opened));
        QVERIFY(opened.calibration == product_.calibration);
    }

    void cuesOfAnotherGridAreRefusedWhenScoring() {
        EnrolmentRequest request = discRequest(shots_);
        request.settings.cues.layout = 1;
        Product product = enrol(backbone_, request);
        for (CueDescriptions& shot : product.memory.cues)
            shot[2] = at::ones({1, 1});
        VERIFY_ERROR(inspect(backbone_, product, photo_), "not described as the image is");
    }

    void openingAWholeProductEncodesNothing() {
        const FakeBackbone fresh;
        ProductFolder::open(folder(), fresh);
        QCOMPARE(fresh.imagesEncoded.load(), 0);
        QCOMPARE(fresh.textsEncoded.load(), 0);
    }

    void aDeletedOrDamagedMemoryIsLearnedAgain() {
        const fs::path memory = folder() / "memory.safetensors";
        const std::string whole = readFile(memory);
        const std::vector<std::function<void()>> damages = {
            [&] { fs::remove(memory); },
            [&] { writeFileAtomically(memory, std::string_view("not safetensors")); },
            [&] { writeFileAtomically(memory, std::string_view(whole).substr(0, whole.size() / 2)); },
            [&] {
                std::string changed = whole; // NaN in the tensors
                std::fill(changed.end() - 64, changed.end(), '\xff');
                writeFileAtomically(memory, changed);
            },
            [&] {
                std::string changed = whole; // a bit of a number that is still one
                changed.end()[-3] ^= 1;
                writeFileAtomically(memory, changed);
            },
        };
        for (const auto& damage : damages) {
            damage();
            const Product opened = ProductFolder::open(folder(), backbone_);
            QVERIFY(isBitwiseEqual(opened));
            QCOMPARE(opened.notices.size(), std::size_t(1));
            QVERIFY(readFile(memory) == whole);
        }
    }

    void anEditOfWordsOrClustersIsLearnedAtTheNextOpening() {
        replaceIn(folder() / "product.yaml", "clusters.count: 8", "clusters.count: 6");
        const Product opened = ProductFolder::open(folder(), backbone_);
        QCOMPARE(opened.memory.centres.size(0), std::int64_t(6));
        QVERIFY(tests::contains(opened.notices.at(0), "learned again"));
        const FakeBackbone fresh;
        QVERIFY(ProductFolder::open(folder(), fresh).notices.empty());
        QCOMPARE(fresh.imagesEncoded.load(), 0);
    }

    void anEditOfThresholdsOrHistogramSettingsKeepsTheMemory() {
        replaceIn(folder() / "product.yaml", "histogram.alpha: 8", "histogram.alpha: 2");
        replaceIn(folder() / "product.yaml", "threshold: automatic", "threshold: 77.5");
        const FakeBackbone fresh;
        const Product opened = ProductFolder::open(folder(), fresh);
        QCOMPARE(fresh.imagesEncoded.load(), 0);
        QCOMPARE(opened.threshold(), 77.5);
        QVERIFY(opened.calibration.mean[0] != product_.calibration.mean[0]);
        QVERIFY(!inspect(backbone_, opened, photo_).anomalous);
    }

    void deletedAndChangedShotsAreNamed() {
        fs::remove(folder() / "shots" / "shot2.png");
        VERIFY_ERROR(ProductFolder::open(folder(), backbone_), "photo shot2.png is missing");
        VERIFY_ERROR(ProductFolder::rebuild(folder(), backbone_), "shot2.png");
        writePhoto(draw({.seed = 77}), folder() / "shots" / "shot2.png");
        VERIFY_ERROR(ProductFolder::open(folder(), backbone_),
                     "photo shot2.png is not the one it was learned from");
        VERIFY_ERROR(ProductFolder::open(folder(), backbone_), "clip-lad rebuild");
        ProductFolder::rebuild(folder(), backbone_);
        QVERIFY(ProductFolder::open(folder(), backbone_).notices.empty());
    }

    void aProductOfOtherWeightsOffersToRebuild() {
        const FakeBackbone other(std::string(64, 'e'));
        VERIFY_ERROR(ProductFolder::open(folder(), other), "clip-lad rebuild");
        const Product rebuilt = ProductFolder::rebuild(folder(), other);
        QCOMPARE(rebuilt.definition.modelSha256, std::string(64, 'e'));
        QVERIFY(ProductFolder::open(folder(), other).notices.empty());
        VERIFY_ERROR(ProductFolder::open(folder(), backbone_), "clip-lad rebuild");
    }

    void validationPhotosAreKeptSoThatTheCalibrationCanBeLearnedAgain() {
        EnrolmentRequest request = discRequest(shots_);
        request.validation = writeShots(root(), 4, {.seed = 50});
        product_ = enrol(backbone_, request);
        ProductFolder::save(folder(), product_, shots_, request.validation);
        fs::remove(folder() / "memory.safetensors");
        const Product opened = ProductFolder::open(folder(), backbone_);
        QVERIFY(isBitwiseEqual(opened));
        QCOMPARE(opened.calibratedOn, std::string("a validation set of 4 photos"));
    }

    void aProductIsReplacedAsAWhole() {
        const auto others = writeShots(root(), 2, {.seed = 60});
        product_ = enrol(backbone_, discRequest(others));
        ProductFolder::save(folder(), product_, others);
        QVERIFY(isBitwiseEqual(ProductFolder::open(folder(), backbone_)));
        QVERIFY(!fs::exists(folder() / "shots" / "shot1.png"));
        int entries = 0;
        for (const auto& entry : fs::directory_iterator(root()))
            entries += entry.is_directory();
        QCOMPARE(entries, 1);
    }

    void shotsOfOneNameFromTwoFoldersAreBothKept() {
        fs::create_directories(root() / "other");
        std::vector<fs::path> shots = {shots_[0], root() / "other" / "shot1.png"};
        writePhoto(draw({.seed = 70}), shots[1]);
        const Product product = enrol(backbone_, discRequest(shots));
        ProductFolder::save(root() / "second", product, shots);
        QVERIFY(fs::exists(root() / "second" / "shots" / "shot1-2.png"));
        QVERIFY(ProductFolder::open(root() / "second", backbone_).notices.empty());
    }

    void aFullDiskLeavesTheOldProductWhole() {
        const auto before = contentOf(folder());
        rlimit old{};
        getrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{20'000, old.rlim_max};
        const auto others = writeShots(root(), 2, {.seed = 60});
        const Product product = enrol(backbone_, discRequest(others));
        setrlimit(RLIMIT_FSIZE, &small);
        const std::string error = tests::errorOf([&] { ProductFolder::save(folder(), product, others); });
        const std::string first =
            tests::errorOf([&] { ProductFolder::save(root() / "new", product, others); });
        setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY2(tests::contains(error, "cannot be written"), error.c_str());
        QVERIFY2(tests::contains(first, "cannot be written"), first.c_str());
        QVERIFY2(first.starts_with((root() / "new" / "").string()), first.c_str());
        QVERIFY(contentOf(folder()) == before);
        QVERIFY(!fs::exists(root() / "new"));
        int folders = 0;
        for (const auto& entry : fs::directory_iterator(root()))
            folders += entry.is_directory();
        QCOMPARE(folders, 1);
    }

    void somethingElseIsNeverOverwritten() {
        VERIFY_ERROR(ProductFolder::save(shots_[0], product_, shots_), "is a file");
        VERIFY_ERROR(ProductFolder::save(root(), product_, shots_), "holds something else than a product");
        fs::create_directories(root() / "empty");
        ProductFolder::save(root() / "empty" / "", product_, shots_);
        QVERIFY(ProductFolder::open(root() / "empty", backbone_).notices.empty());
    }

    void whatSomebodyPutIntoAProductIsNotLostWithIt() {
        fs::create_directories(folder() / "results");
        VERIFY_ERROR(ProductFolder::save(folder(), product_, shots_), "also holds results");
        VERIFY_ERROR(ProductFolder::requireSavable(folder()), "also holds results");
        QVERIFY(fs::exists(folder() / "results"));
    }

    /// What another program does while the photos are copied can still be seen then.
    void theLastWordBeforeAProductIsReplacedCounts() {
        bool isWritten = false;
        const auto refuse = [&] {
            for (const auto& entry : fs::directory_iterator(root())) // beside its place, as a whole
                isWritten = isWritten || (entry.path() != folder() && ProductFolder::isProduct(entry.path()));
            throw Error("was changed meanwhile");
        };
        const auto before = contentOf(folder());
        VERIFY_ERROR(ProductFolder::save(folder(), product_, shots_, {}, {}, refuse),
                     "was changed meanwhile");
        QVERIFY(isWritten);
        QVERIFY(contentOf(folder()) == before);
        VERIFY_ERROR(ProductFolder::save(root() / "new", product_, shots_, {}, {}, refuse), "meanwhile");
        QVERIFY(!ProductFolder::isProduct(root() / "new"));
        QVERIFY(ProductFolder::isProduct(folder()));
        QVERIFY(!ProductFolder::isProduct(ProductFolder::definitionFile(folder())));
    }

    void rebuildingNamesAPhotoThatIsMissing() {
        fs::remove(folder() / "shots" / shots_[1].filename());
        VERIFY_ERROR(ProductFolder::rebuild(folder(), backbone_),
                     "the product's photo " + shots_[1].filename().string() + " is missing");
    }

    void aSecondWriterIsToldWhoWrites() {
        const FileLock held = ProductFolder::lock(folder());
        VERIFY_ERROR(ProductFolder::save(folder(), product_, shots_), "is in use by process");
        VERIFY_ERROR(ProductFolder::rebuild(folder(), backbone_), "is in use by process");
        QVERIFY(ProductFolder::open(folder(), backbone_).notices.empty());
        fs::remove(folder() / "memory.safetensors");
        const Product opened = ProductFolder::open(folder(), backbone_);
        QCOMPARE(opened.notices.size(), std::size_t(2));
        QVERIFY(isBitwiseEqual(opened));
    }

    void whatIsNoProductSaysSo() {
        VERIFY_ERROR(ProductFolder::open(root() / "none", backbone_), "does not exist");
        VERIFY_ERROR(ProductFolder::open(shots_[0], backbone_), "is a file");
        VERIFY_ERROR(ProductFolder::open(root(), backbone_), "has no product.yaml");
    }

    void aMemoryThatContradictsItsDefinitionIsNotUsed() {
        ProductMemory odd = product_.memory; // written with the right fingerprint
        odd.fine.labelOfRow = {0, 1, 1};
        writeMemory(folder() / "memory.safetensors", odd, product_.definition);
        Product opened = ProductFolder::open(folder(), backbone_);
        QVERIFY(tests::contains(opened.notices.at(0), "has no row for label 3"));
        QVERIFY(isBitwiseEqual(opened));

        odd = product_.memory;
        odd.patches.origin = odd.patches.origin + 5;
        writeMemory(folder() / "memory.safetensors", odd, product_.definition);
        opened = ProductFolder::open(folder(), backbone_);
        QVERIFY(tests::contains(opened.notices.at(0), "names shots that are not there"));
        QVERIFY(isBitwiseEqual(opened));
    }

    void aMemoryOfOtherDimensionsIsNotUsed_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < misfits().size(); ++i)
            QTest::newRow(misfits()[i].name.c_str()) << static_cast<int>(i);
    }
    void aMemoryOfOtherDimensionsIsNotUsed() {
        QFETCH(int, index);
        const Misfit misfit = misfits()[static_cast<std::size_t>(index)];
        ProductMemory odd = product_.memory; // written with the right fingerprint
        misfit.change(odd);
        writeMemory(folder() / "memory.safetensors", odd, product_.definition);
        const Product opened = ProductFolder::open(folder(), backbone_);
        QCOMPARE(opened.notices.size(), std::size_t(1));
        QVERIFY2(tests::contains(opened.notices[0], misfit.said), opened.notices[0].c_str());
        QVERIFY(isBitwiseEqual(opened));
    }

    void rebuildingRemembersTheModelAsItIsTold() {
        ProductFolder::rebuild(folder(), backbone_, {}, "as it was named");
        QCOMPARE(ProductFolder::readDefinition(folder()).modelName, std::string("as it was named"));
        ProductFolder::rebuild(folder(), backbone_);
        QCOMPARE(ProductFolder::readDefinition(folder()).modelName, backbone_.info().name);
    }

    void placesThatCannotBeLookedAtAreErrors() {
        const fs::path longName = root() / std::string(300, 'x');
        VERIFY_ERROR(ProductFolder::readDefinition(longName), "File name too long");
        VERIFY_ERROR(ProductFolder::open(longName, backbone_), "File name too long");
        VERIFY_ERROR(ProductFolder::save(longName, product_, shots_), "File name too long");
        VERIFY_ERROR(ProductFolder::rebuild(longName, backbone_), "File name too long");
        if (geteuid() == 0)
            return; // to whom no folder is closed
        fs::permissions(root(), fs::perms::none);
        VERIFY_ERROR(ProductFolder::open(folder(), backbone_), "Permission denied");
        VERIFY_ERROR(ProductFolder::save(folder(), product_, shots_), "Permission denied");
        fs::permissions(root(), fs::perms::owner_all);
    }
};

QTEST_GUILESS_MAIN(ProductFolderTest)
#include "product_folder_test.moc"
