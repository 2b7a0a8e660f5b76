#include "shell/start/start_listing.h"

#include <QDir>
#include <QFileInfo>

#include "base/atomic_file.h"
#include "base/error.h"
#include "document/draft_writer.h"
#include "document/path_text.h"
#include "document/product_document.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

fs::path firstShot(const QString& folder) {
    const QStringList shots = QDir(folder + "/shots").entryList(QDir::Files, QDir::Name);
    return shots.isEmpty() ? fs::path() : fs::path((folder + "/shots/" + shots.front()).toStdString());
}

QString nameOf(const QString& folder) {
    QString name;
    try {
        name = QString::fromStdString(ProductFolder::readDefinition(folder.toStdString()).name);
    } catch (const Error&) {
        // opening it says what is wrong
    }
    return name.isEmpty() ? QDir(folder).dirName() : name;
}

} // namespace

StartListing listStart(const QStringList& recentFolders, const JobContext& job) {
    StartListing listing;
    for (const QString& folder : recentFolders) {
        job.throwIfStopped();
        const fs::path definition = ProductFolder::definitionFile(folder.toStdString());
        if (const QFileInfo file(toText(definition)); file.exists())
            listing.recent.push_back({.folder = folder,
                                      .name = nameOf(folder),
                                      .saved = file.lastModified(),
                                      .picture = firstShot(folder)});
    }
    for (const fs::path& file : DraftWriter::leftOver()) {
        job.throwIfStopped();
        try {
            const Draft draft = parseDraft(readFile(file), file.string());
            if (isSaved(draft)) // the Studio ended between an edit and the next, or after saving
                DraftWriter::discard(file);
            else if (draft.state != DocumentState{}) // else nothing was done yet
                listing.leftOver.push_back(
                    {.draft = file,
                     .name = QString::fromStdString(draft.state.name),
                     .edited = QFileInfo(QString::fromStdString(file.string())).lastModified()});
        } catch (const Error&) {
            // half a draft is nothing to open
        }
    }
    return listing;
}

} // namespace cliplad::ui
