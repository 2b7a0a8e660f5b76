#include "base/staging_folder.h"

#include <functional>
#include <optional>

#include <QTemporaryDir>
#include <QtTest>

#include "base/atomic_file.h"
#include "base/known_error.h"
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

    void whatItIsThatCannotBeWrittenIsKnown() {
        const fs::path file = root() / "file";
        writeFileAtomically(file, std::string("in the way"));
        QCOMPARE(kindOf([] { StagingFolder("/proc/product"); }), KnownError::Kind::NotWritable);
        QCOMPARE(kindOf([&] { StagingFolder(file / "product"); }), KnownError::Kind::NotWritable);
    }

    void anErrorKeepsItsKindInTheTarget() {
        const StagingFolder staging(root() / "product");
        const auto fillWith = [&](const Error& error) { staging.fill([&] { throw error; }); };
        const auto fullDisk = [&] {
            staging.fill([&] {
                throw KnownError(KnownError::Kind::DiskFull, "full", "cannot be written",
                                 (staging.path() / "a").string());
            });
        };
        QCOMPARE(kindOf(fullDisk), KnownError::Kind::DiskFull);
        VERIFY_ERROR(fullDisk(), (root() / "product/a").string() + ": cannot be written");
        const Error plain("is odd", (staging.path() / "a").string());
        QCOMPARE(kindOf([&] { fillWith(plain); }), std::optional<KnownError::Kind>());
        VERIFY_ERROR(fillWith(plain), (root() / "product/a").string() + ": is odd");
    }

private:
    static std::optional<KnownError::Kind> kindOf(const std::function<void()>& work) {
        try {
            work();
        } catch (const KnownError& error) {
            return error.kind();
        } catch (const Error&) { // of no kind
        }
        return std::nullopt;
    }
};

QTEST_GUILESS_MAIN(StagingFolderTest)
#include "staging_folder_test.moc"
