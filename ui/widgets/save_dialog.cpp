#include "widgets/save_dialog.h"

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

void saveProductAs(Studio& studio, QWidget* parent, const std::function<void(BackgroundJob*)>& started) {
    if (!studio.canSave())
        return;
    QFileDialog* dialog = makeFileDialog(parent, Text::tr("Save the product as a folder"),
                                         QSettings().value(kFolderKey).toString());
    dialog->setObjectName("saveDialog");
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setLabelText(QFileDialog::FileName, Text::tr("Name of the folder:"));
    const QString name = QString::fromStdString(studio.document().state().name);
    dialog->selectFile(name.isEmpty() ? Text::tr("product") : name);
    QObject::connect(dialog, &QFileDialog::fileSelected, &studio, [&studio, started](const QString& folder) {
        QSettings().setValue(kFolderKey, QFileInfo(folder).absolutePath());
        if (BackgroundJob* job = studio.save(folder.toStdString()); job != nullptr && started)
            started(job);
    });
    dialog->open();
}

} // namespace cliplad::ui
