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
        const auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
        const auto* offered = qobject_cast<QListView*>(name->completer()->popup());
        QVERIFY(offered != nullptr);
        QCOMPARE(offered->layoutMode(), QListView::Batched);
    }

    void theAnswerComesAndTheDialogIsGone() {
        QFile file(folder_.filePath("a.png"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QWidget window;
        window.show();
        const QPointer<QFileDialog> dialog = makeFileDialog(&window, "Photos", folder_.path());
        dialog->setFileMode(QFileDialog::ExistingFiles);
        answer(*dialog, file.fileName());
        QTRY_VERIFY(dialog.isNull());
        QCOMPARE(answers_, QStringList(file.fileName()));
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
