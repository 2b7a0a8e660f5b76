#include "pages/review/review_page.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

#include "engine/photos/pictures.h"
#include "pages/review/comparison/comparison_view.h"
#include "pages/review/comparison/patch_pair.h"
#include "pages/review/comparison/review_scene.h"
#include "pages/review/decision_bar.h"
#include "pages/review/finding_panel.h"
#include "pages/review/queue/queue_panel.h"
#include "pages/review/review_notices.h"
#include "session/row_text.h"

namespace cliplad::ui {
namespace {

constexpr auto kNotesCause = "notes";

} // namespace

ReviewPage::ReviewPage(Studio& studio)
    : Page(studio, "review")
    , actions_(studio, *this, [this](ReviewAction action) { run(action); })
    , queue_(studio)
    , desk_(studio)
    , good_(studio, actions_.action(ReviewAction::AddGoodPhotos), desk_.steps()) {
    setFocusPolicy(Qt::ClickFocus);
    build();
    connectAll();
    retranslate();
    settle();
}

void ReviewPage::connectAll() {
    connect(&studio_, &Studio::reviewWanted, this, &ReviewPage::review);
    connect(&queue_, &ReviewQueue::rebuilt, this, &ReviewPage::settle);
    connect(&queue_, &ReviewQueue::countsChanged, this, &ReviewPage::refreshReview);
    connect(panel_, &QueuePanel::selected, this, [this](int place) { goTo(queue_.rowAt(place)); });
    connect(&studio_.live(), &LiveSession::changed, this, &ReviewPage::refresh);
    for (const auto signal : {&ScoreResults::thresholdsChanged, &ScoreResults::runChanged})
        connect(&studio_.results(), signal, this, &ReviewPage::refresh);
    connect(&studio_.results(), &ScoreResults::rowsChanged, this, &ReviewPage::followRows);
    connect(&studio_.results(), &ScoreResults::reset, this, [this] {
        desk_.startOver();
        bar_->setNote({}); // kept by the desk
        notices_->withdraw();
    });
    connect(&desk_, &ReviewDesk::stepped, this, &ReviewPage::followStep);
    connect(&desk_, &ReviewDesk::replaced, this, [this](const QString& name) {
        studio_.tell(QStringLiteral("%1: %2").arg(name, replacedNotice()), {.owner = this});
    });
    QAction& undo = actions_.action(ReviewAction::UndoDecision);
    undo.setEnabled(false);
    connect(&desk_.steps(), &QUndoStack::canUndoChanged, &undo, &QAction::setEnabled);
    connect(&studio_.reviews(), &Reviews::changed, this, [this](int row) { desk_.settle(row); });
    connect(&studio_.document(), &ProductDocument::changed, notices_,
            [this] { notices_->follow(studio_.document().state()); });
    connect(&studio_.notes(), &NoteDrafts::failed, this, [this](const QString& problem) {
        studio_.tellProblem([] { return tr("Notes without a decision are not kept on disk."); },
                            asGiven(problem), {.name = kNotesCause, .outlivesProduct = true});
    });
    connect(&studio_.notes(), &NoteDrafts::kept, this, [this] { studio_.notices().end(kNotesCause); });
    connect(&marker_, &PartMarker::ready, this, &ReviewPage::refresh);
    connect(&photos_, &PhotosAhead::loaded, this, [this](const QImage& photo) {
        photo_ = photo;
        refresh();
    });
    connect(&studio_.decisions(), &DecisionWriter::failedToRecord, this, [this](const QString& problem) {
        studio_.tellProblem([] { return tr("A decision was not recorded."); }, asGiven(problem),
                            {.holds = [&decisions = studio_.decisions()] { return decisions.failed() > 0; },
                             .outlivesProduct = true});
    });
    connect(&studio_.decisions(), &DecisionWriter::overruled, this, &ReviewPage::tellOverruled);
    connect(&studio_.decisions(), &DecisionWriter::settingsApplied, bar_, &DecisionBar::showReviewer);
    connect(&finding_->patches(), &PatchPair::activated, comparison_, &ComparisonView::zoomToPeak);
    connect(bar_, &DecisionBar::noteEdited, this, [this] {
        if (currentRow() != nullptr)
            desk_.keepNote(queue_.current(), bar_->note());
        refreshReview();
    });
    connect(bar_, &DecisionBar::noteEntered, this, &ReviewPage::enterNote);
    const auto takeKeys = [this] { comparison_->overlayCanvas().setFocus(); };
    connect(bar_, &DecisionBar::left, &comparison_->overlayCanvas(), takeKeys);
    connect(notices_, &ReviewNotices::left, &comparison_->overlayCanvas(), takeKeys);
    connect(toScore_, &QPushButton::clicked, this, [this] { Q_EMIT studio_.pageWanted("score"); });
    connect(&good_, &GoodPhotos::added, this,
            [this](const std::vector<std::filesystem::path>& photos, const Wording& told) {
                goodStep_ = desk_.steps().index();
                notices_->tellAdded(photos.front(), told, studio_.document().state());
            });
    connect(&desk_.steps(), &QUndoStack::indexChanged, notices_,
            [this](int step) { notices_->offerUndo(step == goodStep_); });
    connect(notices_, &ReviewNotices::undoWanted, &desk_.steps(), &QUndoStack::undo);
    connect(notices_, &ReviewNotices::scoringWanted, this, [this] {
        Q_EMIT studio_.pageWanted("score");
        studio_.results().askForRescoring();
    });
}

void ReviewPage::run(ReviewAction action) {
    switch (action) {
    case ReviewAction::Good:
        return decideAndGoOn(DecisionValue::Good);
    case ReviewAction::Bad:
        return decideAndGoOn(DecisionValue::Bad);
    case ReviewAction::Unsure:
        return decideAndGoOn(DecisionValue::Unsure);
    case ReviewAction::UndoDecision:
        return desk_.steps().undo();
    case ReviewAction::Note:
        return bar_->editNote();
    case ReviewAction::Next:
        return step(1);
    case ReviewAction::Previous:
        return step(-1);
    case ReviewAction::NextUnreviewed:
        return goOn();
    case ReviewAction::AddToShots:
        return addToShots();
    case ReviewAction::AddGoodPhotos:
        return good_.add();
    case ReviewAction::SideBySide:
        return comparison_->setMode(ComparisonView::Mode::SideBySide);
    case ReviewAction::Split:
        return comparison_->setMode(ComparisonView::Mode::Split);
    case ReviewAction::Blink:
        return comparison_->setMode(ComparisonView::Mode::Blink);
    case ReviewAction::FlipOverlay:
        return comparison_->flipOverlay();
    case ReviewAction::Parts:
    case ReviewAction::Heat:
    case ReviewAction::Marks:
        return comparison_->layerButton(action).toggle();
    case ReviewAction::ZoomToPeak:
        return comparison_->zoomToPeak();
    }
}

void ReviewPage::retranslate() {
    actions_.retranslate();
    emptyText_->setText(
        tr("Nothing is scored yet. Score images first: those with the verdict Review or Reject are gone "
           "through here."));
    toScore_->setText(tr("Go to Score"));
    panel_->retranslate();
    comparison_->retranslate(actions_);
    finding_->retranslate();
    bar_->retranslate();
    notices_->retranslate();
    good_.refresh();
    refresh();
}

void ReviewPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        refresh(); // chips have the colours of their time
    Page::changeEvent(event);
}

void ReviewPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    queue_.setActive(true);
    good_.setActive(true);
    activate();
}

void ReviewPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    queue_.setActive(false);
    good_.setActive(false);
}

/// Arrows that nothing on the page wants: the photo is shown whole.
void ReviewPage::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Right)
        step(1);
    else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Left)
        step(-1);
    else
        Page::keyPressEvent(event);
}

void ReviewPage::activate() {
    settle();
    if (studio_.results().isEmpty())
        studio_.lastRun().look(); // it may have been removed
    const QWidget* focus = QApplication::focusWidget();
    if (focus == nullptr || !isAncestorOf(focus)) // so that the keys work at once
        comparison_->overlayCanvas().setFocus();
}

const ScoreRow* ReviewPage::currentRow() const {
    const int row = queue_.current();
    return row >= 0 && row < static_cast<int>(studio_.results().rows().size())
               ? &studio_.results().row(static_cast<std::size_t>(row))
               : nullptr;
}

void ReviewPage::settle() {
    stack_->setCurrentIndex(studio_.results().isEmpty() ? 0 : 1);
    int place = queue_.placeOf(queue_.current());
    if (place < 0)
        place = queue_.nextUnreviewed(-1);
    if (place < 0 && queue_.rowCount() > 0)
        place = 0;
    goTo(queue_.rowAt(place));
}

void ReviewPage::review(int row) {
    if (queue_.placeOf(row) < 0) {
        ReviewFilter all = queue_.filter();
        all.verdicts = ReviewFilter::Verdicts::All;
        all.reason = std::nullopt;
        all.unreviewedOnly = false;
        queue_.setFilter(all);
        panel_->showFilter();
    }
    goTo(row);
}

void ReviewPage::goTo(int row) {
    if (row != queue_.current()) {
        queue_.setCurrent(row);
        photo_ = {};
        bar_->setNote(currentRow() != nullptr ? desk_.note(row) : QString());
    }
    panel_->select(queue_.placeOf(row));
    lookAtCurrent();
    refresh();
}

void ReviewPage::lookAtCurrent() {
    const ScoreRow* row = currentRow();
    if (row == nullptr || !isVisible())
        return;
    const int after = queue_.rowAt(queue_.placeOf(queue_.current()) + 1);
    const auto next =
        after < 0 ? std::filesystem::path() : studio_.results().row(static_cast<std::size_t>(after)).path;
    photo_ = photos_.read(row->path, next);
    studio_.live().setImage(row->path);
}

/// A file that was replaced may have been scored again: what was read of the one before says nothing of it.
void ReviewPage::followRows(int first, int last) {
    for (int index = first; index <= last; ++index) {
        const ScoreRow& row = studio_.results().row(static_cast<std::size_t>(index));
        photos_.keepOnly(row.path, row.imageSha256);
        if (index != queue_.current())
            continue;
        if (!isOfFile(photo_, row.imageSha256)) {
            photo_ = {};
            lookAtCurrent();
        }
        refresh();
    }
}

void ReviewPage::step(int by) {
    if (const int row = queue_.rowAt(queue_.placeOf(queue_.current()) + by); row >= 0)
        goTo(row);
}

void ReviewPage::goOn() {
    const int place = queue_.nextUnreviewed(queue_.placeOf(queue_.current()));
    if (place >= 0)
        goTo(queue_.rowAt(place));
    else
        tellAllReviewed();
}

void ReviewPage::tellAllReviewed() {
    const bool isOpen =
        currentRow() != nullptr && !studio_.reviews().isDecided(static_cast<std::size_t>(queue_.current()));
    const auto isSo = [this, reviewed = queue_.reviewed(), total = queue_.total()] {
        return queue_.reviewed() >= reviewed && queue_.total() == total;
    };
    studio_.tell(isOpen ? tr("Every other image of this list is reviewed.")
                        : tr("Every image of this list is reviewed."),
                 {.holds = isSo, .owner = this});
}

QString ReviewPage::emptyListText() const {
    const ReviewFilter& filter = queue_.filter();
    if (studio_.results().isEmpty())
        return {};
    const bool noneFlagged =
        filter.verdicts == ReviewFilter::Verdicts::Flagged && !filter.reason && queue_.total() == 0;
    if (noneFlagged && studio_.results().rows().size() < studio_.results().expected())
        return tr("No image of this run was flagged so far; it is not at its end yet.");
    if (noneFlagged)
        return tr("No image of this run was flagged. “Every image” at the left shows the good ones too.");
    return tr("No image passes this filter. Choose another one at the left.");
}

void ReviewPage::refresh() {
    if (!isVisible())
        return; // showEvent comes back to it
    const ScoreRow* row = currentRow();
    if (row == nullptr) {
        comparison_->setScene({.placeholder = emptyListText()});
        finding_->setFacts(std::nullopt);
        return refreshReview();
    }
    ComparisonView::Scene scene = reviewScene(studio_.live(), *row, photo_);
    if (const PreviewPtr preview = previewOf(studio_.live(), *row))
        scene.marks = marker_.find(preview);
    scene.path = QString::fromStdString(row->path.string());
    scene.caption =
        tr("%1, image %2 of %3")
            .arg(studio_.results().nameOf(*row), locale().toString(queue_.placeOf(queue_.current()) + 1),
                 locale().toString(queue_.rowCount()));
    scene.placeholder = photos_.problem().isEmpty() ? tr("Reading the photo…") : photos_.problem();
    comparison_->setScene(scene);
    const LiveSession& live = studio_.live();
    finding_->setFacts(FindingPanel::Facts{.row = *row,
                                           .verdict = studio_.results().verdictOf(*row),
                                           .threshold = studio_.results().threshold(),
                                           .deviations = recordedDeviations(studio_.results(), *row),
                                           .labels = studio_.results().labels(),
                                           .isStale = studio_.results().isStale(),
                                           .now = live.isCurrent() ? previewOf(live, *row) : nullptr,
                                           .notice = live.image() == row->path ? live.notice() : QString()});
    refreshReview();
}

void ReviewPage::refreshReview() {
    const ScoreRow* row = currentRow();
    if (row != nullptr && bar_->note() != desk_.note(queue_.current()))
        bar_->setNote(desk_.note(queue_.current())); // recorded by another session or station
    bar_->setReview(row != nullptr ? studio_.reviews().of(static_cast<std::size_t>(queue_.current()))
                                   : nullptr,
                    row != nullptr && desk_.isNoteNew(queue_.current(), bar_->note()));
    const bool canDecide = row != nullptr && !row->imageSha256.isEmpty();
    for (const ReviewAction action : {ReviewAction::Good, ReviewAction::Bad, ReviewAction::Unsure,
                                      ReviewAction::Note, ReviewAction::AddToShots})
        actions_.action(action).setEnabled(canDecide);
    studio_.notices().check(); // the photo may be there now, or another image
}

} // namespace cliplad::ui
