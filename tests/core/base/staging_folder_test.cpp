#include "base/staging_folder.h"

#include <QTemporaryDir>
#include <QtTest>

#include "base/atomic_file.h"
#include "support/child_process.h"
#include "support/error_of.h"

using namespace cliplad;
using namespace cliplad::tests;

namespace fs = std::filesystem;

class StagingFolderTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    fs::path root() const { return folder_.path().toStdString(); }
    std::size_t count() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(root()), {}));
    }

private Q_SLOTS:
    void init() {
        for (const auto& entry : fs::directory_iterator(root()))
            fs::remove_all(entry.path());
    }

    void aNewFolderAppearsWhole() {
        {
            StagingFolder staging(root() / "product");
            writeFileAtomically(staging.path() / "a", std::string("new"));
            QVERIFY(!fs::exists(root() / "product"));
            staging.replace();
        }
        QCOMPARE(readFile(root() / "product/a"), std::string("new"));
        QCOMPARE(count(), std::size_t(1));
    }

    void anExistingFolderIsReplacedAsAWhole() {
        fs::create_directory(root() / "product");
        writeFileAtomically(root() / "product/old", std::string("old"));
        {
            StagingFolder staging(root() / "product");
            writeFileAtomically(staging.path() / "a", std::string("new"));
            staging.replace();
        }
        QVERIFY(!fs::exists(root() / "product/old"));
        QCOMPARE(readFile(root() / "product/a"), std::string("new"));
        QCOMPARE(count(), std::size_t(1));
    }

    void withoutReplacingNothingChanges() {
        {
            const StagingFolder staging(root() / "product");
            writeFileAtomically(staging.path() / "a", std::string("new"));
        }
        QCOMPARE(count(), std::size_t(0));
    }

    void whatAKilledProcessLeftIsSweptByTheNext() {
        ChildProcess other([this] {
            static const StagingFolder staging(root() / "product");
            writeFileAtomically(staging.path() / "a", std::string("new"));
        });
        QVERIFY(other.isReady());
        { const StagingFolder another(root() / "other product"); }
        { const StagingFolder next(root() / "product"); }
        QCOMPARE(count(), std::size_t(1)); // its maker runs
        other.end(SIGKILL);
        { const StagingFolder another(root() / "other product"); }
        QCOMPARE(count(), std::size_t(1)); // of another product
        { const StagingFolder next(root() / "product"); }
        QCOMPARE(count(), std::size_t(0));
    }

    void aFolderThatCannotBeMadeIsNamed() {
        VERIFY_ERROR(StagingFolder("/proc/product"), "/proc/product: cannot be created");
        VERIFY_ERROR(StagingFolder(root() / std::string(300, 'n')),
                     "File name too long; choose a shorter name");
    }
};

QTEST_GUILESS_MAIN(StagingFolderTest)
#include "staging_folder_test.moc"
