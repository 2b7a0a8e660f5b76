#include <chrono>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include <QTest>
#include <zlib.h>

#include "base/error.h"
#include "base/mapped_file.h"
#include "clip/tokenizer/text_cleaning.h"
#include "clip/tokenizer/tokenizer.h"

using namespace cliplad;

namespace {

/// One record of tokens.bin; tests/fixtures/make_tokens.py says how it is stored.
struct Example {
    std::string text;
    std::uint32_t count = 0;
    std::uint32_t crc = 0;
};

std::vector<unsigned char> inflated(std::span<const std::byte> bytes) {
    constexpr uLongf kLargest = 32 << 20;
    std::vector<unsigned char> out(kLargest);
    uLongf size = kLargest;
    const int status =
        uncompress(out.data(), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    out.resize(status == Z_OK ? size : 0);
    return out;
}

std::vector<Example> examples() {
    const auto file = MappedFile::open(CLIPLAD_TEST_DATA "/tokens.bin");
    const std::vector<unsigned char> records = inflated(file->bytes());
    std::vector<Example> examples;
    const unsigned char* at = records.data();
    const auto number = [&at] {
        std::uint32_t value = 0;
        std::memcpy(&value, at, sizeof value);
        at += sizeof value;
        return value;
    };
    while (at < records.data() + records.size()) {
        const std::uint32_t length = number();
        Example example;
        example.text.assign(reinterpret_cast<const char*>(at), length);
        at += length;
        example.count = number();
        example.crc = number();
        examples.push_back(std::move(example));
    }
    return examples;
}

std::uint32_t crcOf(const std::vector<std::int32_t>& codes) {
    const auto* bytes = reinterpret_cast<const Bytef*>(codes.data());
    return static_cast<std::uint32_t>(
        crc32(0, bytes, static_cast<uInt>(codes.size() * sizeof(std::int32_t))));
}

using Codes = std::vector<std::int32_t>;

} // namespace

class TokenizerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownSentenceHasKnownCodes() {
        const Codes codes = Tokenizer::clip().encode("A photo of a pushpin, missing!");
        QCOMPARE(codes, (Codes{320, 1125, 539, 320, 16028, 5164, 267, 3423, 256}));
    }

    void generatedTextsEqualOpenClip() {
        const std::vector<Example> all = examples();
        QCOMPARE(all.size(), std::size_t(10000));
        int equal = 0;
        for (const Example& example : all) {
            const Codes codes = Tokenizer::clip().encode(example.text);
            const bool same = codes.size() == example.count && crcOf(codes) == example.crc;
            equal += same ? 1 : 0;
            if (!same)
                qWarning("differs: %s",
                         QByteArray::fromStdString(example.text.substr(0, 200)).toPercentEncoding().data());
        }
        qInfo("%d of %zu texts have OpenCLIP's codes", equal, all.size());
        QCOMPARE(equal, 10000);
    }

    void contextIsPaddedWithZeros() {
        const Codes tokens = Tokenizer::clip().tokens("a screw");
        QCOMPARE(tokens.size(), std::size_t(77));
        QCOMPARE(Codes(tokens.begin(), tokens.begin() + 5), (Codes{49406, 320, 14225, 49407, 0}));
        QCOMPARE(std::count(tokens.begin(), tokens.end(), 0), std::ptrdiff_t(73));
    }

    void longTextKeepsItsEndMarker() {
        std::string text;
        for (int i = 0; i < 100; ++i)
            text += "screw ";
        const Codes tokens = Tokenizer::clip().tokens(text);
        QCOMPARE(tokens.size(), std::size_t(77));
        QCOMPARE(tokens.front(), 49406);
        QCOMPARE(tokens[75], 14225);
        QCOMPARE(tokens[76], 49407);
    }

    void textOfExactlyTheContextIsNotCut() {
        std::string text;
        for (int i = 0; i < 75; ++i)
            text += "screw ";
        const Codes tokens = Tokenizer::clip().tokens(text);
        QCOMPARE(tokens[75], 14225);
        QCOMPARE(tokens[76], 49407);
    }

    void emptyTextIsTwoMarkers() {
        QVERIFY(Tokenizer::clip().encode("").empty());
        QVERIFY(Tokenizer::clip().encode(" \t\n").empty());
        QCOMPARE(Tokenizer::clip().tokens("", 3), (Codes{49406, 49407, 0}));
    }

    void contextBelowOneIsRefused() { QVERIFY_EXCEPTION_THROWN(Tokenizer::clip().tokens("a", 0), Error); }

    void invalidUtf8ReadsAsReplacementCharacters() {
        const Codes replacement = Tokenizer::clip().encode("a\xEF\xBF\xBD"
                                                           "b");
        QCOMPARE(Tokenizer::clip().encode("a\xFF"
                                          "b"),
                 replacement);
        QCOMPARE(Tokenizer::clip().encode("a\xC3"), Tokenizer::clip().encode("a\xEF\xBF\xBD"));
    }

    void longWordsTakeNoQuadraticTime() {
        const std::string word(kMaxTextBytes, 'a');
        const auto begin = std::chrono::steady_clock::now();
        QVERIFY(!Tokenizer::clip().encode(word).empty());
        QVERIFY(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
    }

    void tooLongTextIsRefused() {
        QVERIFY_EXCEPTION_THROWN(Tokenizer::clip().encode(std::string(kMaxTextBytes + 1, 'a')), Error);
    }

    void threadsShareOneTokenizer() {
        std::vector<Codes> results(4);
        {
            std::vector<std::jthread> threads;
            for (Codes& result : results)
                threads.emplace_back(
                    [&result] { result = Tokenizer::clip().encode("İstanbul &EACUTE; 'ſ"); });
        }
        for (const Codes& result : results)
            QCOMPARE(result, results.front());
    }
};

QTEST_APPLESS_MAIN(TokenizerTest)
#include "tokenizer_test.moc"
