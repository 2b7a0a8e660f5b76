#include "clip/checkpoint/zip_archive.h"

#include <QtTest>

#include "support/checkpoint_bytes.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace {

std::string textOf(const ZipArchive& archive, const std::string& name) {
    const auto bytes = archive.bytesOf(name);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

const std::vector<ZipEntry> kTwo = {{.name = "a/one", .content = "first"}, {.name = "a/two", .content = ""}};

} // namespace

class ZipArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storedEntriesAreReadInPlace() {
        const FileBytes file = asFile(zipBytes(kTwo));
        const ZipArchive archive(file);
        QCOMPARE(textOf(archive, "a/one"), std::string("first"));
        QCOMPARE(textOf(archive, "a/two"), std::string());
        QCOMPARE(archive.bytesOf("a/one").data(), file.bytes.data() + archive.offsetOf("a/one"));
    }

    void aCommentBehindTheDirectoryIsSkipped() {
        std::string bytes = zipBytes(kTwo);
        bytes.replace(bytes.size() - 2, 2, littleEndian<std::uint16_t>(5));
        QCOMPARE(ZipArchive(asFile(bytes + "hello")).entries().size(), std::size_t(2));
    }

    void compressedAndEncryptedEntriesAreRefused() {
        const auto bytes = zipBytes({{.name = "deflated", .content = "x", .method = 8},
                                     {.name = "secret", .content = "x", .flags = 1}});
        const ZipArchive archive(asFile(bytes));
        VERIFY_ERROR(archive.bytesOf("deflated"), "compressed");
        VERIFY_ERROR(archive.bytesOf("secret"), "encrypted");
        VERIFY_ERROR(archive.bytesOf("missing"), "lacks the entry 'missing'");
    }

    void anEntryTwiceIsRefused() { VERIFY_ERROR(ZipArchive(asFile(zipBytes({kTwo[0], kTwo[0]}))), "twice"); }

    void everyTruncationIsRefused() {
        const std::string whole = zipBytes(kTwo);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!errorOf([&] { ZipArchive(asFile(whole.substr(0, size))); }).empty());
    }

    void lyingDirectoriesAreRefused_data() {
        QTest::addColumn<int>("fromDirectory"); // offset of the field from the first directory entry
        QTest::addColumn<int>("width");
        QTest::newRow("size") << 24 << 4;
        QTest::newRow("header offset") << 42 << 4;
        QTest::newRow("name length") << 28 << 2;
        QTest::newRow("extra length") << 30 << 2;
        QTest::newRow("signature") << 0 << 4;
    }

    void lyingDirectoriesAreRefused() {
        QFETCH(int, fromDirectory);
        QFETCH(int, width);
        std::string bytes = zipBytes(kTwo);
        const std::size_t directory = bytes.find("PK\x01\x02");
        bytes.replace(directory + static_cast<std::size_t>(fromDirectory), static_cast<std::size_t>(width),
                      std::string(static_cast<std::size_t>(width), '\x77'));
        QVERIFY(!errorOf([&] { ZipArchive(asFile(bytes)).bytesOf("a/one"); }).empty());
    }

    void tooManyEntriesAreRefusedBeforeReadingThem() {
        const std::string zip64 = "PK\x06\x06" + std::string(20, '\0') + std::string(8, '\0') +
                                  littleEndian<std::uint64_t>(1'000'000'000) + std::string(8, '\0') +
                                  littleEndian<std::uint64_t>(0);
        const std::string locator =
            "PK\x06\x07" + std::string(4, '\0') + littleEndian<std::uint64_t>(0) + std::string(4, '\0');
        const std::string end = "PK\x05\x06" + std::string(18, '\0');
        VERIFY_ERROR(ZipArchive(asFile(zip64 + locator + end)), "1000000000 entries");
    }
};

QTEST_GUILESS_MAIN(ZipArchiveTest)
#include "zip_archive_test.moc"
