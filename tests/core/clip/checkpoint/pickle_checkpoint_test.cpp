#include "clip/checkpoint/pickle_checkpoint.h"

#include <filesystem>

#include <QtTest>

#include <ATen/ATen.h>

#include "support/checkpoint_bytes.h"
#include "support/error_of.h"
#include "support/tiny_model.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

const std::string kTwoFloats = littleEndian(1.5f) + littleEndian(-2.0f);

Checkpoint parse(const std::string& pickle, const std::string& storage = kTwoFloats) {
    return parsePickleCheckpoint(asFile(torchBytes(pickle, storage)));
}

std::string repeated(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

} // namespace

class PickleCheckpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStateDictIsRead() {
        const auto weight = parse(pickledStateDict({})).tensors.at("weight");
        QVERIFY(at::equal(weight, at::tensor({1.5f, -2.0f})));
    }

    void stridesAndOffsetsAreKept() {
        const std::string storage = littleEndian(1.0f) + littleEndian(2.0f) + littleEndian(3.0f) +
                                    littleEndian(4.0f) + littleEndian(5.0f);
        const auto read =
            parse(pickledStateDict({.offset = pickledInteger(1),
                                    .shape = pickledTuple(pickledInteger(2) + pickledInteger(2)),
                                    .strides = pickledTuple(pickledInteger(1) + pickledInteger(2)),
                                    .elements = 5}),
                  storage);
        QVERIFY(at::equal(read.tensors.at("weight"), at::tensor({2.f, 4.f, 3.f, 5.f}).view({2, 2})));
    }

    void torchSaveTrainingAndScriptFilesAreRead() {
        QCOMPARE(readCheckpoint(checkpointFixture("open_clip/open_clip_pytorch_model.bin"))
                     .tensors.count("visual.proj"),
                 std::size_t(1));
        const Checkpoint training = readCheckpoint(checkpointFixture("training.pt"));
        QVERIFY(training.tensors.contains("module.visual.proj"));
        const Checkpoint script = readCheckpoint(checkpointFixture("openai.pt"));
        QVERIFY(script.tensors.at("visual.transformer.resblocks.0.attn.in_proj_weight").scalar_type() ==
                at::kHalf);
        QVERIFY(script.tensors.at("visual.ln_pre.weight").scalar_type() == at::kFloat);
        QCOMPARE(script.tensors.at("input_resolution").item<std::int64_t>(), std::int64_t(8));
    }

    void callsAreNamedAndNotExecuted_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("message");
        QTest::newRow("os.system") << "calls_system.pt"
                                   << "wants to call 'os.system'; it was not executed";
        QTest::newRow("builtins.eval") << "calls_eval_by_stack.pt"
                                       << "wants to call 'builtins.eval'";
        QTest::newRow("old INST") << "calls_by_inst.pt"
                                  << "pickle instruction 0x69";
        QTest::newRow("nested pickle") << "loads_nested_pickle.pt"
                                       << "torch.storage._load_from_bytes";
    }

    void callsAreNamedAndNotExecuted() {
        QFETCH(QString, file);
        QFETCH(QString, message);
        VERIFY_ERROR(readCheckpoint(checkpointFixture(file.toStdString())), message.toStdString());
        VERIFY_ERROR(readCheckpoint(checkpointFixture(file.toStdString())), file.toStdString());
        QVERIFY(!std::filesystem::exists("/tmp/executed"));
    }

    void lyingTensorsAreRefused_data() {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const PickledTensor& tensor, const char* message) {
            QTest::newRow(name) << QByteArray::fromStdString(pickledStateDict(tensor)) << QString(message);
        };
        constexpr std::int64_t huge = std::int64_t(1) << 62;
        const auto number = [](std::int64_t value) { return pickledInteger(value); };
        const auto tuple = [](const std::string& items) { return pickledTuple(items); };
        row("more elements than stored", {.shape = tuple(number(3)), .elements = 3}, "needs a storage of 3");
        row("shape beyond its storage", {.shape = tuple(number(3))}, "does not fit");
        row("offset beyond its storage", {.offset = number(1)}, "does not fit");
        row("huge offset", {.offset = number(huge)}, "does not fit");
        row("negative offset", {.offset = number(-1)}, "whole number");
        row("negative stride", {.strides = tuple(number(-1))}, "whole number");
        row("stride beyond its storage", {.strides = tuple(number(2))}, "does not fit");
        row("repeated by stride 0", {.shape = tuple(number(huge)), .strides = tuple(number(0))},
            "does not fit");
        row("overflowing shape",
            {.shape = tuple(number(huge) + number(huge)), .strides = tuple(number(huge) + number(huge))},
            "does not fit");
        row("fewer strides than sizes", {.strides = tuple("")}, "0 strides");
        row("text as shape", {.shape = pickledText("2")}, "no shape");
        row("seventeen dimensions", {.shape = tuple(repeated(number(1), 17))}, "no shape");
        row("unknown storage", {.type = "QInt8Storage"}, "QInt8Storage");
    }

    void lyingTensorsAreRefused() {
        QFETCH(QByteArray, pickle);
        QFETCH(QString, message);
        VERIFY_ERROR(parse(pickle.toStdString()), message.toStdString());
    }

    void brokenPicklesAreRefused_data() {
        QTest::addColumn<QByteArray>("pickle");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const std::string& pickle, const char* message) {
            QTest::newRow(name) << QByteArray::fromStdString(pickle) << QString(message);
        };
        row("empty stack", "\x80\x02.", "empty stack");
        row("no mark", "\x80\x02t.", "mark that was not set");
        row("value below a mark",
            "\x80\x02}("
            "0.",
            "empty stack");
        row("unknown memo", "\x80\x02h\x05.", "remembered value 5");
        row("protocol 0", std::string("\x80\x00}.", 4), "protocol 0");
        row("text beyond the end",
            "\x80\x02X\xff\xff\xff\x7f"
            "abc",
            "breaks off");
        row("name without end",
            "\x80\x02"
            "ctorch",
            "breaks off");
        row("items for a number",
            "\x80\x02K\x01K\x01"
            "a.",
            "not a list");
        row("half an item", "\x80\x02}(K\x01u.", "not a list or dictionary");
        row("object of a function",
            "\x80\x02"
            "ctorch._utils\n_rebuild_tensor_v2\n)\x81.",
            "not a class");
        row("attributes for a number", "\x80\x02K\x01}b.", "has none");
        row("root is a number", "\x80\x02K\x01.", "neither a dictionary");
        row("no tensors", "\x80\x02}.", "no tensors");
        row("deep marks", "\x80\x02" + std::string(1'200'000, '('), "marks");
        row("deep stack", "\x80\x02" + std::string(1'200'000, 'N'), "stack");
        row("many values", "\x80\x02" + repeated("N0", 2'100'000), "more than 2000000 values");
        std::string nested = "\x80\x02}";
        for (int i = 0; i < 200; ++i)
            nested.append(pickledText("a")).append("}");
        row("deep dictionaries", nested + std::string(200, 's') + ".", "too deeply");
    }

    void brokenPicklesAreRefused() {
        QFETCH(QByteArray, pickle);
        QFETCH(QString, message);
        VERIFY_ERROR(parse(pickle.toStdString()), message.toStdString());
    }

    void dictionariesThatContainThemselvesEnd() {
        const std::string pickle =
            std::string("\x80\x02}q\x00", 5) + pickledText("a") + std::string("h\x00s.", 4);
        VERIFY_ERROR(parse(pickle), "too deeply");
    }

    void dictionariesThatRepeatEachOtherEnd() {
        // Each level holds the level below twice: 2^40 paths.
        std::string pickle = std::string("\x80\x02}q\x00", 5);
        for (int level = 0; level < 40; ++level) {
            const std::string below{'h', static_cast<char>(level)};
            pickle += "0}";
            pickle += pickledText("a") + below + "s" + pickledText("b") + below + "sq";
            pickle += static_cast<char>(level + 1);
        }
        VERIFY_ERROR(parse(pickle + "."), "too deeply or too often");
    }

    void everyTruncationOfThePickleIsRefused() {
        const std::string whole = pickledStateDict({});
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!errorOf([&] { parse(whole.substr(0, size)); }).empty());
    }

    void zipFilesOfOtherKindsAreRefused() {
        VERIFY_ERROR(parsePickleCheckpoint(asFile(zipBytes({{.name = "a/b.txt", .content = "x"}}))),
                     "data.pkl");
        VERIFY_ERROR(parsePickleCheckpoint(asFile(zipBytes(
                         {{.name = "a/data.pkl", .content = "."}, {.name = "b/data.pkl", .content = "."}}))),
                     "several data.pkl");
        VERIFY_ERROR(parsePickleCheckpoint(asFile(zipBytes({{.name = "a/data.pkl", .content = "\x80\x02}."},
                                                            {.name = "a/byteorder", .content = "big"}}))),
                     "big-endian");
        VERIFY_ERROR(
            parsePickleCheckpoint(asFile(zipBytes({{.name = "a/data.pkl", .content = "x", .method = 8}}))),
            "compressed");
    }
};

QTEST_GUILESS_MAIN(PickleCheckpointTest)
#include "pickle_checkpoint_test.moc"
