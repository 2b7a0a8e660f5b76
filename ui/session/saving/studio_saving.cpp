// Whether the Studio can save, and what it tells of that.
#include "document/path_text.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kSavingCause = "saving";

bool lacksWords(const DocumentState& state) {
    const Prompts prompts = state.recipe().prompts;
    return prompts.coarse.empty() || prompts.fine.empty();
}

} // namespace

bool Studio::canSave() {
    const DocumentState& state = document_.state();
    const auto again = [this] { canSave(); };
    if (state.shots.empty())
        tellProblem(tr("There is nothing to learn from yet."),
                    tr("Mark one to four good photos with a star, then save."),
                    {.holds = [this] { return document_.state().shots.empty(); }, .again = again});
    else if (lacksWords(state))
        tellProblem(tr("There are no words yet."),
                    tr("Name at least one part in each table of the Prompts page, then save."),
                    {.holds = [this] { return lacksWords(document_.state()); }, .again = again});
    else if (engine_.model().state == ModelStatus::State::Failed)
        tellModelProblem(tr("The product was not saved: its model could not be loaded."), again);
    else if (!modelOfProduct())
        tellProblem(tr("The model is not ready yet."), tr("Save again when the status bar shows it."),
                    {.holds = [this] { return !modelOfProduct(); }, .again = again});
    else
        return true;
    return false;
}

BackgroundJob* Studio::save(const fs::path& wanted, Over over) {
    if (!canSave())
        return nullptr;
    notices_.end(kSavingCause);
    return saver_.save(wanted, modelOfProduct(), over);
}

BackgroundJob* Studio::savingAlready() {
    BackgroundJob* job = saver_.ofThisRevision();
    if (job != nullptr)
        tell(tr("The product is being saved."), {.holds = [this] { return saving().has_value(); }});
    return job;
}

void Studio::followSaving() {
    connect(&saver_, &ProductSaver::changed, this, &Studio::savingChanged);
    connect(&saver_, &ProductSaver::notHeld, this, [this](const fs::path& folder, const QString& message) {
        remember(folder);
        tellProblem(tr("The product is saved, but another Studio has opened it."), message);
    });
    connect(&saver_, &ProductSaver::saved, this, [this](const fs::path& folder) {
        remember(folder);
        tell(tr("Saved in %1").arg(toText(folder)), {.outlivesProduct = true});
        Q_EMIT saved(toText(folder));
    });
    connect(&saver_, &ProductSaver::failed, this, &Studio::tellSavingFailed);
    connect(&saver_, &ProductSaver::cancelled, this,
            [this] { tell(tr("Saving was cancelled: the edits are not saved."), {.name = kSavingCause}); });
}

void Studio::tellSavingFailed(const QString& message) {
    tellProblem(tr("The product was not saved."), message,
                {.name = kSavingCause, .again = [this, message] { tellSavingFailed(message); }});
}

} // namespace cliplad::ui
