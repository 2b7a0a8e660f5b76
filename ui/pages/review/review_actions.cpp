#include "pages/review/review_actions.h"

#include <QAction>
#include <QCoreApplication>

#include "pages/page.h"
#include "style/icons.h"

namespace cliplad::ui {
namespace {

struct Entry {
    ReviewAction action;
    const char* id;
    const char* text;
    QKeySequence key;
    const char* icon; ///< or null
};

const std::vector<Entry>& entries() {
    static const std::vector<Entry> all = {
        {ReviewAction::Good, "review.good", QT_TRANSLATE_NOOP("ReviewActions", "Good"), Qt::Key_G, "good"},
        {ReviewAction::Bad, "review.bad", QT_TRANSLATE_NOOP("ReviewActions", "Bad"), Qt::Key_B, "bad"},
        {ReviewAction::Unsure, "review.unsure", QT_TRANSLATE_NOOP("ReviewActions", "Unsure"), Qt::Key_U,
         "unsure"},
        {ReviewAction::UndoDecision, "review.undo", QT_TRANSLATE_NOOP("ReviewActions", "Undo decision"),
         Qt::Key_Backspace, "undo"},
        {ReviewAction::Note, "review.note", QT_TRANSLATE_NOOP("ReviewActions", "Write a note"), Qt::Key_N,
         nullptr},
        {ReviewAction::Next, "review.next", QT_TRANSLATE_NOOP("ReviewActions", "Next image"),
         Qt::Key_PageDown, "next"},
        {ReviewAction::Previous, "review.previous", QT_TRANSLATE_NOOP("ReviewActions", "Previous image"),
         Qt::Key_PageUp, "previous"},
        {ReviewAction::NextUnreviewed, "review.next-unreviewed",
         QT_TRANSLATE_NOOP("ReviewActions", "Next unreviewed image"), Qt::Key_J, "next-open"},
        {ReviewAction::AddToShots, "review.add-to-shots",
         QT_TRANSLATE_NOOP("ReviewActions", "Good, add to shots"), Qt::Key_A, "star"},
        {ReviewAction::AddGoodPhotos, "review.add-good",
         QT_TRANSLATE_NOOP("ReviewActions", "Add what is decided as good to the more good photos"),
         Qt::CTRL | Qt::SHIFT | Qt::Key_G, "photos"},
        {ReviewAction::SideBySide, "review.side-by-side",
         QT_TRANSLATE_NOOP("ReviewActions", "Photo and overlay side by side"), Qt::Key_S, nullptr},
        {ReviewAction::Split, "review.split", QT_TRANSLATE_NOOP("ReviewActions", "Split slider"), Qt::Key_D,
         nullptr},
        {ReviewAction::Blink, "review.blink", QT_TRANSLATE_NOOP("ReviewActions", "Blink"), Qt::Key_K,
         nullptr},
        {ReviewAction::FlipOverlay, "review.flip",
         QT_TRANSLATE_NOOP("ReviewActions", "Hide or show the overlay"), Qt::Key_H, nullptr},
        {ReviewAction::Parts, "review.parts", QT_TRANSLATE_NOOP("ReviewActions", "Show or hide the parts"),
         Qt::Key_M, nullptr},
        {ReviewAction::Heat, "review.heat",
         QT_TRANSLATE_NOOP("ReviewActions", "Show or hide the anomaly map"), Qt::Key_E, nullptr},
        {ReviewAction::Marks, "review.marks", QT_TRANSLATE_NOOP("ReviewActions", "Show or hide the marks"),
         Qt::Key_R, nullptr},
        {ReviewAction::ZoomToPeak, "review.zoom",
         QT_TRANSLATE_NOOP("ReviewActions", "Zoom to the framed place"), Qt::Key_Z, nullptr}};
    return all;
}

bool isDecision(ReviewAction action) {
    return action <= ReviewAction::UndoDecision || action == ReviewAction::AddToShots ||
           action == ReviewAction::AddGoodPhotos;
}

} // namespace

ReviewActions::ReviewActions(Studio& studio, Page& page, const std::function<void(ReviewAction)>& run) {
    for (const Entry& entry : entries()) {
        QAction* action =
            studio.actions().add(&page, entry.id, {}, entry.key, [run, which = entry.action] { run(which); });
        if (entry.icon != nullptr)
            action->setIcon(icon(entry.icon));
        action->setAutoRepeat(!isDecision(entry.action)); // a key that is held decides one image
        actions_.insert(entry.action, action);
    }
    retranslate();
}

void ReviewActions::retranslate() {
    for (const Entry& entry : entries())
        actions_[entry.action]->setText(QCoreApplication::translate("ReviewActions", entry.text));
}

} // namespace cliplad::ui
