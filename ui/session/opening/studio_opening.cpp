// What the Studio opens, and what happens to its product on disk meanwhile.
#include <utility>

#include "base/folder.h"
#include "document/path_text.h"
#include "engine/error_text.h"
#include "inspection/product/product_folder.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kChangeCause = "changed on disk";

/// Where a product would lie: its product.yaml stands for the folder. Empty where reading says why.
fs::path productAt(const fs::path& path) {
    try {
        const fs::path whole = wholeFolder(path);
        return whole == ProductFolder::definitionFile(whole.parent_path()) ? whole.parent_path() : whole;
    } catch (const Error&) {
        return {};
    }
}

} // namespace

void Studio::open(const fs::path& path) {
    leave(
        [this, path] {
            read(path, [this, path, revision = document_.revision()](const Opened& opened) {
                if (opened.kind == Opened::Kind::Nothing)
                    return tellProblem(
                        [path] { return tr("There is nothing to open in %1.").arg(toText(path)); },
                        [] {
                            return tr("It is no product and holds no photos. Open the folder of a product "
                                      "that was saved, or a folder of photos to start a new product.");
                        },
                        {.outlivesProduct = true});
                if (opened.kind == Opened::Kind::Products)
                    return tellProblem(
                        [path] { return tr("%1 is no product itself.").arg(toText(path)); },
                        [names = namesOf(opened.products)] {
                            return tr("It holds the products %1. Open one of them.").arg(names);
                        },
                        {.outlivesProduct = true});
                replace(revision, [this, path, opened] {
                    if (wasSavedSince(opened)) // a person was asked about edits, and saved them
                        open(path);
                    else
                        take(path, opened);
                });
            });
        },
        tr("Then %1 is opened in its place.").arg(toText(path)));
}

bool Studio::waitsFor(const BackgroundJob* job, const std::function<void()>& then) {
    if (job == nullptr || job->isEnded())
        return false;
    connect(job, &BackgroundJob::ended, this, then);
    return true;
}

void Studio::read(const fs::path& path, std::function<void(const Opened&)> put) {
    const auto again = [this, path, put] { read(path, put); };
    // One after the other: each may hold what the next wants to.
    if (waitsFor(reading_, again) || waitsFor(saver_.lastInto(productAt(path)), again))
        return;
    reading_ = engine_.files().start<Opened>(
        tr("Opening %1").arg(toText(path.filename())),
        [path, open = document_.place()](const JobContext& context) {
            const std::string known = open->known().definitionSha256; // first: rather read once too often
            Opened opened = readForOpening(wholeFolder(path), context);
            opened.openSha256 = known;
            if (opened.kind == Opened::Kind::Product)
                opened.place = SavedPlace::toOpen(opened.product, opened.definitionSha256, open.get());
            return opened;
        },
        this,
        [this, put = std::move(put), again](const Opened& opened) {
            if (waitsFor(saver_.lastInto(opened.product), again)) // it is another soon
                return;
            if (wasSavedSince(opened))
                again();
            else
                put(opened);
        });
    connect(reading_, &BackgroundJob::failed, this,
            [this, job = reading_.data()] { tellNotOpened(job->problem()); });
}

bool Studio::wasSavedSince(const Opened& opened) const {
    const SavedPlace::Known now = document_.place()->known();
    return opened.kind == Opened::Kind::Product && now.folder == opened.product &&
           now.definitionSha256 != opened.openSha256;
}

void Studio::recover(const fs::path& draft) {
    if (const auto wanted = recovering_.lock(); wanted && *wanted == draft)
        return; // asked for twice
    const auto wanted = std::make_shared<const fs::path>(draft);
    recovering_ = wanted;
    leave([this, wanted] { readDraft(wanted); });
}

void Studio::readDraft(const std::shared_ptr<const fs::path>& draft) {
    using Left = std::shared_ptr<LeftDraft>;
    const auto again = [this, draft] { readDraft(draft); };
    // Which product it is of is not known before it is read.
    if (waitsFor(reading_, again) || waitsFor(saver_.last(), again))
        return;
    reading_ = engine_.files().start<Left>(
        tr("Reading unsaved edits"),
        [draft, open = document_.place()](const JobContext&) {
            return std::make_shared<LeftDraft>(readLeftDraft(*draft, open.get()));
        },
        this,
        [this, again, revision = document_.revision()](const Left& left) {
            if (waitsFor(saver_.lastInto(left->draft.folder), again))
                return;
            // Edits of before the product was saved stay that: saving them asks.
            replace(revision, [this, left] {
                document_.recover(std::move(*left));
                Q_EMIT pageWanted("tune");
            });
        });
    connect(reading_, &BackgroundJob::failed, this, [this, job = reading_.data()] {
        tellProblem([] { return tr("The unsaved edits could not be read."); }, job->problem());
    });
}

void Studio::take(const fs::path& path, const Opened& opened) {
    const bool isProduct = opened.kind == Opened::Kind::Product;
    const bool isThere = tryOpening([&] {
        if (isProduct)
            document_.openSaved(opened.place, opened.state);
        else
            document_.startNew(opened.state);
    });
    if (!isThere)
        return;
    if (isProduct) {
        remember(opened.product);
        lookForLeftEdits();
    }
    Q_EMIT pageWanted(isProduct ? "tune" : "enrol");
    if (!isProduct)
        tell(tr("%1 is no product: a new one was started with its %n photo(s).", nullptr,
                static_cast<int>(opened.state.photos.size()))
                 .arg(toText(path)));
}

bool Studio::tryOpening(const std::function<void()>& put) {
    try {
        put();
        return true;
    } catch (const Error& error) {
        tellNotOpened(errorWording(error));
        return false;
    }
}

void Studio::tellNotOpened(const Wording& why) {
    tellProblem([] { return tr("It could not be opened."); }, why, {.name = kOpeningCause});
}

void Studio::reload() {
    const fs::path folder = document_.folder();
    if (folder.empty())
        return;
    const auto put = [this, opening = document_.opening()](const Opened& opened) {
        if (document_.opening() != opening) // another is open by now
            return;
        if (opened.kind != Opened::Kind::Product)
            return tellNotOpened([] { return tr("The product is not there any more."); });
        const bool hadEdits = document_.isModified();
        const bool isThere = tryOpening(
            [&] { document_.openSaved(opened.place, opened.state, ProductDocument::Edits::SetAside); });
        if (isThere && !hadEdits) // else as soon as they are kept
            tell(tr("The product was opened again."));
    };
    const auto go = [this, folder, put] { read(folder, put); };
    if (leaveGuard_ && loss().run)
        leaveGuard_({.run = true}, go); // edits are kept
    else
        go();
}

void Studio::lookForChange() {
    if (document_.definitionSha256().empty() || saving())
        return;
    engine_.files().start<std::string>(
        tr("Looking for changes"),
        [folder = document_.folder()](const JobContext&) { return ProductFolder::definitionSha256(folder); },
        this,
        [this, known = document_.definitionSha256()](const std::string& now) {
            if (document_.definitionSha256() != known)
                return;
            const bool isOther = !now.empty() && now != known;
            if (now == known) { // put back
                toldChange_.clear();
                notices_.end(kChangeCause);
            }
            // With edits there is more to decide: saving asks.
            if (!isOther || saving() || document_.isModified() || std::exchange(toldChange_, now) == now)
                return;
            tellProblem([] { return tr("The product was changed by another program since it was opened."); },
                        {},
                        {.name = kChangeCause,
                         .holds = [this, known] { return document_.definitionSha256() == known; }},
                        Remedy::Reload);
        });
}

} // namespace cliplad::ui
