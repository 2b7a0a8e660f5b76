#include "widgets/file_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileIconProvider>
#include <QFileInfo>
#include <QFileSystemModel>
#include <QLineEdit>
#include <QListView>

#include "dataset/image_files.h"
#include "widgets/name_completer.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FileDialog)
};

/// Tells types by the endings of the names. Qt asks for every file in the GUI thread, and its own provider
/// searches all MIME types each time: a tenth of a second for 10,000 photos.
class TypeByEnding : public QFileIconProvider {
public:
    QString type(const QFileInfo& file) const override {
        return file.isDir() ? QFileIconProvider::type(file) : file.suffix().toUpper();
    }
};

/// Qt takes the last part of a folder that is not there for a file's name.
QString existing(QString folder) {
    while (!folder.isEmpty() && !QFileInfo(folder).isDir()) {
        const QString above = QFileInfo(folder).path();
        folder = above == folder ? QString() : above;
    }
    return folder;
}

} // namespace

QFileDialog* makeFileDialog(QWidget* parent, const QString& title, const QString& folder) {
    static TypeByEnding types;
    auto* dialog = new QFileDialog(parent, title, existing(folder));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setIconProvider(&types);
    if (auto* list = dialog->findChild<QListView*>("listView")) // Qt's own dialog
        list->setLayoutMode(QListView::Batched);
    auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
    const auto* files = dialog->findChild<QFileSystemModel*>();
    if (name != nullptr && files != nullptr)
        new NameCompleter(*dialog, *files, *name);
    return dialog;
}

QFileDialog* makeSaveDialog(QWidget* parent, const QString& title, const QString& folder) {
    QFileDialog* dialog = makeFileDialog(parent, title, folder);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (!QFileInfo(dialog->directory().absolutePath()).isWritable())
        dialog->setDirectory(QDir::homePath());
    return dialog;
}

QFileDialog* makePhotosDialog(QWidget* parent, const QString& title, const QString& folder) {
    QStringList patterns;
    for (const std::string_view ending : imageEndings()) {
        const QString pattern = '*' + QString::fromUtf8(ending.data(), static_cast<qsizetype>(ending.size()));
        patterns << pattern << pattern.toUpper(); // some desktops tell them apart
    }
    QFileDialog* dialog = makeFileDialog(parent, title, folder);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(Text::tr("Photos (%1)").arg(patterns.join(' ')));
    return dialog;
}

QFileDialog* makeFolderDialog(QWidget* parent, const QString& title, const QString& folder) {
    QFileDialog* dialog = makeFileDialog(parent, title, folder);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    return dialog;
}

} // namespace cliplad::ui
