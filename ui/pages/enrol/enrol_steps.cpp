#include "pages/enrol/enrol_steps.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QLocale>

#include "pages/enrol/steps_bar.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EnrolSteps)
};

struct Step {
    bool done;
    QString title, detail;
};

/// The same while only an image that is no shot is being looked at.
bool isLearned(const LiveSession& live) {
    return live.isCurrent() || (live.state() == LiveSession::State::Computing && live.shotsAreCurrent() &&
                                live.preview()->isWhole);
}

QString maskDetail(const LiveSession& live, int warnings) {
    using State = LiveSession::State;
    switch (isLearned(live) ? State::Current : live.state()) {
    case State::Empty:
    case State::NeedsShots:
        return Text::tr("After the first star");
    case State::NeedsWords:
        return Text::tr("Words are missing");
    case State::WaitsForModel:
        return Text::tr("The model is loading");
    case State::Computing:
        return live.encodingText().isEmpty() ? Text::tr("Updating…") : live.encodingText();
    case State::Failed:
        return Text::tr("Not up to date");
    case State::Current:
        break;
    }
    return warnings > 0 ? Text::tr("Warnings: %1").arg(QLocale().toString(warnings)) : Text::tr("Up to date");
}

QString link(const char* page, const QString& text) {
    return QStringLiteral("<a href=\"%1\">%2</a>").arg(QLatin1String(page), text);
}

QString maskHint(const LiveSession& live, bool saved) {
    using State = LiveSession::State;
    switch (isLearned(live) ? State::Current : live.state()) {
    case State::NeedsWords:
        return Text::tr("Next: say which parts there are, on the page %1. (%2)")
            .arg(link("prompts", Text::tr("Prompts")), live.problem().toHtmlEscaped());
    case State::Failed:
        return Text::tr("The parts could not be found: %1").arg(live.problem().toHtmlEscaped());
    case State::WaitsForModel:
        return Text::tr("The parts appear on the shots as soon as the model is loaded.");
    case State::Current:
        if (saved)
            return Text::tr("Saved, with warnings: read them on the tab Warnings below the photo. New images "
                            "are inspected on the page %1.")
                .arg(link("score", Text::tr("Score")));
        return Text::tr(
            "Next: read the tab Warnings below the photo. Save all the same where they do no harm.");
    default:
        break;
    }
    const QString encoding = live.encodingText();
    if (live.shotsAreCurrent())
        return Text::tr("Check that every part has its colour on every shot. What is normal is being learned "
                        "meanwhile: %1")
            .arg(encoding.isEmpty() ? Text::tr("Updating…") : encoding);
    return encoding.isEmpty() ? Text::tr("The parts are being looked for on the shots…")
                              : Text::tr("The parts are being looked for on the shots: %1").arg(encoding);
}

QString hintOf(Studio& studio, int current, bool saved) {
    switch (current) {
    case StepsBar::Photos:
        return Text::tr("Start here: drop photos of good products onto the sheet, or press “Add photos…”.");
    case StepsBar::Shots:
        return Text::tr("Next: mark one to four good photos with a star (click on it, or press %1). “Suggest "
                        "shots” chooses the most different ones.")
            .arg(studio.actions().keyOf("enrol.star"));
    case StepsBar::Masks:
        return maskHint(studio.live(), saved);
    case StepsBar::Save:
        return Text::
            tr("Next: check that every part has its colour on every shot; if not, mend the words (%1) or the "
               "settings (%2). Then save.")
                .arg(link("prompts", Text::tr("Prompts")), link("tune", Text::tr("Tune")));
    default:
        return saved ? Text::tr("Saved. New images are inspected on the page %1.")
                           .arg(link("score", Text::tr("Score")))
                     : QString();
    }
}

} // namespace

QString showSteps(StepsBar& bar, Studio& studio, int warnings) {
    const ProductDocument& document = studio.document();
    const DocumentState& state = document.state();
    const LiveSession& live = studio.live();
    const QLocale locale;
    const bool everSaved = !document.folder().empty();
    const bool saved = everSaved && !document.isModified();
    const std::array<Step, StepsBar::kSteps> steps = {{
        {!state.photos.empty(), Text::tr("Add photos"),
         state.photos.empty() ? Text::tr("Of good products")
                              : Text::tr("Photos: %1").arg(locale.toString(qulonglong(state.photos.size())))},
        {!state.shots.empty(), Text::tr("Mark good ones"),
         state.shots.empty() ? Text::tr("One to four stars")
                             : Text::tr("Shots: %1").arg(locale.toString(qulonglong(state.shots.size())))},
        {isLearned(live) && !state.shots.empty() && warnings == 0, Text::tr("Check the parts"),
         maskDetail(live, warnings)},
        {saved, Text::tr("Save the product"),
         studio.saving() ? Text::tr("Saving…")
         : saved         ? Text::tr("All is saved")
         : everSaved     ? Text::tr("Edits are not saved")
                         : Text::tr("Not saved yet")},
    }};
    const auto current =
        std::find_if(steps.begin(), steps.end(), [](const Step& step) { return !step.done; });
    for (int i = 0; i < StepsBar::kSteps; ++i) {
        const Step& step = steps[static_cast<std::size_t>(i)];
        bar.step(static_cast<StepsBar::Step>(i))
            .setStep(step.done            ? StepButton::State::Done
                     : &step == &*current ? StepButton::State::Current
                                          : StepButton::State::Later,
                     step.title, step.detail);
    }
    return hintOf(studio, static_cast<int>(current - steps.begin()), saved);
}

} // namespace cliplad::ui
