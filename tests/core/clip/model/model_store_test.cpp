#include "clip/model/model_store.h"

#include <cmath>
#include <csignal>
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/model/download.h"
#include "clip/model/model_folder.h"
#include "support/child_process.h"
#include "support/error_of.h"
#include "support/file_size_limit.h"
#include "support/slow_server.h"
#include "support/tiny_model.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

namespace {

/// A folder with a store in it.
struct Store {
    QTemporaryDir folder;
    fs::path root = fs::path(folder.path().toStdString()) / "models";
    ModelStore store{root};
};

/// Hidden leftovers other than the lock.
std::size_t leftovers(const fs::path& root) {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(root))
        count += entry.path().filename().string().starts_with(".") && entry.path().filename() != ".lock";
    return count;
}

} // namespace

class ModelStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImportedModelIsListedResolvedAndVerified() {
        Store s;
        QVERIFY(s.store.list().empty());
        const StoredModel model = s.store.import(checkpointFixture("hugging_face"), "tiny");
        QCOMPARE(s.store.list().size(), std::size_t(1));
        QCOMPARE(s.store.list().front().weightsSha256, model.weightsSha256);
        QCOMPARE(s.store.resolve("tiny"), s.root / "tiny");
        QVERIFY(fs::exists(s.root / "tiny/preprocessor_config.json"));
        s.store.verify(model);
        QCOMPARE(leftovers(s.root), std::size_t(0));
    }

    void theRecordIsNotTakenForAConfiguration() {
        Store s;
        const fs::path source = fs::path(s.folder.path().toStdString()) / "model.pt";
        fs::copy_file(checkpointFixture("openai.pt"), source);
        const StoredModel model = s.store.import(source, "tiny");
        s.store.verify(model);
        QVERIFY(openModel(s.store.resolve("tiny")).files.config.empty());
    }

    void aChangedWeightsFileFailsVerification() {
        Store s;
        const StoredModel model = s.store.import(checkpointFixture("open_clip"), "tiny");
        std::fstream(model.folder / "open_clip_pytorch_model.bin", std::ios::in | std::ios::out)
            << "PK\x03\x05";
        VERIFY_ERROR(s.store.verify(model), "as recorded when it was stored");
    }

    void weightsWithNanAreNotImported() {
        Store s;
        const fs::path source = fs::path(s.folder.path().toStdString()) / "source";
        fs::create_directory(source);
        TensorMap tensors = toOpenClipKeys(readCheckpoint(checkpointFixture("bfloat16.safetensors")).tensors);
        tensors["visual.proj"] = at::full_like(tensors["visual.proj"], std::nan(""));
        writeSafetensors(source / "open_clip_model.safetensors", tensors);
        writeFileAtomically(source / "open_clip_config.json", writeModelConfig(tinyConfig()));
        VERIFY_ERROR(s.store.import(source, "nan"), "'visual.proj' of shape [32, 16] holds NaN");
        QVERIFY(!fs::exists(s.root / "nan"));
    }

    void namesAreCheckedAndTakenOnce() {
        Store s;
        for (const auto* name : {"", "..", "../up", "a/b", ".hidden", "with space"})
            VERIFY_ERROR(s.store.import(checkpointFixture("open_clip"), name), "not a name for a model");
        VERIFY_ERROR(s.store.import(checkpointFixture("open_clip"), "demo"), "the embedded model's name");
        s.store.import(checkpointFixture("open_clip"), "tiny");
        VERIFY_ERROR(s.store.import(checkpointFixture("open_clip"), "tiny"), "already");
    }

    void unknownNamesSuggestTheNearest() {
        Store s;
        s.store.import(checkpointFixture("open_clip"), "bottles");
        VERIFY_ERROR(s.store.resolve("botles"), "did you mean 'bottles'?");
        VERIFY_ERROR(s.store.resolve("ViT-L-14-datacomp"), "clip-lad model fetch ViT-L-14-datacomp");
        VERIFY_ERROR(s.store.fetch("ViT-L-14-datacom"), "did you mean 'ViT-L-14-datacomp'?");
    }

    void aStoppedImportLeavesNothing() {
        Store s;
        std::stop_source source;
        const JobContext job{.stop = source.get_token(), .report = [&](const Progress& progress) {
                                 if (progress.what.starts_with("copying"))
                                     source.request_stop();
                             }};
        QVERIFY_THROWS_EXCEPTION(Cancelled, s.store.import(checkpointFixture("hugging_face"), "tiny", job));
        QVERIFY(s.store.list().empty());
        QCOMPARE(leftovers(s.root), std::size_t(0));
    }

    void whatAKilledImportLeftIsRemovedByTheNext() {
        Store s;
        ChildProcess child([] {});
        const fs::path left = s.root / fmt::format(".tiny.{}-1.part", child.id());
        child.end(SIGKILL);
        fs::create_directories(left);
        s.store.import(checkpointFixture("hugging_face"), "tiny");
        QVERIFY(!fs::exists(left));
        QCOMPARE(leftovers(s.root), std::size_t(0));
    }

    void aFullDiskLeavesNothing() {
        Store s;
        {
            const FileSizeLimit limit(16 * 1024);
            VERIFY_ERROR(s.store.import(checkpointFixture("hugging_face"), "tiny"), "check the free space");
        }
        QVERIFY(s.store.list().empty());
        QCOMPARE(leftovers(s.root), std::size_t(0));
    }

    void aReadOnlyPlaceIsAClearError() {
        ModelStore store("/proc/no/models");
        VERIFY_ERROR(store.import(checkpointFixture("open_clip"), "tiny"), "/proc/no/models: cannot be made");
    }

    void fetchTakesAMirrorAndRecordsTheHash() {
        Store s;
        const std::string mirror = "file://" + checkpointFixture("open_clip").string();
        const StoredModel model = s.store.fetch("ViT-B-32-datacomp", {}, mirror);
        QVERIFY(!model.hashConfirmed);
        QCOMPARE(model.weightsSha256.size(), std::size_t(64));
        QCOMPARE(s.store.resolve("ViT-B-32-datacomp"), s.root / "ViT-B-32-datacomp");
        QCOMPARE(leftovers(s.root), std::size_t(0));
    }

    void fetchRefusesAnotherHash() {
        Store s;
        const fs::path mirror = fs::path(s.folder.path().toStdString());
        fs::copy_file(checkpointFixture("openai.pt"), mirror / "ViT-B-32.pt");
        VERIFY_ERROR(
            s.store.fetch("ViT-B-32-openai", {}, "file://" + mirror.string()),
            "expected 40d365715913c9da98579312b702a82c18be219cc2a73407c4526f58eba950af; it was removed");
        QVERIFY(s.store.list().empty());
    }

    void aPathThatCannotBeLookedAtIsNotSaidToBeUnknown() {
        Store s;
        VERIFY_ERROR(s.store.resolve(std::string(300, 'n')), "cannot be opened: File name too long");
    }

    void aFailedDownloadTellsWhatToDo() {
        Store s;
        VERIFY_ERROR(s.store.fetch("ViT-B-32-datacomp", {}, "file:///nowhere"), "clip-lad model import");
    }

    void aStoppedDownloadEndsCurlAlsoWhereSignalsAreBlocked() {
        const QTemporaryDir folder;
        sigset_t blocked, before;
        sigfillset(&blocked);
        pthread_sigmask(SIG_BLOCK, &blocked, &before);
        const SlowServer server;
        std::stop_source source;
        const JobContext job{.stop = source.get_token(), .report = [&](const Progress&) {
                                 if (server.isServing())
                                     source.request_stop();
                             }};
        QElapsedTimer clock;
        clock.start();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 download(server.address() + "/a", folder.filePath("a").toStdString(), job));
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        QVERIFY(clock.elapsed() < 5000);
        QVERIFY(server.isLeftWithin(std::chrono::seconds(5)));
        QVERIFY(!fs::exists(folder.filePath("a").toStdString()));
    }

    void aDownloadIsResumed() {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        writeFileAtomically(root / "source", std::string("0123456789"));
        writeFileAtomically(root / "target.part", std::string("ABCD"));
        download("file://" + (root / "source").string(), root / "target");
        QCOMPARE(readFile(root / "target"), std::string("ABCD456789"));
        QVERIFY(!fs::exists(root / "target.part"));
    }
};

QTEST_GUILESS_MAIN(ModelStoreTest)
#include "model_store_test.moc"
