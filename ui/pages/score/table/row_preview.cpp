#include "pages/score/table/row_preview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "engine/photos/pictures.h"
#include "pages/score/table/score_table_model.h"
#include "scoring/explanation_text.h"
#include "session/finding_text.h"
#include "session/row_text.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

enum Layer { Parts };
constexpr double kPartsOpacity = 0.5;

} // namespace

QString notScoredHint() {
    return RowPreview::tr("Mend or replace the file, then press Resume: it is tried again.");
}

RowPreview::RowPreview(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , canvas_(new ImageCanvas(this))
    , verdict_(new QLabel(this))
    , why_(new QLabel(this))
    , review_(new QPushButton(this)) {
    canvas_->setObjectName("rowCanvas");
    verdict_->setObjectName("rowVerdict");
    verdict_->setTextFormat(Qt::PlainText);
    verdict_->setWordWrap(true);
    QFont bold = verdict_->font();
    bold.setBold(true);
    verdict_->setFont(bold);
    why_->setTextFormat(Qt::PlainText);
    why_->setWordWrap(true);
    why_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    review_->setIcon(icon("review"));
    auto* head = new QHBoxLayout;
    head->addWidget(verdict_, 1);
    head->addWidget(review_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kHalfSpace, 0, 0, 0);
    column->addWidget(canvas_, 1);
    column->addLayout(head);
    column->addWidget(why_);
    connect(review_, &QPushButton::clicked, this, &RowPreview::reviewWanted);
    connect(&studio_.live(), &LiveSession::changed, this, &RowPreview::refreshPicture);
    ScoreResults& results = studio_.results();
    connect(&results, &ScoreResults::aboutToReset, this, [this] { setRow(-1); });
    connect(&results, &ScoreResults::thresholdsChanged, this, &RowPreview::refreshText);
    connect(&results, &ScoreResults::runChanged, this, &RowPreview::refreshText);
    connect(&results, &ScoreResults::runChanged, this, &RowPreview::refreshPicture);
    connect(&results, &ScoreResults::rowsChanged, this, &RowPreview::refreshText);
    retranslate();
}

void RowPreview::setRow(int row) {
    row_ = row;
    if (isVisible()) // elsewhere another image is being looked at
        lookAgain();
    refreshPicture();
    refreshText();
}

void RowPreview::lookAgain() {
    if (row_ >= 0)
        studio_.live().setImage(studio_.results().row(static_cast<std::size_t>(row_)).path);
}

void RowPreview::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refreshPicture();
}

void RowPreview::refreshPicture() {
    if (!isVisible())
        return; // showEvent comes back to it
    LiveSession& live = studio_.live();
    const ScoreResults& results = studio_.results();
    const ScoreRow* row = row_ >= 0 ? &results.row(static_cast<std::size_t>(row_)) : nullptr;
    const bool isOurs = row != nullptr && row->path == live.image();
    const ImageView* view = isOurs ? live.imageView() : nullptr;
    const bool isReplaced = isOurs && !isOfFile(live.photo(), row->imageSha256);
    const bool isOld = isReplaced && view != nullptr && !live.isCurrent(); // another is on its way
    canvas_->setNotice(!isOurs || isOld ? QString() : isReplaced ? replacedNotice() : pictureNotice());
    canvas_->setMarks({});
    if (view == nullptr || isReplaced) {
        canvas_->setPhoto(isOurs && !isOld ? live.photo() : QImage());
        canvas_->clearLayers();
        canvas_->setPlaceholder(row == nullptr ? tr("Choose a row of the table to see its image.")
                                : isOld        ? live.notice()
                                : isOurs       ? live.photoNotice()
                                               : QString());
        return;
    }
    canvas_->setPhoto(view->photo);
    const auto& labels = live.preview()->request.recipe.prompts.fine;
    canvas_->setLayer(Parts,
                      {.image = paintedMask(view->parts, shownColours(labels), 1), .opacity = kPartsOpacity});
    if (const Finding* finding = live.finding(); finding != nullptr && finding->isStructural)
        canvas_->setMarks({finding->peakRegion});
}

/// The picture is computed anew; what is said beside it was recorded.
QString RowPreview::pictureNotice() const {
    const LiveSession& live = studio_.live();
    return live.isCurrent() && studio_.results().isStale() ? tr("Parts as the product is now")
                                                           : live.notice();
}

void RowPreview::refreshText() {
    review_->setEnabled(row_ >= 0);
    if (row_ < 0) {
        verdict_->clear();
        why_->clear();
        return;
    }
    const ScoreResults& results = studio_.results();
    const ScoreRow& row = results.row(static_cast<std::size_t>(row_));
    const Verdict verdict = results.verdictOf(row);
    if (row.failed) {
        verdict_->setText(verdictText(verdict));
        why_->setText(failureText(row) + '\n' + notScoredHint());
        why_->setToolTip({});
        return;
    }
    verdict_->setText(tr("%1 · score %2").arg(verdictText(verdict), figureText(row.fused, 2, locale())));
    const QString raw = tr("Raw scores: logical %1, structural %2")
                            .arg(rawScoreText(row.logical, locale()), rawScoreText(row.structural, locale()));
    QString why = whyText(results, row, locale());
    if (results.isStale())
        why = tr("As it was scored, before the product changed: %1").arg(why);
    why_->setText(why + '\n' + raw);
    why_->setToolTip(wholeText(results, row, locale()));
}

void RowPreview::retranslate() {
    refreshPicture();
    canvas_->setAccessibleName(tr("Image of the chosen row"));
    review_->setText(tr("Review"));
    review_->setToolTip(tr("Decide on this image on the page Review (Enter)"));
    refreshText();
}

void RowPreview::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
