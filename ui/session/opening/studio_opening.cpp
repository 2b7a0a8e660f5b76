// What the Studio opens, and what happens to its product on disk meanwhile.
#include <utility>

#include <QStringList>

#include "base/folder.h"
#include "document/path_text.h"
#include "engine/error_text.h"
#include "inspection/product/product_folder.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNamesTold = 5;
constexpr auto kChangeCause = "changed on disk";

QString namesOf(const std::vector<std::string>& products) {
    QStringList names;
    for (std::size_t i = 0; i < products.size() && i < kNamesTold; ++i)
        names.append(QString::fromStdString(products[i]));
    if (products.size() > kNamesTold)
        names.append(QStringLiteral("…"));
    return names.join(QStringLiteral(", "));
}

} // namespace

void Studio::open(const fs::path& path) {
    leave([this, path] {
        read(path, [this, path, revision = document_.revision()](const Opened& opened) {
            if (opened.kind == Opened::Kind::Nothing)
                return tellProblem(tr("There is nothing to open in %1.").arg(toText(path)),
                                   tr("It is no product and holds no photos. Open the folder of a product "
                                      "that was saved, or a folder of photos to start a new product."),
                                   {.outlivesProduct = true});
            if (opened.kind == Opened::Kind::Products)
                return tellProblem(
                    tr("%1 is no product itself.").arg(toText(path)),
                    tr("It holds the products %1. Open one of them.").arg(namesOf(opened.products)),
                    {.outlivesProduct = true});
            replace(revision, [this, path, opened] { take(path, opened); });
        });
    });
}

void Studio::read(const fs::path& path, std::function<void(const Opened&)> put) {
    BackgroundJob* job = engine_.files().start<Opened>(
        tr("Opening %1").arg(toText(path.filename())),
        [path](const JobContext& context) { return readForOpening(wholeFolder(path), context); }, this,
        std::move(put));
    connect(job, &BackgroundJob::failed, this,
            [this](const QString& message) { tellProblem(tr("It could not be opened."), message); });
}

void Studio::take(const fs::path& path, const Opened& opened) {
    const bool isProduct = opened.kind == Opened::Kind::Product;
    const bool isThere = tryOpening([&] {
        if (isProduct)
            document_.openSaved(opened.product, opened.state, opened.definitionSha256);
        else
            document_.startNew(opened.state);
    });
    if (!isThere)
        return;
    if (isProduct)
        remember(opened.product);
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
        tellProblem(tr("It could not be opened."), errorText(error));
        return false;
    }
}

void Studio::reload() {
    const fs::path folder = document_.folder();
    if (folder.empty())
        return;
    const auto put = [this, opening = document_.opening()](const Opened& opened) {
        if (document_.opening() != opening) // another is open by now
            return;
        if (opened.kind != Opened::Kind::Product)
            return tellProblem(tr("It could not be opened."), tr("The product is not there any more."));
        const bool hadEdits = document_.isModified();
        const bool isThere = tryOpening([&] {
            document_.openSaved(opened.product, opened.state, opened.definitionSha256,
                                ProductDocument::Edits::SetAside);
        });
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
            tellProblem(tr("The product was changed by another program since it was opened."), {},
                        {.name = kChangeCause,
                         .holds = [this, known] { return document_.definitionSha256() == known; }},
                        Remedy::Reload);
        });
}

} // namespace cliplad::ui
