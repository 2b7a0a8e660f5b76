#include "pages/score/thresholds/accuracy_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

#include "pages/score/table/score_table_model.h"
#include "pages/score/thresholds/known_notes.h"
#include "scoring/explanation_text.h"

namespace cliplad::ui {
namespace {

constexpr int kCurveMs = 300; ///< while rows come

} // namespace

AccuracyPanel::AccuracyPanel(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , shares_(new QLabel(this))
    , roc_(new RocView(this)) {
    auto* grid = new QGridLayout;
    buildMatrix(*grid);
    shares_->setObjectName("shares");
    shares_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addLayout(grid);
    column->addWidget(shares_);
    column->addWidget(roc_, 1);
    curveSoon_.setSingleShot(true);
    connect(&curveSoon_, &QTimer::timeout, this, &AccuracyPanel::refreshCurve);
    const auto soon = [this] {
        if (!curveSoon_.isActive())
            curveSoon_.start(kCurveMs);
    };
    ScoreResults& results = studio_.results();
    connect(&results, &ScoreResults::rowsAppended, this, soon);
    connect(&results, &ScoreResults::rowsChanged, this, soon);
    connect(&results, &ScoreResults::reset, this, &AccuracyPanel::refreshCurve);
    connect(&results, &ScoreResults::thresholdsChanged, this, &AccuracyPanel::refreshCounts);
    retranslate();
}

void AccuracyPanel::buildMatrix(QGridLayout& grid) {
    for (std::size_t v = 0; v < verdictHeads_.size(); ++v) {
        verdictHeads_[v] = new QLabel(this);
        verdictHeads_[v]->setAlignment(Qt::AlignRight);
        grid.addWidget(verdictHeads_[v], 0, static_cast<int>(v) + 1);
    }
    for (std::size_t bad = 0; bad < 2; ++bad) {
        truthHeads_[bad] = new QLabel(this);
        grid.addWidget(truthHeads_[bad], static_cast<int>(bad) + 1, 0);
        for (std::size_t v = 0; v < verdictHeads_.size(); ++v) {
            QLabel* cell = cells_[bad][v] = new QLabel(this);
            cell->setAlignment(Qt::AlignRight);
            cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
            QFont font = cell->font();
            font.setBold((bad == 1 && v == 0) || (bad == 0 && v == 2)); // the two kinds of mistake
            cell->setFont(font);
            grid.addWidget(cell, static_cast<int>(bad) + 1, static_cast<int>(v) + 1);
        }
    }
}

QString AccuracyPanel::cell(bool bad, Verdict verdict) const {
    return cells_[bad ? 1 : 0][static_cast<std::size_t>(verdict)]->text();
}

void AccuracyPanel::refreshCounts() {
    const ScoreResults& results = studio_.results();
    const ScoreThresholds now = results.thresholds();
    const VerdictCounts counts = countVerdicts(results.rows(), now);
    for (std::size_t bad = 0; bad < 2; ++bad)
        for (std::size_t v = 0; v < verdictHeads_.size(); ++v) {
            cells_[bad][v]->setText(locale().toString((bad == 1 ? counts.knownBad : counts.knownGood)[v]));
            cells_[bad][v]->setAccessibleName(
                tr("%1, verdict %2: %3")
                    .arg(truthHeads_[bad]->text(), verdictHeads_[v]->text(), cells_[bad][v]->text()));
        }
    QStringList said = mistakesText(counts, locale());
    const bool both = counts.missedShare() && counts.falseAlarmShare() && !known_.empty();
    if (both)
        said += tr("AUROC: %1.").arg(locale().toString(auroc_, 'f', 3));
    said += knownNotes(results, locale());
    shares_->setText(said.join(' '));
    roc_->setPoint(both ? std::optional(costOf(known_, now.reject)) : std::nullopt);
}

void AccuracyPanel::refreshCurve() {
    curveSoon_.stop();
    known_ = labelledScores(studio_.results().rows());
    const ThresholdCost all = costOf(known_, 0);
    const bool both = all.good > 0 && all.anomalous > 0;
    roc_->setCurve(
        both ? thresholdCosts(known_, 500) : std::vector<ThresholdCost>(),
        tr("The curve needs images that are known to be good and some that are known to be bad. Score a data "
           "set, or decide on some images on the page Review."));
    if (both)
        auroc_ = auroc(known_);
    else
        known_.clear();
    refreshCounts();
}

void AccuracyPanel::retranslate() {
    for (const Verdict verdict : {Verdict::Good, Verdict::Review, Verdict::Reject, Verdict::Failed})
        verdictHeads_[static_cast<std::size_t>(verdict)]->setText(verdictText(verdict));
    truthHeads_[0]->setText(tr("Known to be good"));
    truthHeads_[1]->setText(tr("Known to be bad"));
    roc_->setAccessibleName(tr("ROC curve: images found against false alarms"));
    refreshCurve();
}

void AccuracyPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
