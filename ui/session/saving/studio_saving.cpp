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
    if (state.shots.empty())
        tellProblem([] { return tr("There is nothing to learn from yet."); },
                    [] { return tr("Mark one to four good photos with a star, then save."); },
                    {.holds = [this] { return document_.state().shots.empty(); }});
    else if (lacksWords(state))
        tellProblem([] { return tr("There are no words yet."); },
                    [] { return tr("Name at least one part in each table of the Prompts page, then save."); },
                    {.holds = [this] { return lacksWords(document_.state()); }});
    else if (engine_.model().state == ModelStatus::State::Failed)
        tellModelProblem([] { return tr("The product was not saved: its model could not be loaded."); });
    else if (!modelOfProduct())
        tellProblem([] { return tr("The model is not ready yet."); },
                    [] { return tr("Save again when the status bar shows it."); },
                    {.holds = [this] { return !modelOfProduct(); }});
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
        tellProblem([] { return tr("The product is saved, but another Studio has opened it."); },
                    asGiven(message));
    });
    connect(&saver_, &ProductSaver::saved, this, [this](const fs::path& folder) {
        remember(folder);
        tell(tr("Saved in %1").arg(toText(folder)), {.outlivesProduct = true});
        Q_EMIT saved(toText(folder));
    });
    connect(&saver_, &ProductSaver::failed, this, [this](const Wording& problem) {
        tellProblem([] { return tr("The product was not saved."); }, problem, {.name = kSavingCause});
    });
    connect(&saver_, &ProductSaver::cancelled, this,
            [this] { tell(tr("Saving was cancelled: the edits are not saved."), {.name = kSavingCause}); });
}

} // namespace cliplad::ui
