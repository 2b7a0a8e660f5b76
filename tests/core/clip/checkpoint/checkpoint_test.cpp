#include "clip/checkpoint/checkpoint.h"

#include <fstream>
#include <limits>
#include <sstream>

#include <QTemporaryDir>
#include <QtTest>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "support/checkpoint_bytes.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

constexpr std::int64_t kLargeBytes = std::int64_t(300) << 20;

/// A line of /proc/self/status in kB: VmRSS (all), RssAnon (what was allocated and copied).
std::int64_t memoryKb(const std::string& key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(key + ":"))
            return std::stoll(line.substr(key.size() + 1));
    }
    return -1;
}

/// A 300 MB safetensors file of zeros that takes no space on disk.
std::filesystem::path makeLargeFile(const QTemporaryDir& folder) {
    const std::filesystem::path path = folder.filePath("large.safetensors").toStdString();
    const std::string count = std::to_string(kLargeBytes / 4);
    std::string header = R"({"large":{"dtype":"F32","shape":[)" + count + R"(],"data_offsets":[0,)" +
                         std::to_string(kLargeBytes) + "]}}";
    header.resize((header.size() + 7) / 8 * 8, ' ');
    writeFileAtomically(path, safetensorsBytes(header));
    std::filesystem::resize_file(path, 8 + header.size() + kLargeBytes);
    return path;
}

/// The same as torch.save writes it: one stored entry within a zip file.
std::filesystem::path makeLargeTorchFile(const QTemporaryDir& folder) {
    const std::filesystem::path path = folder.filePath("large.pt").toStdString();
    const std::int64_t count = kLargeBytes / 4;
    const std::string pickle =
        pickledStateDict({.shape = pickledTuple(pickledInteger(count)), .elements = count});
    // Built small, then stretched: the storage is the last entry and the directory moves behind it.
    std::string small = torchBytes(pickle);
    for (std::string padding = "x"; small.find("PK\x01\x02") % 64 != 0; padding += "x")
        small = zipBytes({{.name = "archive/data.pkl", .content = pickle},
                          {.name = "archive/.padding", .content = padding},
                          {.name = "archive/data/0", .content = ""}});
    const std::size_t directory = small.find("PK\x01\x02");
    std::string tail = small.substr(directory);
    const auto size = littleEndian(static_cast<std::uint32_t>(kLargeBytes));
    const std::size_t storage = tail.rfind("PK\x01\x02");
    tail.replace(storage + 20, 4, size).replace(storage + 24, 4, size);
    const std::size_t end = tail.find("PK\x05\x06");
    tail.replace(end + 16, 4, littleEndian(static_cast<std::uint32_t>(directory + kLargeBytes)));
    writeFileAtomically(path, small.substr(0, directory));
    std::filesystem::resize_file(path, directory + kLargeBytes);
    std::ofstream(path, std::ios::app | std::ios::binary) << tail;
    return path;
}

} // namespace

class CheckpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formatIsToldByContentNotByName() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("weights.bin").toStdString();
        writeFileAtomically(
            path, safetensorsBytes(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", "xy"));
        QCOMPARE(readCheckpoint(path).tensors.at("a").numel(), std::int64_t(2));
        writeFileAtomically(path, torchBytes(pickledStateDict({}), std::string(8, '\0')));
        QCOMPARE(readCheckpoint(path).tensors.at("weight").numel(), std::int64_t(2));
    }

    void otherFilesAreNamedForWhatTheyAre() {
        VERIFY_ERROR(parseCheckpoint(asFile("version https://git-lfs.github.com/spec/v1\noid sha256:00")),
                     "Git LFS");
        VERIFY_ERROR(parseCheckpoint(asFile("<!DOCTYPE html><html>")), "web page");
        VERIFY_ERROR(parseCheckpoint(asFile("\x80\x02\x8a\x0al\xfc\x9c\x46\xf9 j")), "torch.load");
        VERIFY_ERROR(parseCheckpoint(asFile("\x89PNG\r\n\x1a\n....")), "begins with the bytes 89 50 4e 47");
        VERIFY_ERROR(parseCheckpoint(asFile("x")), "begins with the bytes 78");
    }

    void missingEmptyAndFolderAreRefused() {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        std::ofstream(root / "empty").close();
        VERIFY_ERROR(readCheckpoint(root / "missing"), "cannot be opened");
        VERIFY_ERROR(readCheckpoint(root / "empty"), "is empty");
        VERIFY_ERROR(readCheckpoint(root), "is not a file");
    }

    void largeFileIsMappedNotCopied_data() {
        QTest::addColumn<bool>("isTorchFile");
        QTest::newRow("safetensors") << false;
        QTest::newRow("torch.save") << true;
    }

    void largeFileIsMappedNotCopied() {
        QFETCH(bool, isTorchFile);
        const QTemporaryDir folder;
        const auto path = isTorchFile ? makeLargeTorchFile(folder) : makeLargeFile(folder);
        const std::int64_t before = memoryKb("VmRSS");
        const std::int64_t anonymousBefore = memoryKb("RssAnon");
        QVERIFY(before > 0 && anonymousBefore > 0);
        const Checkpoint checkpoint = readCheckpoint(path);
        QCOMPARE(checkpoint.tensors.begin()->second.nbytes(), std::size_t(kLargeBytes));
        QVERIFY2(memoryKb("VmRSS") - before < 16 * 1024, "opening must not read the tensors");
        verifyFinite(checkpoint.tensors, "large");
        QVERIFY2(memoryKb("RssAnon") - anonymousBefore < 16 * 1024, "reading must not copy the tensors");
    }

    void nanAndInfinityAreFoundInEveryFloatType_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("float32") << int(at::kFloat);
        QTest::newRow("float16") << int(at::kHalf);
        QTest::newRow("bfloat16") << int(at::kBFloat16);
        QTest::newRow("float64") << int(at::kDouble);
    }

    void nanAndInfinityAreFoundInEveryFloatType() {
        QFETCH(int, type);
        at::manual_seed(1);
        const at::Tensor good = at::randn({101, 97}).to(static_cast<at::ScalarType>(type));
        QVERIFY(errorOf([&] { verifyFinite({{"w", good}}, "file"); }).empty());
        for (const double bad :
             {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
              -std::numeric_limits<double>::infinity()}) {
            at::Tensor spoilt = good.clone();
            spoilt.view({-1})[9000] = bad;
            VERIFY_ERROR(verifyFinite({{"w", spoilt}}, "file"), "holds NaN or infinity at element 9000");
        }
    }

    void verifyingCanBeStopped() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 verifyFinite({{"w", at::ones({2})}}, "file", {source.get_token(), {}}));
    }
};

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
