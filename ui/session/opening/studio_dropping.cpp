// What is dropped on the Studio or added to what is open, and what an ended Studio left of the product that
// is opened.
#include <algorithm>

#include <QLocale>
#include <QPointer>

#include "dataset/image_files.h"
#include "document/path_text.h"
#include "session/studio.h"
#include "widgets/photo_listing.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kLeftEditsCause = "left edits";
constexpr auto kAddCause = "photos.add"; ///< photos that could not be added: over with some that are

QString photoNamesText() {
    return Studio::tr("Photos are files whose names end in png, jpg, jpeg, bmp, tif, tiff or webp.");
}

} // namespace

void Studio::openDropped(const std::vector<fs::path>& paths) {
    if (paths.size() == 1)
        return open(paths.front());
    const auto list = [this, paths] {
        BackgroundJob* job = engine_.files().start<Opened>(
            tr("Listing photos"), [paths](const JobContext& context) { return readDropped(paths, context); },
            this,
            [this, revision = document_.revision()](const Opened& dropped) {
                if (dropped.kind == Opened::Kind::Photos)
                    return replace(revision, [this, dropped] { takePhotos(dropped); });
                if (dropped.kind == Opened::Kind::Products)
                    return tellProblem([] { return tr("One product is open at a time."); },
                                       [names = namesOf(dropped.products)] {
                                           return tr("%1 were dropped. Drop one of them alone.").arg(names);
                                       },
                                       {.name = kOpeningCause, .outlivesProduct = true});
                tellProblem([] { return tr("There is no photo and no product in what was dropped."); },
                            photoNamesText, {.name = kOpeningCause, .outlivesProduct = true});
            });
        connect(job, &BackgroundJob::failed, this, [this, job] { tellNotOpened(job->problem()); });
    };
    leave(list, tr("Then a new product is begun with what was dropped."));
}

void Studio::takePhotos(const Opened& dropped) {
    if (!tryOpening([&] { document_.startNew(dropped.state); }))
        return;
    Q_EMIT pageWanted("enrol");
    QStringList told{tr("A new product was started with %n photo(s).", nullptr,
                        static_cast<int>(dropped.state.photos.size()))};
    if (!dropped.products.empty())
        told.append(tr("Left out, as they are products: %1.").arg(namesOf(dropped.products)));
    if (dropped.others > 0)
        told.append(tr("Files left out because their names are not those of photos: %1.")
                        .arg(QLocale().toString(static_cast<qulonglong>(dropped.others))));
    tell(told.join(' '));
}

void Studio::openIfProduct(const std::vector<fs::path>& dropped, const QObject* receiver,
                           const std::function<void()>& otherwise) {
    if (dropped.size() != 1 || hasImageName(dropped.front()))
        return otherwise();
    engine_.files().start<bool>(
        tr("Looking at what was dropped"),
        [path = dropped.front()](const JobContext&) { return !productOf(path).empty(); }, this,
        [this, path = dropped.front(), receiver = QPointer(receiver), otherwise,
         opening = document_.opening()](const bool& isProduct) {
            if (document_.opening() != opening)
                return; // it was meant for the product before
            if (isProduct)
                open(path);
            else if (receiver)
                otherwise();
        });
}

void Studio::findPhotos(const std::vector<fs::path>& paths, QObject* receiver,
                        const std::function<void(const ListedPhotos&)>& take) {
    BackgroundJob* job = engine_.files().start<ListedPhotos>(
        tr("Listing photos"), [paths](const JobContext& context) { return listPhotos(paths, context); },
        receiver,
        [this, take](const ListedPhotos& listed) {
            if (listed.photos.empty())
                return tellProblem([] { return tr("No photos were found there."); }, photoNamesText,
                                   {.name = kAddCause});
            notices_.end(kAddCause);
            take(listed);
        });
    connect(job, &BackgroundJob::failed, receiver, [this, job] {
        tellProblem([] { return tr("The photos could not be added."); }, job->problem(), {.name = kAddCause});
    });
    connect(&document_, &ProductDocument::opened, job,
            [job, guarded = QPointer(receiver)] { // they were meant for the product before
                if (guarded != nullptr)
                    job->abandon(guarded);
            });
}

void Studio::lookForLeftEdits() {
    engine_.files().start<std::vector<LeftEdits>>(
        tr("Looking for unsaved edits"), [](const JobContext& job) { return listLeftEdits(job); }, this,
        [this, opening = document_.opening()](const std::vector<LeftEdits>& all) {
            const auto left = std::find_if(all.begin(), all.end(), [this](const LeftEdits& each) {
                return !each.folder.empty() && each.folder == document_.folder();
            });
            if (document_.opening() != opening || left == all.end())
                return;
            leftEdits_ = *left;
            tellProblem(
                [edited = left->edited] {
                    return tr("There are edits of this product from %1 that were not saved.")
                        .arg(QLocale().toString(edited, QLocale::ShortFormat));
                },
                {}, {.name = kLeftEditsCause}, Remedy::Recover);
        });
}

BackgroundJob* Studio::discardEdits(const fs::path& draft) {
    BackgroundJob* job = engine_.files().start(tr("Discarding edits"),
                                               [draft](const JobContext&) { DraftWriter::discard(draft); });
    connect(job, &BackgroundJob::done, this, [this, draft] {
        if (leftEdits_.draft == draft)
            notices_.end(kLeftEditsCause);
    });
    return job;
}

} // namespace cliplad::ui
