#include "inspection/line/text_cache.h"

#include <chrono>
#include <thread>

#include <QTemporaryDir>
#include <QTest>

#include <ATen/ATen.h>

#include "base/atomic_file.h"
#include "base/job.h"
#include "clip/checkpoint/safetensors.h"
#include "support/fake_backbone.h"
#include "support/files_in.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

namespace {

WordTexts inTwoSentences(const std::string& word) {
    return {"a photo of a " + word, "a drawing of a " + word};
}

const std::vector<WordTexts> kWords = {inTwoSentences("red disc"), inTwoSentences("blue disc"),
                                       inTwoSentences("wood")};

/// Other words in the batch may round otherwise.
bool areAlike(const at::Tensor& a, const at::Tensor& b) {
    return a.sizes() == b.sizes() && at::allclose(a, b, 1e-5, 1e-6);
}

/// A model whose text tower is stopped before it gives anything.
class Stopped : public FakeBackbone {
public:
    at::Tensor encodeTexts(std::span<const std::string> /*texts*/,
                           const std::stop_token& /*stop*/ = {}) const override {
        throw Cancelled();
    }
};

} // namespace

class TextCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreEncodedInOneCallAndOnceAlsoAcrossStarts() {
        const QTemporaryDir temporary;
        const fs::path folder = fs::path(temporary.path().toStdString()) / "cache" / "texts";
        const FakeBackbone backbone;
        TextCache first(folder);
        const at::Tensor made = first.encodeWords(backbone, kWords, {});
        QVERIFY(made.equal(backbone.encodeWords(kWords)));
        QCOMPARE(filesIn(folder).size(), kWords.size());

        const FakeBackbone later;
        TextCache second(folder);
        QVERIFY(second.encodeWords(later, kWords, {}).equal(made));
        QCOMPARE(later.textCalls.load(), 0);
    }

    void onlyWhatIsMissingIsEncodedAndEachWordKeepsItsPlace() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        const FakeBackbone backbone;
        TextCache cache(folder);
        cache.encodeWords(backbone, std::vector<WordTexts>{kWords[1]}, {});
        const int textsBefore = backbone.textsEncoded, callsBefore = backbone.textCalls;
        const at::Tensor found = cache.encodeWords(backbone, kWords, {});
        QCOMPARE(backbone.textsEncoded - textsBefore, 4);
        QCOMPARE(backbone.textCalls - callsBefore, 1);
        QVERIFY(areAlike(found, backbone.encodeWords(kWords)));
    }

    void anotherModelPrecisionOrSentenceIsAnotherEntry() {
        class Other : public FakeBackbone {
        public:
            explicit Other(void (*change)(BackboneInfo&)) { change(info_); }
            const BackboneInfo& info() const override { return info_; }

        private:
            BackboneInfo info_ = FakeBackbone::info();
        };
        const QTemporaryDir temporary;
        TextCache cache(temporary.path().toStdString());
        const std::vector<WordTexts> word = {kWords[0]};
        cache.encodeWords(FakeBackbone(), word, {});
        for (const auto change : {+[](BackboneInfo& info) { info.sha256 = std::string(64, 'e'); },
                                  +[](BackboneInfo& info) { info.configSha256 = std::string(64, 'e'); },
                                  +[](BackboneInfo& info) { info.precision = "bf16"; }}) {
            const Other other(change);
            cache.encodeWords(other, word, {});
            QCOMPARE(other.textsEncoded.load(), 2);
        }
        const FakeBackbone same;
        cache.encodeWords(same, std::vector<WordTexts>{WordTexts{word[0][0]}}, {});
        QCOMPARE(same.textsEncoded.load(), 1);
    }

    void aDamagedFileIsMadeAnewAndItsWordAloneEncoded() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        const FakeBackbone backbone;
        TextCache cache(folder);
        cache.encodeWords(backbone, std::vector<WordTexts>{kWords[0]}, {});
        const fs::path file = filesIn(folder).at(0);
        const std::string whole = readFile(file);
        const at::Tensor made = cache.encodeWords(backbone, kWords, {});
        const auto isMadeAnew = [&] {
            const int before = backbone.textsEncoded;
            return cache.encodeWords(backbone, kWords, {}).equal(made) &&
                   backbone.textsEncoded - before == 2 && readFile(file) == whole;
        };
        for (const std::string& damaged :
             {std::string(), std::string("junk"), whole.substr(0, whole.size() - 9)}) {
            writeFileAtomically(file, damaged);
            QVERIFY(isMadeAnew());
        }
        // Sound, but not what the word of the model is: by another program.
        const std::int64_t width = made.size(1);
        for (const TensorMap& other :
             {TensorMap{{"texts", at::zeros({width})}}, TensorMap{{"word", at::zeros({2, width})}},
              TensorMap{{"word", at::zeros({width + 1})}},
              TensorMap{{"word", at::zeros({width}, at::kDouble)}}}) {
            writeSafetensors(file, other);
            QVERIFY(isMadeAnew());
        }
    }

    void theLongestUnusedGoBeyondTheBudget() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        const FakeBackbone backbone;
        TextCache probe(folder);
        probe.encodeWords(backbone, std::vector<WordTexts>{kWords[0]}, {});
        const fs::path oldest = filesIn(folder).at(0);
        fs::last_write_time(oldest, fs::file_time_type::clock::now() - std::chrono::hours(2));
        probe.encodeWords(backbone, std::vector<WordTexts>{kWords[1]}, {});
        // A file is counted with more than it takes before it is written: room for two, not for three.
        TextCache cache(folder, static_cast<std::size_t>(fs::file_size(oldest)) + 1024 + 100);
        cache.encodeWords(backbone, std::vector<WordTexts>{kWords[2]}, {});
        QCOMPARE(filesIn(folder).size(), std::size_t(2));
        QVERIFY(!fs::exists(oldest));
    }

    void aStopKeepsNothing() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        TextCache cache(folder);
        QVERIFY_EXCEPTION_THROWN(cache.encodeWords(Stopped(), kWords, {}), Cancelled);
        QVERIFY(filesIn(folder).empty());
    }

    void aPlaceThatCannotBeWrittenOnlyKeepsNothing() {
        const QTemporaryDir temporary;
        const fs::path file = fs::path(temporary.path().toStdString()) / "file";
        writeFileAtomically(file, std::string_view("x"));
        const FakeBackbone backbone;
        TextCache cache(file / "below");
        QVERIFY(cache.encodeWords(backbone, kWords, {}).equal(backbone.encodeWords(kWords)));
    }

    void severalMayUseOneFolderAtOnce() {
        const QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        const FakeBackbone backbone;
        const at::Tensor expected = backbone.encodeWords(kWords);
        std::vector<int> right(4, 0);
        {
            std::vector<std::jthread> programs;
            for (int& count : right)
                programs.emplace_back([&] {
                    for (int i = 0; i < 10; ++i) {
                        TextCache cache(folder, 1250); // room for two: they take from each other
                        count += areAlike(cache.encodeWords(backbone, kWords, {}), expected) ? 1 : 0;
                    }
                });
        }
        QCOMPARE(right, std::vector<int>(4, 10));
    }
};

QTEST_GUILESS_MAIN(TextCacheTest)
#include "text_cache_test.moc"
