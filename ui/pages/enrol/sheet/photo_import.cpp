#include "pages/enrol/sheet/photo_import.h"

#include <QFileDialog>
#include <QLocale>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include "dataset/image_files.h"
#include "session/studio.h"
#include "widgets/file_dialog.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kAddCause = "enrol.add"; ///< photos that could not be added: over with some that are
constexpr auto kFolderKey = "enrol/photoFolder";

/// What was found of what a person named.
struct Listed {
    Paths photos;
    qulonglong others = 0; ///< files that are no photos by their names
};

Listed list(const Paths& paths, const JobContext& job) {
    Listed listed;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(i), static_cast<std::int64_t>(paths.size()),
                     paths[i].string());
        std::error_code unknown;
        if (fs::is_directory(paths[i], unknown)) {
            const Paths photos = listImageFiles(paths[i], Recursion::WithSubfolders);
            listed.photos.insert(listed.photos.end(), photos.begin(), photos.end());
        } else if (hasImageName(paths[i])) {
            listed.photos.push_back(paths[i]);
        } else {
            ++listed.others;
        }
    }
    return listed;
}

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
    BackgroundJob* job = studio_.engine().files().start<Listed>(
        tr("Listing photos"), [paths](const JobContext& context) { return list(paths, context); }, this,
        [this, target](const Listed& listed) {
            if (listed.photos.empty())
                return studio_.tellProblem(
                    tr("No photos were found there."),
                    tr("Photos are files whose names end in png, jpg, jpeg, bmp, tif, tiff or webp."),
                    {.name = kAddCause});
            studio_.notices().end(kAddCause);
            take(listed.photos, target);
            if (listed.others > 0)
                studio_.tell(tr("Files left out because their names are not those of photos: %1")
                                 .arg(QLocale().toString(listed.others)));
        });
    connect(job, &BackgroundJob::failed, this, [this](const QString& message) {
        studio_.tellProblem(tr("The photos could not be added."), message, {.name = kAddCause});
    });
    connect(&studio_.document(), &ProductDocument::opened, job,
            [this, job] { job->abandon(this); }); // they were meant for the product before
}

void PhotoImport::take(const Paths& photos, Target target) {
    std::size_t added = 0;
    if (target == Target::Sheet)
        studio_.document().edit(tr("Add photos"),
                                [&](DocumentState& state) { added = addPhotos(state, photos); });
    else
        studio_.document().edit(tr("Add more good photos"),
                                [&](DocumentState& state) { added = addValidation(state, photos); });
    if (added == 0)
        studio_.tell(tr("All of these photos are there already."));
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

Paths PhotoImport::pathsOf(const QMimeData& data) {
    Paths paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            paths.emplace_back(url.toLocalFile().toStdString());
    return paths;
}

} // namespace cliplad::ui
