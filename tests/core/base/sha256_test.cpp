#include "base/sha256.h"

#include <QTemporaryDir>
#include <QtTest>

#include "base/atomic_file.h"
#include "support/error_of.h"

using namespace cliplad;

class Sha256Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The examples of FIPS 180-2, appendix B.
    void theStandardsExamplesComeOut() {
        QCOMPARE(sha256(std::string_view("abc")),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256(std::string_view("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
                 std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
        QCOMPARE(sha256(std::string(1'000'000, 'a')),
                 std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
        QCOMPARE(sha256(std::string_view()),
                 std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    void aFileHasTheHashOfItsBytes() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("bytes").toStdString();
        for (const std::size_t size : {0, 1, 65535, 65536, 65537, 200000}) {
            const std::string content(size, 'x');
            writeFileAtomically(path, content);
            QCOMPARE(sha256OfFile(path), sha256(content));
        }
    }

    void whatCannotBeReadIsNamed() {
        VERIFY_ERROR(sha256OfFile("/nowhere/at all"), "/nowhere/at all: cannot be read");
        VERIFY_ERROR(sha256OfFile("/tmp"), "/tmp: cannot be read");
        VERIFY_ERROR(sha256OfFile(std::string(300, 'n')), "cannot be read");
    }
};

QTEST_GUILESS_MAIN(Sha256Test)
#include "sha256_test.moc"
