#include "pages/score/thresholds/fit_dialog.h"

#include <algorithm>

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "base/error.h"
#include "pages/score/thresholds/known_notes.h"
#include "pages/score/thresholds/threshold_names.h"
#include "widgets/manual_place.h"
#include "widgets/settings/number_field.h"

namespace cliplad::ui {
namespace {

constexpr double kUsualPercent = 1;
constexpr int kFirstChoice = 2; ///< row of the table; those above are to compare with

std::optional<double> fit(const std::vector<LabelledScore>& known, ThresholdTarget target, double percent) {
    try {
        return fitThreshold(known, target, percent / 100).threshold;
    } catch (const Error&) {
        return std::nullopt; // none of that kind is known; the dialog says so
    }
}

std::vector<LabelledScore> rising(std::vector<LabelledScore> scores) {
    std::sort(scores.begin(), scores.end(),
              [](const LabelledScore& a, const LabelledScore& b) { return a.score < b.score; });
    return scores;
}

} // namespace

FitDialog::FitDialog(Studio& studio, QWidget* parent)
    : QDialog(parent)
    , studio_(studio)
    , known_(rising(labelledScores(studio.results().rows())))
    , costs_(nullptr)
    , adopt_(nullptr) {
    setObjectName("fitDialog");
    setProperty(kManualPlace, "score#thresholds");
    setWindowTitle(tr("Fit thresholds"));
    build();
    radios_[ByMissed]->setChecked(true); // refreshes
}

void FitDialog::build() {
    const ThresholdCost all = costOf(known_, 0);
    QStringList said{tr("%1 scored images are known: %2 good and %3 bad, by the data set or by "
                        "reviews. A fit on few images says "
                        "little about the next ones.")
                         .arg(locale().toString(static_cast<qlonglong>(known_.size())),
                              locale().toString(qlonglong(all.good)),
                              locale().toString(qlonglong(all.anomalous)))};
    said += knownNotes(studio_.results(), locale());
    auto* intro = new QLabel(said.join(' '), this);
    intro->setObjectName("known");
    intro->setWordWrap(true);
    auto* choices = new QGridLayout;
    const QStringList texts = {tr("At most so many of the &bad images are missed:"),
                               tr("At most so many of the &good images are rejected:"),
                               tr("B&oth: review from the first, reject from the second")};
    for (int i = 0; i < 3; ++i) {
        const auto index = static_cast<std::size_t>(i);
        radios_[index] = new QRadioButton(texts[i], this);
        choices->addWidget(radios_[index], i, 0);
        connect(radios_[index], &QRadioButton::toggled, this, [this](bool checked) {
            if (checked) // the one that is left says nothing new
                refresh();
        });
        if (i == Both)
            continue;
        auto* limit = limits_[index] = new NumberField(this);
        limit->setRange(0, 100);
        limit->setDecimals(1);
        limit->setSuffix(tr(" %"));
        limit->setValue(kUsualPercent);
        limit->setAccessibleName(texts[i]);
        limit->setObjectName(i == ByMissed ? "mostMissed" : "mostFalseAlarms");
        connect(limit, &QDoubleSpinBox::valueChanged, this, &FitDialog::refresh);
        choices->addWidget(limit, i, 1);
    }
    choices->setColumnStretch(0, 1);
    buildCosts();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    adopt_ = buttons->addButton(tr("&Adopt"), QDialogButtonBox::AcceptRole);
    adopt_->setObjectName("adopt");
    connect(buttons, &QDialogButtonBox::accepted, this, &FitDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &FitDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addLayout(choices);
    column->addWidget(costs_, 1);
    column->addWidget(buttons);
    resize(760, 420);
}

void FitDialog::buildCosts() {
    costs_ = new QTableWidget(5, 6, this);
    costs_->setObjectName("costs");
    costs_->setAccessibleName(tr("What each choice costs"));
    costs_->setHorizontalHeaderLabels({tr("Choice"), tr("Review from"), tr("Reject from"), tr("Missed"),
                                       tr("To review"), tr("False alarms")});
    costs_->verticalHeader()->hide();
    costs_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    costs_->setSelectionMode(QAbstractItemView::SingleSelection);
    costs_->setSelectionBehavior(QAbstractItemView::SelectRows);
    costs_->setTabKeyNavigation(false);
    costs_->setShowGrid(false);
    connect(costs_, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (row >= kFirstChoice)
            choose(static_cast<Choice>(row - kFirstChoice));
    });
}

FitDialog::Choice FitDialog::choice() const {
    return radios_[ByMissed]->isChecked()        ? ByMissed
           : radios_[ByFalseAlarms]->isChecked() ? ByFalseAlarms
                                                 : Both;
}

void FitDialog::choose(Choice choice) {
    radios_[choice]->setChecked(true);
}

void FitDialog::setAtMost(Choice choice, double percent) {
    limits_.at(choice)->setValue(percent);
}

FitDialog::Fits FitDialog::fits() const {
    return {.missed = fit(known_, ThresholdTarget::Missed, limits_[ByMissed]->value()),
            .alarms = fit(known_, ThresholdTarget::FalseAlarms, limits_[ByFalseAlarms]->value())};
}

std::optional<ScoreThresholds> FitDialog::fitted(Choice choice) const {
    return fitted(choice, fits());
}

std::optional<ScoreThresholds> FitDialog::fitted(Choice choice, const Fits& fits) {
    const auto& [missed, alarms] = fits;
    if (choice == ByMissed)
        return missed ? std::optional(ScoreThresholds{*missed, *missed}) : std::nullopt;
    if (choice == ByFalseAlarms)
        return alarms ? std::optional(ScoreThresholds{*alarms, *alarms}) : std::nullopt;
    if (!missed || !alarms)
        return std::nullopt;
    // Where the kinds do not overlap, one line in the gap keeps to both.
    return *missed < *alarms ? ScoreThresholds{*missed, *alarms} : ScoreThresholds{*missed, *missed};
}

void FitDialog::refresh() {
    const ScoreResults& results = studio_.results();
    const double calibrated = results.run().calibration.threshold;
    const Fits now = fits();
    const std::array<Option, 5> options = {
        Option{tr("As it is now"), results.thresholds()},
        Option{tr("Calibrated"), ScoreThresholds{calibrated, calibrated}},
        Option{tr("By missed"), fitted(ByMissed, now)},
        Option{tr("By false alarms"), fitted(ByFalseAlarms, now)},
        Option{tr("Both"), fitted(Both, now)},
    };
    costs_->clearSpans();
    for (int row = 0; row < 5; ++row)
        fillRow(row, options[static_cast<std::size_t>(row)], row == kFirstChoice + choice());
    {
        const QSignalBlocker quiet(costs_);
        costs_->selectRow(kFirstChoice + choice());
    }
    costs_->resizeColumnsToContents();
    costs_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    if (adopt_ != nullptr)
        adopt_->setEnabled(fitted(choice(), now).has_value());
}

void FitDialog::fillRow(int row, const Option& option, bool isChosen) {
    QStringList texts{isChosen ? tr("→ %1").arg(option.name) : option.name};
    if (option.thresholds) {
        const VerdictCounts counts = countVerdicts(studio_.results().rows(), *option.thresholds);
        const auto share = [&](int part, const std::optional<double>& of) {
            return of ? tr("%1 (%2 %)").arg(locale().toString(part), locale().toString(100 * *of, 'f', 1))
                      : tr("unknown");
        };
        texts +=
            {locale().toString(option.thresholds->review, 'f', 2),
             locale().toString(option.thresholds->reject, 'f', 2),
             share(counts.knownBad[0], counts.missedShare()), locale().toString(counts.of(Verdict::Review)),
             share(counts.knownGood[2], counts.falseAlarmShare())};
    } else {
        texts += {tr("cannot be fitted: no such image is known"), {}, {}, {}, {}};
    }
    for (int column = 0; column < costs_->columnCount(); ++column) {
        auto* cell = new QTableWidgetItem(texts.value(column));
        QFont letters = font();
        letters.setBold(isChosen);
        cell->setFont(letters);
        if (row < kFirstChoice) // to compare with
            cell->setFlags(Qt::ItemIsEnabled);
        if (column > 0 && option.thresholds)
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        costs_->setItem(row, column, cell);
    }
    if (!option.thresholds)
        costs_->setSpan(row, 1, 1, costs_->columnCount() - 1);
}

void FitDialog::accept() {
    if (const auto thresholds = fitted(choice()))
        studio_.document().edit(
            thresholdName(ThresholdEdit::Fitted, studio_.results().run().calibration.threshold),
            [&](DocumentState& state) {
                state.threshold = thresholds->reject;
                state.reviewThreshold = thresholds->review < thresholds->reject
                                            ? std::optional(thresholds->review)
                                            : std::nullopt;
            });
    QDialog::accept();
}

} // namespace cliplad::ui
