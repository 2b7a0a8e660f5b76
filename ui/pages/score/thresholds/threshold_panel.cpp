#include "pages/score/thresholds/threshold_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "pages/score/thresholds/threshold_names.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/focus_keeping.h"
#include "widgets/settings/setting_spin_box.h"

namespace cliplad::ui {
namespace {

constexpr double kMostScore = 1e6;
constexpr double kStep = 0.1;

QDoubleSpinBox* scoreField(QWidget* parent, const char* name) {
    auto* field = new SettingSpinBox(parent);
    field->setObjectName(name);
    field->setRange(0, kMostScore);
    field->setDecimals(2);
    field->setSingleStep(kStep);
    field->setKeyboardTracking(false);
    return field;
}

/// Leaves a text alone that a person types while nothing has changed.
void showValue(QDoubleSpinBox& field, double value, bool isKnown) {
    if (const QString unknown = isKnown ? QString() : "–"; field.specialValueText() != unknown)
        field.setSpecialValueText(unknown);
    if (field.textFromValue(field.value()) != field.textFromValue(value))
        field.setValue(value);
    field.setEnabled(isKnown);
}

} // namespace

ThresholdPanel::ThresholdPanel(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , edits_(studio.document())
    , chart_(new ThresholdChart(studio, this))
    , reviewLabel_(new QLabel(this))
    , review_(scoreField(this, "reviewThreshold"))
    , rejectLabel_(new QLabel(this))
    , reject_(scoreField(this, "rejectThreshold"))
    , automatic_(new QPushButton(this))
    , fit_(new QPushButton(this))
    , logarithmic_(new QCheckBox(this))
    , counts_(new QLabel(this)) {
    reviewLabel_->setBuddy(review_);
    rejectLabel_->setBuddy(reject_);
    automatic_->setObjectName("automaticThreshold");
    automatic_->setIcon(icon("reset"));
    fit_->setObjectName("fitThresholds");
    counts_->setWordWrap(true);
    auto* numbers = new QHBoxLayout;
    for (QWidget* widget : std::initializer_list<QWidget*>{reviewLabel_, review_, rejectLabel_, reject_})
        numbers->addWidget(widget, widget == review_ || widget == reject_ ? 1 : 0);
    auto* more = new QHBoxLayout;
    more->addWidget(logarithmic_);
    more->addStretch(1);
    more->addWidget(automatic_);
    more->addWidget(fit_);
    auto* column = new QVBoxLayout(this);
    column->addWidget(chart_, 1);
    column->addLayout(numbers);
    column->addLayout(more);
    column->addWidget(counts_);

    connect(review_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        const double most = studio_.results().threshold();
        type(ThresholdChart::Line::Review, value);
        refresh(); // what lies above the other one is put back
        if (value > most)
            studio_.tell(tr("“Review from” is at most “Reject from”, %1. Move that first.")
                             .arg(locale().toString(most, 'f', 2)));
    });
    for (SettingSpinBox* field : findChildren<SettingSpinBox*>())
        connect(field, &SettingSpinBox::typed, this, [this](const QString& outside) {
            if (!outside.isEmpty())
                studio_.tell(tr("%1 is not allowed: a threshold is from 0 to %2.")
                                 .arg(outside, locale().toString(qlonglong(kMostScore))));
        });
    connect(reject_, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { type(ThresholdChart::Line::Reject, value); });
    for (QDoubleSpinBox* field : {review_, reject_})
        connect(field, &QDoubleSpinBox::editingFinished, this, [this] { edits_.finish(); });
    connect(automatic_, &QPushButton::clicked, this, [this] {
        studio_.document().edit(
            thresholdName(ThresholdEdit::Calibrated, studio_.results().run().calibration.threshold),
            [](DocumentState& state) {
                state.threshold = std::nullopt;
                state.reviewThreshold = std::nullopt;
            });
    });
    connect(fit_, &QPushButton::clicked, this, &ThresholdPanel::fitWanted);
    connect(logarithmic_, &QCheckBox::toggled, chart_, &ThresholdChart::setLogarithmic);
    ScoreResults& results = studio_.results();
    for (const auto signal :
         {&ScoreResults::thresholdsChanged, &ScoreResults::runChanged, &ScoreResults::reset})
        connect(&results, signal, this, &ThresholdPanel::refresh);
    connect(chart_, &ThresholdChart::counted, this, &ThresholdPanel::count);
    connect(&studio_.document(), &ProductDocument::changed, this, &ThresholdPanel::refresh);
    retranslate();
}

void ThresholdPanel::type(ThresholdChart::Line line, double score) {
    if (!studio_.document().isOpen())
        return;
    const bool isReview = line == ThresholdChart::Line::Review;
    edits_.edit(isReview ? "score.review" : "score.reject",
                thresholdName(isReview ? ThresholdEdit::Review : ThresholdEdit::Reject,
                              studio_.results().run().calibration.threshold),
                chart_->moved(line, score));
}

void ThresholdPanel::refresh() {
    const ScoreResults& results = studio_.results();
    const ScoreThresholds now = results.thresholds();
    const QSignalBlocker reviewQuiet(review_), rejectQuiet(reject_);
    showValue(*review_, now.review, results.knowsThreshold());
    showValue(*reject_, now.reject, results.knowsThreshold());
    const DocumentState& state = studio_.document().state();
    setEnabledBeside(*reject_, *automatic_, state.threshold || state.reviewThreshold);
    count();
}

void ThresholdPanel::count() {
    const ScoreResults& results = studio_.results();
    const VerdictCounts counts = countVerdicts(results.rows(), results.thresholds());
    const auto number = [&](Verdict verdict) { return locale().toString(counts.of(verdict)); };
    counts_->setText(tr("%1 good · %2 to review · %3 rejected · %4 not scored")
                         .arg(number(Verdict::Good), number(Verdict::Review), number(Verdict::Reject),
                              number(Verdict::Failed)));
}

void ThresholdPanel::retranslate() {
    reviewLabel_->setText(tr("Review from:"));
    reviewLabel_->setToolTip(tr("From this score on an image is to be looked at"));
    rejectLabel_->setText(tr("Reject from:"));
    rejectLabel_->setToolTip(tr("From this score on an image is rejected"));
    automatic_->setText(tr("Calibrated"));
    automatic_->setToolTip(tr("Back to the threshold that the shots taught"));
    fit_->setText(tr("Fit…"));
    fit_->setToolTip(tr("Fit the thresholds to images whose truth is known"));
    logarithmic_->setText(tr("Logarithmic heights"));
    for (QDoubleSpinBox* field : {review_, reject_})
        field->setValue(field->value()); // as the language writes it
    refresh();
}

void ThresholdPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
