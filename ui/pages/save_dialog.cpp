#include "pages/save_dialog.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

#include "session/studio.h"
#include "widgets/file_dialog.h"

namespace cliplad::ui {
namespace {

constexpr auto kFolderKey = "products/folder"; ///< that holds the products

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SaveDialog)
};

} // namespace

void saveOpenProduct(Studio& studio, QWidget* parent, const std::function<void(BackgroundJob*)>& started) {
    BackgroundJob* job = studio.savingAlready();
    if (job == nullptr) {
        const std::filesystem::path& folder = studio.document().folder();
        if (folder.empty())
            return saveProductAs(studio, parent, started);
        job = studio.save(folder);
    }
    if (job != nullptr && started)
        started(job);
}

void saveProductAs(Studio& studio, QWidget* parent, const std::function<void(BackgroundJob*)>& started) {
    if (!studio.canSave())
        return;
    QFileDialog* dialog = makeSaveDialog(parent, Text::tr("Save the product as a folder"),
                                         QSettings().value(kFolderKey).toString());
    dialog->setObjectName("saveDialog");
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setLabelText(QFileDialog::FileName, Text::tr("Name of the folder:"));
    const QString name = QString::fromStdString(studio.document().state().name);
    dialog->selectFile(name.isEmpty() ? Text::tr("product") : name);
    QObject::connect(dialog, &QFileDialog::fileSelected, &studio, [&studio, started](const QString& folder) {
        BackgroundJob* job = studio.save(folder.toStdString());
        if (job == nullptr)
            return;
        QObject::connect(job, &BackgroundJob::done, &studio, [parent = QFileInfo(folder).absolutePath()] {
            QSettings().setValue(kFolderKey, parent); // where nothing can be written no dialog opens again
        });
        if (started)
            started(job);
    });
    QObject::connect(&studio.document(), &ProductDocument::opened, dialog,
                     &QDialog::reject); // it was not meant
    dialog->open();
}

} // namespace cliplad::ui
