#include <QtTest>

#include "app/cli/command_line.h"

using namespace cliplad;
using tests::Outcome;

class EncodeCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void imagesBecomeTensorsOfDocumentedShapes() {
        shop_.photo("a.png", 1);
        shop_.photo("b.png", 2, {100, 70});
        const Outcome outcome = shop_.run({"encode", "--model", "model", "--out", "images.safetensors",
                                           "--resolution", "64", "--json", "--image", "a.png", "b.png"});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const TensorMap tensors = readSafetensors(shop_.path("images.safetensors")).tensors;
        QVERIFY((shape(tensors, "image_embedding") == std::vector<std::int64_t>{2, 32}));
        QVERIFY((shape(tensors, "dense") == std::vector<std::int64_t>{2, 8, 8, 32}));
        for (const char* stage : {"stage1", "stage2", "stage3", "stage4"})
            QVERIFY((shape(tensors, stage) == std::vector<std::int64_t>{2, 8, 8, 64}));
        QCOMPARE(outcome.json()["tensors"]["dense"].dump(), std::string("[2,8,8,32]"));
    }

    void textsBecomeEmbeddingsAndTokens() {
        const Outcome outcome = shop_.run(
            {"encode", "--model", "model", "--out", "texts.safetensors", "--text", "a photo of a screw", ""});
        QVERIFY2(outcome.code == 0, outcome.err.c_str());
        const TensorMap tensors = readSafetensors(shop_.path("texts.safetensors")).tensors;
        QVERIFY((shape(tensors, "text_embedding") == std::vector<std::int64_t>{2, 32}));
        QVERIFY((shape(tensors, "tokens") == std::vector<std::int64_t>{2, 77}));
        const at::Tensor tokens = tensors.at("tokens");
        QCOMPARE(tokens[0][0].item<std::int64_t>(), std::int64_t(49406));
        QCOMPARE(tokens[0][1].item<std::int64_t>(), std::int64_t(320));
        QCOMPARE(tokens[1][1].item<std::int64_t>(), std::int64_t(49407));
    }

    void resolutionsThatAreNoMultipleOfThePatchAreErrors() {
        shop_.photo("a.png", 1);
        const Outcome outcome = shop_.run({"encode", "--model", "model", "--out", "x.safetensors",
                                           "--resolution", "65", "--image", "a.png"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("64"), outcome.err.c_str());
        QVERIFY(!std::filesystem::exists(shop_.path("x.safetensors")));
    }

    void aFolderThatIsNotThereIsNamed() {
        const Outcome outcome =
            shop_.run({"encode", "--model", "model", "--out", "nowhere/x.safetensors", "--text", "a"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("make its folder first"), outcome.err.c_str());
    }

    void namesThatAreTooLongAreErrorsOfOneLine() {
        const std::string name(300, 'n');
        for (const auto& arguments : std::vector<std::vector<std::string>>{
                 {"encode", "--model", "model", "--out", name, "--text", "a"},
                 {"encode", "--model", name, "--out", "x.safetensors", "--text", "a"},
                 {"encode", "--model", "model", "--out", "x.safetensors", "--image", name}}) {
            const Outcome outcome = shop_.run(arguments);
            QCOMPARE(outcome.code, 1);
            QVERIFY2(!outcome.says("unexpected"), outcome.err.c_str());
            QVERIFY2(outcome.says("File name too long"), outcome.err.c_str());
            QCOMPARE(std::count(outcome.err.begin(), outcome.err.end(), '\n'), std::ptrdiff_t(1));
        }
    }

private:
    static std::vector<std::int64_t> shape(const TensorMap& tensors, const char* name) {
        return tensors.at(name).sizes().vec();
    }

    tests::Workshop shop_;
};

QTEST_APPLESS_MAIN(EncodeCommandTest)
#include "encode_command_test.moc"
