#include "pages/tune/suggest/trial_choices.h"

#include <algorithm>

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include "style/spacing.h"
#include "widgets/settings/setting_text.h"

namespace cliplad::ui {
namespace {

/// How many changes of one kind there are.
int countOf(const Recipe& recipe, const TuningChoice& choice) {
    return static_cast<int>(changesToTry(recipe, choice).size()) - 1;
}

QString listOfSettings() {
    QStringList names;
    for (const TunedSetting& tuned : tunedSettings())
        for (const auto& setting : inspectionSettings())
            if (setting.info.key == tuned.key)
                names.append(settingLabel(setting.info));
    return names.join(", ");
}

} // namespace

TrialChoices::TrialChoices(QWidget* parent)
    : QWidget(parent)
    , counts_(new QCheckBox)
    , synonyms_(new QCheckBox)
    , settings_(new QCheckBox)
    , judged_(new QCheckBox)
    , plan_(new QLabel) {
    counts_->setObjectName("suggest.counts");
    synonyms_->setObjectName("suggest.synonyms");
    settings_->setObjectName("suggest.settings");
    judged_->setObjectName("suggest.judged");
    plan_->setObjectName("suggest.plan");
    counts_->setChecked(true);
    judged_->setChecked(true);
    plan_->setWordWrap(true);
    plan_->setProperty("faint", true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(kWideSpace);
    grid->addWidget(counts_, 0, 0);
    grid->addWidget(synonyms_, 1, 0);
    grid->addWidget(settings_, 0, 1);
    grid->addWidget(judged_, 1, 1);
    grid->addWidget(plan_, 2, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    for (QCheckBox* box : {counts_, synonyms_, settings_, judged_})
        connect(box, &QCheckBox::toggled, this, &TrialChoices::changed);
}

TuningChoice TrialChoices::choice() const {
    return {.counts = counts_->isChecked(),
            .synonyms = synonyms_->isChecked(),
            .settings = settings_->isChecked(),
            .judged = judged_->isChecked() && canJudge_};
}

void TrialChoices::showState(const Recipe& recipe, std::size_t shots,
                             const std::vector<ReviewedImage>& reviewed, bool free) {
    canJudge_ = !reviewed.empty();
    const auto number = [&](const TuningChoice& one) { return locale().toString(countOf(recipe, one)); };
    counts_->setText(tr("Cluster &counts, 2 to 20 (%1)").arg(number({.counts = true})));
    synonyms_->setText(
        tr("Leave out each s&ynonym in turn (%1)").arg(number({.counts = false, .synonyms = true})));
    settings_->setText(tr("&Settings that matter most (%1)")
                           .arg(number({.counts = false, .settings = true, .judged = choice().judged})));
    const auto bads =
        std::count_if(reviewed.begin(), reviewed.end(), [](const ReviewedImage& image) { return image.bad; });
    judged_->setText(reviewed.empty()
                         ? tr("Score &reviewed images too (there are none yet)")
                         : tr("Score &reviewed images too: %1 good, %2 bad")
                               .arg(locale().toString(static_cast<qlonglong>(reviewed.size()) - bads),
                                    locale().toString(static_cast<qlonglong>(bads))));
    counts_->setEnabled(free && countOf(recipe, {.counts = true}) > 0);
    synonyms_->setEnabled(free && countOf(recipe, {.counts = false, .synonyms = true}) > 0);
    settings_->setEnabled(free);
    judged_->setEnabled(free && canJudge_);
    variants_ = countOf(recipe, choice());
    showPlan(shots, choice().judged ? reviewed.size() : 0);
}

void TrialChoices::showPlan(std::size_t shots, std::size_t reviewed) {
    plan_->setText(variants_ == 0
                       ? tr("Nothing to try: tick what may change.")
                       : tr("To try: %1 variants and the present state, one after the other. Shots: %2. "
                            "Reviewed images: %3. Photos are encoded once for all of them.")
                             .arg(locale().toString(variants_),
                                  locale().toString(static_cast<qlonglong>(shots)),
                                  locale().toString(static_cast<qlonglong>(reviewed))));
}

void TrialChoices::retranslate() {
    counts_->setToolTip(tr("Kinds of surface that the shots are divided into; none is tried while the coarse "
                           "stage is off, as no part follows them then."));
    synonyms_->setToolTip(
        tr("Finds synonyms that hurt. Labels with one synonym keep it; labels that are switched off are not "
           "tried."));
    settings_->setToolTip(tr("One at a time: %1. The last four change no mask and are tried only with "
                             "reviewed images.")
                              .arg(listOfSettings()));
    judged_->setToolTip(
        tr("Images of the last run on Score that are known to be good or bad, by a review or by the data "
           "set; at most 24, of both kinds alike. Shots do not count. Takes longer."));
}

} // namespace cliplad::ui
