#include "clip/checkpoint/safetensors.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "support/checkpoint_bytes.h"
#include "support/error_of.h"
#include "support/file_size_limit.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

const std::string kOneFloat = R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";

std::string header(const std::string& type, const std::string& shape, const std::string& offsets) {
    return R"({"a":{"dtype":")" + type + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
}

Checkpoint parse(const std::string& bytes) {
    return parseSafetensors(asFile(bytes));
}

} // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsBackEqual() {
        at::manual_seed(3);
        const TensorMap tensors{{"weights", at::randn({3, 5})},
                                {"half", at::randn({7}).to(at::kHalf)},
                                {"brain", at::randn({2, 2}).to(at::kBFloat16)},
                                {"numbers", at::arange(4)},
                                {"flags", at::ones({3}, at::kBool)},
                                {"scalar", at::scalar_tensor(2.5)},
                                {"empty", at::zeros({0, 4})}};
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("model.safetensors").toStdString();
        writeSafetensors(path, tensors, {{"format", "pt"}});
        const Checkpoint read = readSafetensors(path);
        QCOMPARE(read.tensors.size(), tensors.size());
        QCOMPARE(read.metadata.at("format"), std::string("pt"));
        for (const auto& [name, tensor] : tensors) {
            QVERIFY(read.tensors.at(name).scalar_type() == tensor.scalar_type());
            QVERIFY2(at::equal(read.tensors.at(name), tensor), name.c_str());
        }
    }

    void equalContentGivesEqualBytes() {
        const QTemporaryDir folder;
        const std::filesystem::path first = folder.filePath("1").toStdString();
        const std::filesystem::path second = folder.filePath("2").toStdString();
        const at::Tensor columns = at::arange(6).view({2, 3}).t();
        writeSafetensors(first, {{"a", columns}});
        writeSafetensors(second, {{"a", columns.contiguous()}});
        QCOMPARE(readFile(first), readFile(second));
    }

    void tensorsAreAlignedForTheirType() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("odd").toStdString();
        writeSafetensors(path, {{"a", at::ones({3}, at::kByte)}, {"b", at::ones({1}, at::kDouble)}});
        const Checkpoint read = readSafetensors(path);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(read.tensors.at("b").const_data_ptr()) % 8,
                 std::uintptr_t(0));
    }

    void misalignedTensorsAreStillReadRight() {
        std::string text = header("F32", "[1]", "[0,4]");
        text.resize((text.size() / 4) * 4 + 5, ' ');
        const float value = 1.25f;
        const auto read = parse(safetensorsBytes(text, littleEndian(value)));
        QCOMPARE(read.tensors.at("a").item<float>(), value);
    }

    void tensorOutlivesItsCheckpoint() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("m").toStdString();
        writeSafetensors(path, {{"a", at::full({4}, 3.0)}});
        const at::Tensor tensor = readSafetensors(path).tensors.at("a");
        std::filesystem::remove(path);
        QCOMPARE(tensor.sum().item<double>(), 12.0);
    }

    void badHeadersAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const std::string& bytes, const char* message) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(message);
        };
        const std::string four(4, '\0');
        row("too short", "abc", "too short");
        row("length beyond the file", littleEndian<std::uint64_t>(1000) + "{}", "only 2 follow");
        row("length beyond 100 MB", littleEndian<std::uint64_t>(200'000'000) + "{}", "at most 100000000");
        row("length of all ones", littleEndian<std::uint64_t>(~0ull) + "{}", "at most 100000000");
        row("no JSON", safetensorsBytes("{\"a\":"), "not valid JSON");
        row("not an object", safetensorsBytes("[1]"), "not a JSON object");
        row("invalid UTF-8", safetensorsBytes("{\"\xff\":1}"), "not valid JSON");
        row("deeply nested", safetensorsBytes("{\"a\":" + std::string(100'000, '[')), "nested deeper");
        row("key twice",
            safetensorsBytes(kOneFloat.substr(0, kOneFloat.size() - 1) + "," + kOneFloat.substr(1), four),
            "twice");
        row("entry that is no object", safetensorsBytes(R"({"a":1})"), "lacks a dtype");
        row("unknown type", safetensorsBytes(header("F7", "[1]", "[0,4]"), four), "F7");
        row("negative size", safetensorsBytes(header("F32", "[-1]", "[0,4]"), four), "whole numbers");
        row("fraction as size", safetensorsBytes(header("F32", "[1.5]", "[0,4]"), four), "whole numbers");
        row("overflowing shape", safetensorsBytes(header("F32", "[4611686018427387904,4,4]", "[0,4]"), four),
            "absurd shape");
        row("huge size", safetensorsBytes(header("F32", "[18446744073709551615]", "[0,4]"), four),
            "whole numbers");
        row("shape larger than data", safetensorsBytes(header("F32", "[1000000]", "[0,4]"), four),
            "needs 4000000");
        row("many dimensions",
            safetensorsBytes(header("F32", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[0,4]"), four),
            "dimensions");
        row("backward offsets", safetensorsBytes(header("F32", "[1]", "[4,0]"), four), "lies at 4 to 0");
        row("offsets beyond the file", safetensorsBytes(header("F32", "[2]", "[0,8]"), four), "0 to 8 of 4");
        row("data left over", safetensorsBytes(kOneFloat, four + four),
            "declares 4 bytes of data, 8 are there");
        row("gap", safetensorsBytes(header("F32", "[1]", "[4,8]"), four + four), "expected 0");
        row("overlap",
            safetensorsBytes(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                             R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
                             four + four + four),
            "overlap");
        row("metadata that is no text", safetensorsBytes(R"({"__metadata__":{"a":1}})"), "metadata");
        std::string many = "{\"a\":[0";
        for (int i = 0; i < 1'100'000; ++i)
            many += ",0";
        row("a million values", safetensorsBytes(many + "]}"), "values");
    }

    void badHeadersAreRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, message);
        VERIFY_ERROR(parse(bytes.toStdString()), message.toStdString());
        VERIFY_ERROR(parse(bytes.toStdString()), std::string("test-file"));
    }

    void everyTruncationIsRefused() {
        const std::string whole = safetensorsBytes(kOneFloat, "abcd");
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!errorOf([&] { parse(whole.substr(0, size)); }).empty());
        QVERIFY(errorOf([&] { parse(whole); }).empty());
    }

    void aTypeTheFormatLacksIsNotWritten() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("m").toStdString();
        VERIFY_ERROR(writeSafetensors(path, {{"a", at::ones({1}, at::kComplexFloat)}}), "no name for");
        QVERIFY(!std::filesystem::exists(path));
    }

    void aPlaceThatCannotBeWrittenIsNamed() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("missing/m").toStdString();
        VERIFY_ERROR(writeSafetensors(path, {{"a", at::ones({1})}}), path.string() + ": cannot be written");
        VERIFY_ERROR(writeSafetensors(folder.path().toStdString(), {{"a", at::ones({1})}}), "is a folder");
    }

    void aFullDiskLeavesTheOldFile() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("m").toStdString();
        writeSafetensors(path, {{"a", at::full({1}, 7.0)}});
        {
            const FileSizeLimit limit(64 * 1024);
            VERIFY_ERROR(writeSafetensors(path, {{"a", at::zeros({1 << 20})}}), "check the free space");
        }
        QCOMPARE(readSafetensors(path).tensors.at("a").item<float>(), 7.0f);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), qsizetype(1));
    }
};

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
