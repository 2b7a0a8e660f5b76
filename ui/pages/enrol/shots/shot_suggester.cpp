#include "pages/enrol/shots/shot_suggester.h"

#include <algorithm>

#include <QLocale>

#include "document/photo_edits.h"
#include "inspection/shots/shot_suggestion.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

constexpr auto kSuggestCause = "enrol.suggest";

} // namespace

ShotSuggester::ShotSuggester(Studio& studio, QObject* parent)
    : QObject(parent)
    , studio_(studio) {
    connect(&studio_.document(), &ProductDocument::opened, this, &ShotSuggester::cancel);
}

bool ShotSuggester::isRunning() const {
    return job_ && !job_->isEnded();
}

void ShotSuggester::cancel() {
    if (!job_)
        return;
    job_->abandon(this);
    job_ = nullptr;
    Q_EMIT changed();
}

void ShotSuggester::start(int count) {
    const DocumentState& state = studio_.document().state();
    const auto wanted = static_cast<std::size_t>(count);
    if (isRunning())
        return;
    if (state.photos.empty())
        return studio_.tellProblem(
            [] { return tr("There are no photos to choose from."); },
            [] { return tr("Add photos of good products first."); },
            {.holds = [this] { return studio_.document().state().photos.empty(); }, .owner = this});
    if (state.shots.size() >= wanted)
        return studio_.tellProblem(
            [] { return tr("There are as many shots already as are to be suggested."); },
            [] {
                return tr("Take some stars away, or give more photos a star yourself: one to four "
                          "shots are suggested.");
            },
            {.holds = [this, wanted] { return studio_.document().state().shots.size() >= wanted; },
             .owner = this});
    const auto backbone = studio_.modelOfProduct();
    if (!backbone)
        return studio_.tellProblem([] { return tr("The model is not ready yet."); },
                                   [] { return tr("Try again when the status bar shows it."); },
                                   {.holds = [this] { return !studio_.modelOfProduct(); }, .owner = this});
    const SuggestionRequest request{
        .photos = state.photos, .shots = state.shots, .count = wanted, .image = state.settings.image};
    studio_.notices().end(kSuggestCause);
    job_ = studio_.engine().errands().start<ShotSuggestion>(
        tr("Suggesting shots"),
        [request, backbone](const JobContext& job) { return suggestShots(*backbone, request, job); }, this,
        [this, request](const ShotSuggestion& suggestion) { take(suggestion, request); });
    connect(job_, &BackgroundJob::failed, this, [this, job = job_.data()] {
        studio_.tellProblem([] { return tr("No shots could be suggested."); }, job->problem(),
                            {.name = kSuggestCause});
    });
    connect(job_, &BackgroundJob::ended, this, &ShotSuggester::changed);
    Q_EMIT changed();
}

/// Meanwhile photos may have left the sheet, and stars been given or taken away by hand.
void ShotSuggester::take(const ShotSuggestion& suggestion, const SuggestionRequest& request) {
    const Paths suggested(suggestion.shots.begin() + static_cast<std::ptrdiff_t>(request.shots.size()),
                          suggestion.shots.end());
    Paths added;
    studio_.document().edit(
        [](const DocumentState& before, const DocumentState& after) {
            return tr("Suggest shots: %1").arg(photosBeyond(after.shots, before.shots));
        },
        [&](DocumentState& state) {
            added = withoutStar(state, suggested);
            const std::size_t room = request.count - std::min(request.count, state.shots.size());
            added.resize(std::min(added.size(), room));
            giveStars(state, added);
        });
    const QLocale locale;
    if (added.empty() && studio_.document().state().shots.size() >= request.count)
        return studio_.tell(tr("There are as many shots already as are to be suggested."));
    if (added.empty())
        return studio_.tell(tr("No more photos are different enough to be suggested."));
    const QString count = locale.toString(added.size()), lookedAt = locale.toString(suggestion.lookedAt);
    QString text =
        suggestion.lookedAt < request.photos.size()
            ? tr("Shots suggested: %1, the most different of %2 photos, spread evenly over all %3.")
                  .arg(count, lookedAt, locale.toString(request.photos.size()))
            : tr("Shots suggested: %1, the most different of %2 photos.").arg(count, lookedAt);
    if (suggestion.poor > 0)
        text += ' ' + tr("Left out as blurred, badly exposed or of another size: %1.")
                          .arg(locale.toString(suggestion.poor));
    if (!suggestion.unreadable.empty())
        text += ' ' + tr("Left out as unreadable: %1.").arg(locale.toString(suggestion.unreadable.size()));
    studio_.tell(text, studio_.untilUndone());
}

} // namespace cliplad::ui
