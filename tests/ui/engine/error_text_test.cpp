#include "engine/error_text.h"

#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include "base/atomic_file.h"
#include "base/file_lock.h"
#include "base/known_error.h"
#include "base/staging_folder.h"
#include "clip/model/model_folder.h"
#include "clip/model/model_store.h"
#include "engine/engine.h"
#include "image/photo.h"
#include "inspection/product/product_folder.h"
#include "inspection/product/prompts.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// A language in which every text of errors is a star with its values: what is left is not translated.
class Stars : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override {
        if (QByteArray(context) != "ErrorText")
            return {};
        QString text("*");
        for (const char* value : {"%1", "%2"})
            if (QByteArray(source).contains(value))
                text += QString("[%1]").arg(value);
        return text;
    }
    bool isEmpty() const override { return false; }
};

QString told(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return errorText(error);
    }
    return {};
}

class ErrorTextTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    fs::path path(const char* name) const { return folder_.filePath(name).toStdString(); }
    fs::path file(const char* name, std::string_view content) const {
        writeFileAtomically(path(name), content);
        return path(name);
    }

private Q_SLOTS:
    void whatPeopleMeetIsToldInTheirLanguage_data() {
        using Work = std::function<void()>;
        QTest::addColumn<Work>("work");
        QTest::addColumn<QString>("text");
        const auto add = [](const char* name, const Work& work, const fs::path& where) {
            QTest::newRow(name) << work << QString("*[%1]").arg(QString::fromStdString(where.string()));
        };
        const QImage picture(40, 30, QImage::Format_RGB32);
        picture.save(folder_.filePath("whole.png"));
        const std::string whole = readFile(path("whole.png"));
        add(
            "missing photo", [this] { loadPhoto(path("none.png")); }, path("none.png"));
        const fs::path empty = file("empty.png", ""), cut = file("cut.png", whole.substr(0, 60)),
                       text = file("text.png", "no picture at all");
        add(
            "empty photo", [=] { loadPhoto(empty); }, empty);
        QTest::newRow("damaged photo")
            << Work([=] { loadPhoto(cut); }) << QString("*[%1] *").arg(QString::fromStdString(cut.string()));
        QTest::newRow("no photo") << Work([=] {
            loadPhoto(text);
        }) << QString("*[%1] *[found text]").arg(QString::fromStdString(text.string()));
        QTest::newRow("too many pixels") << Work([this] { loadPhoto(path("whole.png"), {.maxPixels = 100}); })
                                         << QString("*[%1][40 × 30]").arg(folder_.filePath("whole.png"));
        QTest::newRow("too large a file")
            << Work([this] { loadPhoto(path("whole.png"), {.maxFileBytes = 10}); })
            << QString("*[%1][%2]")
                   .arg(folder_.filePath("whole.png"), QLocale().formattedDataSize(qint64(whole.size())));
        add(
            "no product", [this] { ProductFolder::readDefinition(folder_.path().toStdString()); },
            folder_.path().toStdString());
        const fs::path prompts = file("prompts.yaml", "title: a\ncoarse: 3\n");
        QTest::newRow("wrong prompts") << Work([=] { readPromptFile(prompts); })
                                       << QString("*[%1:2] *[coarse: expected a list, found '3']")
                                              .arg(QString::fromStdString(prompts.string()));
        QTest::newRow("no model") << Work([this] { findModelFiles(path("no-model")); })
                                  << QString("*[%1]").arg(folder_.filePath("no-model"));
        QTest::newRow("unknown model")
            << Work([this] { ModelStore(path("store")).resolve("nonesuch"); }) << QString("*[nonesuch]");
        fs::create_directories(path("model"));
        writeFileAtomically(path("model/model.safetensors"), "nothing");
        QTest::newRow("wrong model") << Work([this] { openModel(path("model")); }) << QString();
        add(
            "not writable", [this] { makeFileIn(path("text.png")); }, path("text.png") / "below");
        const fs::path product = path("text.png") / "product";
        QTest::newRow("no place for a product")
            << Work([=] { StagingFolder{product}; })
            << QString("*[%1] *").arg(QString::fromStdString(product.string()));
    }

    void whatPeopleMeetIsToldInTheirLanguage() {
        QFETCH(std::function<void()>, work);
        QFETCH(QString, text);
        Stars stars;
        QCoreApplication::installTranslator(&stars);
        const QString said = told(work);
        QCoreApplication::removeTranslator(&stars);
        if (text.isEmpty())
            QVERIFY2(said.startsWith("*["), qPrintable(said));
        else if (text.endsWith(" *") || QByteArray(QTest::currentDataTag()) == "not writable")
            QVERIFY2(said.startsWith(text), qPrintable(said)); // what a decoder or the system says follows
        else
            QCOMPARE(said, text);
    }

    void everyKindHasWordsAndAName() {
        const auto last = static_cast<int>(KnownError::Kind::WrongModel);
        for (int i = 0; i <= last; ++i) {
            const auto kind = static_cast<KnownError::Kind>(i);
            QVERIFY(!errorText(KnownError(kind, "detail", "in English", "where")).isEmpty());
            QVERIFY(!toText(kind).empty());
            QCOMPARE(knownKind(toText(kind)), kind);
        }
        QVERIFY(!knownKind("none of them"));
        QVERIFY(!knownKind(""));
    }

    void whoHoldsALockIsNamed() {
        const FileLock held(path("lock"));
        const QString text = told([this] { const FileLock second(path("lock")); });
        QVERIFY2(text.contains(QString("process %1").arg(QCoreApplication::applicationPid())),
                 qPrintable(text));
    }

    void whatIsRareIsSaidToBeTechnical() {
        QCOMPARE(errorText(Error("odd", "here", "do that")), QString("here: odd; do that"));
    }

    void aFullDiskIsTold() {
        for (const auto code : {std::errc::no_space_on_device, std::errc::file_too_large})
            QCOMPARE(writeFailure(std::make_error_code(code)), KnownError::Kind::DiskFull);
        QCOMPARE(writeFailure(std::make_error_code(std::errc::permission_denied)),
                 KnownError::Kind::NotWritable);
    }

    void aWordingFollowsTheLanguage() {
        const Wording known = errorWording(KnownError(KnownError::Kind::NoModel, "nonesuch", "no model"));
        const Wording other = errorWording(Error("is odd", "file.yaml", "look at it"));
        const QString english = known();
        QCOMPARE(other(), QString("file.yaml: is odd; look at it"));
        Stars stars;
        QCoreApplication::installTranslator(&stars);
        const QString starred = known(), otherStarred = other();
        QCoreApplication::removeTranslator(&stars);
        QVERIFY2(english.startsWith("There is no model “nonesuch”"), qPrintable(english));
        QCOMPARE(starred, QString("*[nonesuch]"));
        QCOMPARE(otherStarred, QString("*[file.yaml: is odd; look at it]"));
    }

    /// A runner's outcome holds a plain Error.
    void aModelThatIsNotThereIsToldByTheEngine() {
        Engine engine([](const std::string& name, const std::string&) -> std::shared_ptr<const Backbone> {
            throw KnownError(KnownError::Kind::NoModel, name, "there is no model");
        });
        engine.loadModel("nonesuch", "fp32");
        QTRY_COMPARE(engine.model().state, ModelStatus::State::Failed);
        QVERIFY2(engine.model().problem().startsWith("There is no model “nonesuch”"),
                 qPrintable(engine.model().problem()));
    }

private:
    static void makeFileIn(const fs::path& file) { writeFileAtomically(file / "below", "text"); }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::ErrorTextTest)
#include "error_text_test.moc"
