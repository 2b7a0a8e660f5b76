#include <QtTest>

#include <cmath>
#include <fstream>

#include "app/cli/command_line.h"
#include "support/slow_server.h"

using namespace cliplad;
using tests::Outcome;

class ModelCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importedModelIsListedInspectedAndVerified() {
        const Outcome imported = shop_.run({"model", "import", "model", "--name", "tiny", "--json"});
        QVERIFY2(imported.code == 0, imported.err.c_str());
        QVERIFY(shop_.run({"model", "list"}).out.find("tiny") != std::string::npos);
        const nlohmann::json info = shop_.run({"model", "info", "tiny", "--json"}).json();
        QCOMPARE(info["vision"]["patch_size"].get<int>(), 8);
        QCOMPARE(info["embedding"].get<int>(), 32);
        QCOMPARE(info["sha256"], imported.json()["sha256"]);
        QCOMPARE(shop_.run({"model", "verify", "tiny"}).code, 0);
        QCOMPARE(shop_.run({"encode", "--model", "tiny", "--text", "a", "--out", "a.safetensors"}).code, 0);
    }

    void damagedModelIsFound() {
        QCOMPARE(shop_.run({"model", "import", "model", "--name", "broken"}).code, 0);
        const auto weights = shop_.path("data/clip-lad/models/broken/open_clip_model.safetensors");
        {
            std::fstream file(weights, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(-4, std::ios::end);
            file.write("abcd", 4);
        }
        const Outcome outcome = shop_.run({"model", "verify", "broken"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.says("broken"), outcome.err.c_str());
    }

    void unknownModelsAndNamesAreErrors() {
        for (const auto& arguments :
             std::vector<std::vector<std::string>>{{"model", "info", "nothing"},
                                                   {"model", "verify", "nothing"},
                                                   {"model", "import", "nothing", "--name", "a"},
                                                   {"model", "import", "model", "--name", "../a"},
                                                   {"model", "fetch", "nothing"}}) {
            const Outcome outcome = shop_.run(arguments);
            QCOMPARE(outcome.code, 1);
            QCOMPARE(std::count(outcome.err.begin(), outcome.err.end(), '\n'), std::ptrdiff_t(1));
        }
    }

    void weightsWithNanAreRefusedByEveryCommandThatComputes() {
        TensorMap weights = readSafetensors(shop_.path("model/open_clip_model.safetensors")).tensors;
        weights["visual.proj"] = at::full_like(weights.at("visual.proj"), std::nan(""));
        std::filesystem::create_directory(shop_.path("nan"));
        std::filesystem::copy_file(shop_.path("model/open_clip_config.json"),
                                   shop_.path("nan/open_clip_config.json"));
        writeSafetensors(shop_.path("nan/open_clip_model.safetensors"), weights);
        for (const auto& arguments : std::vector<std::vector<std::string>>{
                 {"encode", "--model", "nan", "--text", "a", "--out", "a.safetensors"},
                 {"enrol", "product", "--model", "nan", "--prompts", "prompts.yaml", "--shots",
                  shop_.photo("a.png", 1)}}) {
            const Outcome outcome = shop_.run(arguments);
            QCOMPARE(outcome.code, 1);
            QVERIFY2(outcome.says("the tensor 'visual.proj' of shape [64, 32] holds NaN"),
                     outcome.err.c_str());
        }
        QVERIFY(!std::filesystem::exists(shop_.path("product")));
    }

    void aStoppedFetchEndsCurlAndLeavesNoModel() {
        const tests::SlowServer server;
        QProcess process;
        shop_.prepare(process, {"model", "fetch", "ViT-B-32-datacomp", "--mirror", server.address()});
        process.start();
        QVERIFY(server.isAskedWithin(std::chrono::seconds(60)));
        QElapsedTimer clock;
        clock.start();
        process.terminate();
        const Outcome outcome = tests::Workshop::finish(process);
        QVERIFY(clock.elapsed() < 1400); // by itself, not by force
        QCOMPARE(outcome.code, 143);
        QCOMPARE(outcome.err, std::string("clip-lad: stopped\n"));
        QVERIFY(server.isLeftWithin(std::chrono::seconds(5)));
        for (const std::string& file : shop_.listing("data/clip-lad/models/.fetching-ViT-B-32-datacomp"))
            QCOMPARE(file, std::string("open_clip_config.json.part")); // where the next fetch goes on
    }

    void aKilledFetchLeavesNoCurlBehind() {
        const tests::SlowServer server;
        QProcess process;
        shop_.prepare(process, {"model", "fetch", "ViT-B-16-datacomp", "--mirror", server.address()});
        process.start();
        QVERIFY(server.isAskedWithin(std::chrono::seconds(60)));
        process.kill();
        QVERIFY(server.isLeftWithin(std::chrono::seconds(5)));
        QVERIFY(process.waitForFinished());
    }

private:
    tests::Workshop shop_;
};

QTEST_APPLESS_MAIN(ModelCommandTest)
#include "model_command_test.moc"
