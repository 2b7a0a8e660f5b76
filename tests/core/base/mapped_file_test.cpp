#include "base/mapped_file.h"

#include <cstring>

#include <QTemporaryDir>
#include <QtTest>

#include "base/atomic_file.h"
#include "support/error_of.h"

using namespace cliplad;

class MappedFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::filesystem::path path(const char* name) const { return folder_.filePath(name).toStdString(); }

private Q_SLOTS:
    void bytesAreThoseOfTheFileAlsoAfterItWasReplaced() {
        writeFileAtomically(path("a"), std::string("first"));
        const auto mapped = MappedFile::open(path("a"));
        writeFileAtomically(path("a"), std::string("other"));
        QCOMPARE(mapped->bytes().size(), std::size_t(5));
        QVERIFY(std::memcmp(mapped->bytes().data(), "first", 5) == 0);
        QCOMPARE(mapped->path(), path("a"));
    }

    void whatHasNoBytesIsNamed() {
        writeFileAtomically(path("empty"), std::string());
        VERIFY_ERROR(MappedFile::open(path("empty")), "is empty");
        VERIFY_ERROR(MappedFile::open(path("absent")), "absent: cannot be opened: No such file");
        VERIFY_ERROR(MappedFile::open(folder_.path().toStdString()), "is not a file");
    }
};

QTEST_GUILESS_MAIN(MappedFileTest)
#include "mapped_file_test.moc"
