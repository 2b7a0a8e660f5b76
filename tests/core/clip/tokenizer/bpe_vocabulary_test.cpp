#include <string>
#include <vector>

#include <QTest>
#include <zlib.h>

#include "base/error.h"
#include "clip/tokenizer/bpe_vocabulary.h"

using namespace cliplad;

namespace {

std::vector<std::byte> gzipped(const std::string& text) {
    constexpr int kGzipWindow = 15 + 16;
    std::vector<std::byte> out(text.size() + 1024);
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

using Codes = std::vector<std::int32_t>;

Codes encoded(const BpeVocabulary& vocabulary, const std::string& word) {
    Codes codes;
    vocabulary.encodeWord(word, codes);
    return codes;
}

} // namespace

class BpeVocabularyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clipHasItsSize() {
        QCOMPARE(BpeVocabulary::clip().size(), 49408);
        QCOMPARE(BpeVocabulary::clip().startOfText(), 49406);
        QCOMPARE(BpeVocabulary::clip().endOfText(), 49407);
    }

    void bytesHaveTheirCodes() {
        // ! is the first printable byte, NUL the first of the others; a word's last byte counts from 256.
        QCOMPARE(encoded(BpeVocabulary::clip(), std::string("!\0", 2)), (Codes{0, 188 + 256}));
    }

    void bestRankedPairMergesFirstEverywhere() {
        const BpeVocabulary vocabulary(gzipped("title\nb c\na b\na bc\n"), 3);
        QCOMPARE(encoded(vocabulary, "abcabx"), (Codes{512 + 2, 512 + 1, 'x' - '!' + 256}));
    }

    void overlappingPairsMergeFromTheLeft() {
        const BpeVocabulary vocabulary(gzipped("title\na a\n"), 1);
        QCOMPARE(encoded(vocabulary, "aaaab"), (Codes{512, 512, 'b' - '!' + 256}));
        QCOMPARE(encoded(vocabulary, "aaab"), (Codes{512, 'a' - '!', 'b' - '!' + 256}));
    }

    void damagedListsAreErrors() {
        const auto whole = gzipped("title\na b\nc d\n");
        QVERIFY_EXCEPTION_THROWN(BpeVocabulary({}, 2), Error);
        QVERIFY_EXCEPTION_THROWN(BpeVocabulary(std::span(whole).first(whole.size() / 2), 2), Error);
        QVERIFY_EXCEPTION_THROWN(BpeVocabulary(whole, 3), Error);
        QVERIFY_EXCEPTION_THROWN(BpeVocabulary(gzipped("title\nab c\n"), 1), Error);
        QVERIFY_EXCEPTION_THROWN(BpeVocabulary(gzipped("title\na b\na b\n"), 2), Error);
    }
};

QTEST_APPLESS_MAIN(BpeVocabularyTest)
#include "bpe_vocabulary_test.moc"
