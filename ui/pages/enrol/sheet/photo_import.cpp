#include "pages/enrol/sheet/photo_import.h"

#include <QFileDialog>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>

#include "session/studio.h"
#include "widgets/file_dialog.h"
#include "widgets/photo_listing.h"

namespace cliplad::ui {
namespace {

constexpr auto kFolderKey = "enrol/photoFolder";

} // namespace

PhotoImport::PhotoImport(Studio& studio, QWidget* page)
    : QObject(page)
    , studio_(studio)
    , page_(page) {}

void PhotoImport::add(const Paths& paths, Target target) {
    if (paths.empty())
        return;
    if (!studio_.document().isOpen())
        studio_.startNew();
    studio_.findPhotos(paths, this, [this, target](const ListedPhotos& listed) {
        take(listed.photos, target);
        if (listed.others > 0)
            studio_.tell(tr("Files left out because their names are not those of photos: %1")
                             .arg(QLocale().toString(qulonglong(listed.others))));
    });
}

void PhotoImport::addDropped(const Paths& paths, Target target) {
    studio_.openIfProduct(paths, this, [this, paths, target] { add(paths, target); });
}

void PhotoImport::take(const Paths& photos, Target target) {
    std::size_t added = 0;
    if (target == Target::Sheet)
        studio_.document().edit(
            [](const DocumentState& before, const DocumentState& after) {
                return tr("Add to the sheet: %1").arg(photosBeyond(after.photos, before.photos));
            },
            [&](DocumentState& state) { added = addPhotos(state, photos); });
    else
        added = addGoodPhotos(studio_.document(), photos);
    if (added == 0)
        studio_.tell(tr("All of these photos are there already."));
    if (target == Target::Sheet)
        Q_EMIT addedToSheet();
}

QString PhotoImport::lastFolder() const {
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QSettings().value(kFolderKey, pictures).toString();
}

void PhotoImport::chooseFiles(Target target) {
    QFileDialog* dialog = makePhotosDialog(page_, tr("Add photos"), lastFolder());
    dialog->setObjectName("addPhotosDialog");
    connect(dialog, &QFileDialog::filesSelected, this, [this, target, dialog](const QStringList& files) {
        QSettings().setValue(kFolderKey, dialog->directory().absolutePath());
        Paths paths;
        for (const QString& file : files)
            paths.emplace_back(file.toStdString());
        add(paths, target);
    });
    dialog->open();
}

void PhotoImport::chooseFolder(Target target) {
    QFileDialog* dialog = makeFolderDialog(page_, tr("Add a folder of photos"), lastFolder());
    dialog->setObjectName("addFolderDialog");
    connect(dialog, &QFileDialog::fileSelected, this, [this, target](const QString& folder) {
        QSettings().setValue(kFolderKey, folder);
        add({folder.toStdString()}, target);
    });
    dialog->open();
}

} // namespace cliplad::ui
