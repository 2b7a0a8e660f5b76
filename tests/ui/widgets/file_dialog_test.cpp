#include "widgets/file_dialog.h"

#include <QCompleter>
#include <QFile>
#include <QFileDialog>
#include <QFileIconProvider>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

#include "support/own_home.h"
#include "widgets/name_completer.h"

namespace cliplad::ui {
namespace {

const tests::OwnHome kHome;

class FileDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyFilesAreShownWithoutSearchingForTheirTypes() {
        QWidget window;
        QFileDialog* dialog = makeFileDialog(&window, "Photos", folder_.path());
        const QAbstractFileIconProvider* types = dialog->iconProvider();
        QCOMPARE(types->type(QFileInfo(folder_.filePath("a.photo.png"))), QString("PNG"));
        QCOMPARE(types->type(QFileInfo(folder_.filePath("none"))), QString());
        QCOMPARE(types->type(QFileInfo(folder_.path())), QFileIconProvider().type(QFileInfo(folder_.path())));
        const auto* list = dialog->findChild<QListView*>("listView");
        QVERIFY(list != nullptr);
        QCOMPARE(list->layoutMode(), QListView::Batched);
    }

    void photosAreFoundInEitherCaseOfTheirEndings() {
        QWidget window;
        const QFileDialog* dialog = makePhotosDialog(&window, "Photos");
        const QString filter = dialog->nameFilters().value(0);
        for (const char* pattern :
             {"*.png", "*.PNG", "*.jpg", "*.JPG", "*.tiff", "*.TIFF", "*.webp", "*.WEBP"})
            QVERIFY2(filter.contains(pattern), qPrintable(filter));
        QCOMPARE(dialog->fileMode(), QFileDialog::ExistingFiles);
    }

    void namesAreOfferedAsTheyAreTypedAndNoMoreThanAPersonReads() {
        const QTemporaryDir many;
        for (int i = 0; i < 3 * NameCompleter::kMostNames; ++i)
            touch(many.filePath(QString("photo%1.png").arg(i)));
        touch(many.filePath("photo.txt"));
        touch(many.filePath("other.png"));
        QDir(many.path()).mkdir("place");
        touch(many.filePath("place/inside.png"));
        QWidget window;
        window.show();
        QFileDialog* dialog = makeFileDialog(&window, "Photos", many.path());
        dialog->setFileMode(QFileDialog::ExistingFiles);
        dialog->setNameFilter("Photos (*.png)");
        dialog->open();
        auto* field = dialog->findChild<QLineEdit*>("fileNameEdit");
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        const auto offered = [field] {
            QStringList names;
            const QAbstractItemModel& model = *field->completer()->completionModel();
            for (int row = 0; row < model.rowCount(); ++row)
                names.append(model.index(row, 0).data().toString());
            return field->completer()->popup()->isVisible() ? names : QStringList();
        };
        QTest::keyClicks(field, "p");
        QTRY_COMPARE(offered().size(), NameCompleter::kMostNames);
        QTest::keyClicks(field, "hoto2");
        QTRY_COMPARE(offered().value(1), QString("photo20.png")); // numbers are counted
        QCOMPARE(offered().value(0), QString("photo2.png"));
        QTest::keyClicks(field, "99");
        QTRY_COMPARE(offered(), QStringList("photo299.png"));
        QTest::keyClick(field->completer()->popup(), Qt::Key_Down);
        QCOMPARE(field->text(), QString("photo299.png"));
        field->clear();
        QTest::keyClicks(field, "pl");
        QTRY_COMPARE(offered(), QStringList("place"));
        QTest::keyClicks(field, "ace/in");
        QTRY_COMPARE(offered(), QStringList("place/inside.png"));
        dialog->close();
    }

    void theAnswerComesAndTheDialogIsGone() {
        const QString photo = folder_.filePath("a.png");
        touch(photo);
        QWidget window;
        window.show();
        const QPointer<QFileDialog> dialog = makeFileDialog(&window, "Photos", folder_.path());
        dialog->setFileMode(QFileDialog::ExistingFiles);
        answer(*dialog, photo);
        QTRY_VERIFY(dialog.isNull());
        QCOMPARE(answers_, QStringList(photo));
    }

    void aFolderThatIsNotThereIsNoFilesName() {
        QWidget window;
        const QFileDialog* dialog = makePhotosDialog(&window, "Photos", folder_.filePath("none/Pictures"));
        QCOMPARE(dialog->directory().absolutePath(), QDir(folder_.path()).absolutePath());
        QCOMPARE(dialog->findChild<QLineEdit*>("fileNameEdit")->text(), QString());
    }

    void savingBeginsWhereItCan() {
        QDir(folder_.path()).mkdir("locked");
        const QString locked = folder_.filePath("locked");
        QFile::setPermissions(locked, QFile::ReadOwner | QFile::ExeOwner);
        if (QFileInfo(locked).isWritable())
            QSKIP("this user may write everywhere");
        QWidget window;
        QCOMPARE(makeFileDialog(&window, "Open", locked)->directory().absolutePath(), locked);
        QCOMPARE(makeSaveDialog(&window, "Save", locked)->directory().absolutePath(), QDir::homePath());
        QCOMPARE(makeSaveDialog(&window, "Save")->directory().absolutePath(), QDir::homePath());
    }

    void aFolderIsChosen() {
        QWidget window;
        window.show();
        const QPointer<QFileDialog> dialog = makeFolderDialog(&window, "Folder", folder_.path());
        answer(*dialog, folder_.path());
        QTRY_VERIFY(dialog.isNull());
        QCOMPARE(answers_, QStringList(folder_.path()));
    }

private:
    static void touch(const QString& path) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    /// Opens it, types a path and takes what is answered.
    void answer(QFileDialog& dialog, const QString& path) {
        answers_.clear();
        connect(&dialog, &QFileDialog::filesSelected, this,
                [this](const QStringList& files) { answers_ = files; });
        dialog.open();
        auto* edit = dialog.findChild<QLineEdit*>("fileNameEdit");
        edit->setText(path);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    const QTemporaryDir folder_;
    QStringList answers_;
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::FileDialogTest)
#include "file_dialog_test.moc"
