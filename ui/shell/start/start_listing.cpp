#include "shell/start/start_listing.h"

#include <QDir>
#include <QFileInfo>

#include "base/error.h"
#include "document/path_text.h"
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
    listing.leftOver = listLeftEdits(job);
    return listing;
}

} // namespace cliplad::ui
