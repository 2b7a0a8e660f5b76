#include "pages/tune/verdict_strip.h"

#include <algorithm>
#include <cmath>

#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include "session/finding_text.h"
#include "session/studio.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/focus_keeping.h"
#include "widgets/settings/number_field.h"
#include "widgets/settings/slider_marks.h"

namespace cliplad::ui {
namespace {

constexpr int kSliderSteps = 1000;
constexpr double kThresholdStep = 0.1; ///< σ
constexpr double kMostThreshold = 9999;
constexpr int kSliderPx = 130;
constexpr int kPicturePx = 24;
/// The slider reaches at least so many times the calibrated threshold.
constexpr double kReach = 3;

int toSlider(double value, double most) {
    return static_cast<int>(std::lround(std::clamp(value / most, 0.0, 1.0) * kSliderSteps));
}

} // namespace

VerdictStrip::VerdictStrip(Studio& studio, QWidget* parent)
    : QFrame(parent)
    , studio_(studio)
    , edits_(studio.document())
    , picture_(new QLabel)
    , verdict_(new QLabel)
    , why_(new QLabel)
    , logical_(new QLabel)
    , structural_(new QLabel)
    , fused_(new QLabel)
    , figures_(new QBoxLayout(QBoxLayout::LeftToRight))
    , scores_(new QHBoxLayout)
    , thresholdLabel_(new QLabel)
    , slider_(new QSlider(Qt::Horizontal))
    , marks_(new SliderMarks(*slider_, this))
    , number_(new NumberField)
    , reset_(new QToolButton) {
    setFrameShape(QFrame::StyledPanel);
    QFont large = verdict_->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    verdict_->setFont(large);
    verdict_->setObjectName("tune.verdict");
    why_->setWordWrap(true);
    why_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    slider_->setObjectName("threshold.slider");
    slider_->setRange(0, kSliderSteps);
    slider_->setPageStep(kSliderSteps / 20);
    slider_->setMinimumWidth(kSliderPx);
    number_->setObjectName("threshold.number");
    number_->setRange(0, kMostThreshold);
    number_->setDecimals(2);
    number_->setSingleStep(kThresholdStep);
    number_->setKeyboardTracking(false);
    number_->setSuffix(" σ");
    reset_->setObjectName("threshold.reset");
    reset_->setIcon(icon("reset"));
    reset_->setAutoRaise(true);
    buildLayout();

    connect(slider_, &QSlider::valueChanged, this,
            [this](int value) { setThreshold(value * most_ / kSliderSteps); });
    connect(slider_, &QSlider::sliderReleased, this, [this] { edits_.finish(); });
    connect(number_, &QDoubleSpinBox::valueChanged, this, [this](double value) { setThreshold(value); });
    connect(number_, &QDoubleSpinBox::editingFinished, this, [this] { edits_.finish(); });
    connect(reset_, &QToolButton::clicked, this, &VerdictStrip::resetThreshold);
    retranslate();
    showContent({});
}

void VerdictStrip::buildLayout() {
    auto* words = new QHBoxLayout;
    words->addWidget(picture_);
    words->addWidget(verdict_);
    words->addSpacing(kSpace);
    words->addWidget(why_, 1);
    scores_->setSpacing(kSpace + kHalfSpace);
    for (QLabel* score : {logical_, structural_, fused_}) {
        score->setTextFormat(Qt::RichText);
        scores_->addWidget(score);
    }
    scores_->addStretch(); // below each other they stand at the left
    auto* threshold = new QGridLayout;
    threshold->setHorizontalSpacing(kSpace + kHalfSpace);
    threshold->setVerticalSpacing(0);
    threshold->addWidget(thresholdLabel_, 0, 0, 2, 1);
    threshold->addWidget(slider_, 0, 1);
    threshold->addWidget(marks_, 1, 1);
    threshold->setColumnStretch(1, 1);
    threshold->addWidget(number_, 0, 2, 2, 1);
    threshold->addWidget(reset_, 0, 3, 2, 1);
    moving_ = threshold;
    figures_->setSpacing(kSpace + kHalfSpace);
    figures_->addLayout(scores_);
    figures_->addLayout(threshold, 1);
    thresholdLabel_->setBuddy(number_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kSpace, kHalfSpace, kSpace, kHalfSpace);
    layout->setSpacing(kHalfSpace);
    layout->addLayout(words);
    layout->addLayout(figures_);
}

QSize VerdictStrip::minimumSizeHint() const {
    const QMargins margins = layout()->contentsMargins();
    const int width = std::max(scores_->minimumSize().width(), moving_->minimumSize().width()) +
                      margins.left() + margins.right() + 2 * frameWidth();
    return {width, QFrame::minimumSizeHint().height()};
}

void VerdictStrip::arrange() {
    const int needed = scores_->minimumSize().width() + figures_->spacing() + moving_->minimumSize().width();
    const bool beside = needed <= contentsRect().width() - 2 * kSpace;
    const auto direction = beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (figures_->direction() == direction)
        return;
    figures_->setDirection(direction);
    figures_->setSpacing(beside ? kSpace + kHalfSpace : kHalfSpace);
}

void VerdictStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    arrange();
}

void VerdictStrip::showContent(const Content& content) {
    showVerdict(content);
    showScores(content);
    showThreshold(content);
}

void VerdictStrip::showVerdict(const Content& content) {
    const Finding* finding = content.finding;
    QString text = tr("No verdict yet"), picture = "info";
    if (finding != nullptr) {
        const bool toReview = content.reviewThreshold && finding->fused >= *content.reviewThreshold;
        text = finding->anomalous ? tr("Reject") : toReview ? tr("Review") : tr("Good");
        picture = finding->anomalous ? "bad" : toReview ? "warning" : "good";
    }
    const bool holds = content.notice.isEmpty();
    picture_->setPixmap(icon(picture).pixmap(QSize(kPicturePx, kPicturePx), devicePixelRatioF(),
                                             holds ? QIcon::Normal : QIcon::Disabled));
    verdict_->setText(content.fixed ? tr("A: %1", "verdict of the state kept as A").arg(text) : text);
    verdict_->setEnabled(holds);
    if (!holds) {
        why_->setText(content.notice);
        return;
    }
    if (finding == nullptr)
        return why_->setText(content.preview == nullptr
                                 ? tr("Scores and verdict appear here as soon as there are shots.")
                                 : tr("Choose an image below to see its scores and verdict."));
    // What moved the logical score most is said where that score drove the verdict, however little it is.
    const bool isLogical = finding->anomalous && finding->logicalDeviation >= finding->structuralDeviation;
    const auto statements = partStatements(finding->differences, isLogical, locale());
    QStringList sentences{findingLine(statements, finding->differences, finding->nearestShot, locale())};
    if (!finding->cues.empty())
        sentences.append(cueLine(finding->cues, locale()));
    if (finding->isStructural || finding->anomalous)
        sentences.append(structuralText(*finding, locale()));
    why_->setText(sentences.join('\n'));
}

void VerdictStrip::showScores(const Content& content) {
    const auto deviation = [this](double value) {
        return (value < 0 ? QString() : QString("+")) + figureText(value, 1, locale()) + " σ";
    };
    const auto put = [](QLabel& label, const QString& name, const QString& value, const QString& below) {
        label.setText(QString("<span>%1</span><br><b>%2</b> &nbsp;%3").arg(name, value, below));
    };
    const Finding* finding = content.finding;
    const QString none = "–";
    put(*logical_, tr("Logical, raw"), finding ? rawScoreText(finding->logical, locale()) : none,
        finding ? deviation(finding->logicalDeviation) : QString());
    put(*structural_, tr("Structural, raw"), finding ? rawScoreText(finding->structural, locale()) : none,
        finding ? deviation(finding->structuralDeviation) : QString());
    put(*fused_, tr("Together, calibrated"), finding ? figureText(finding->fused, 2, locale()) + " σ" : none,
        {});
    for (QLabel* label : {logical_, structural_, fused_})
        label->setEnabled(content.notice.isEmpty());
    arrange(); // figures may be longer than those before
}

void VerdictStrip::nameThreshold() {
    thresholdLabel_->setText(isOfA_ ? tr("Threshold of A") : tr("Threshold"));
    arrange();
}

void VerdictStrip::showThreshold(const Content& content) {
    isOfA_ = content.fixed;
    nameThreshold();
    const bool known = content.preview != nullptr && studio_.document().isOpen();
    for (QWidget* widget : {static_cast<QWidget*>(slider_), static_cast<QWidget*>(number_)})
        widget->setEnabled(known && !content.fixed);
    const auto& own = studio_.document().state().threshold;
    setEnabledBeside(*number_, *reset_, known && !content.fixed && own.has_value());
    if (!known) {
        const QSignalBlocker quiet(number_);
        number_->setSpecialValueText(own ? QString() : "–"); // none of what was shown before holds
        number_->setValue(own.value_or(0));
        return marks_->setMarks({});
    }
    calibrated_ = content.preview->calibrated;
    // What the hand moved holds at once, whatever is still being computed.
    inForce_ = content.fixed ? content.preview->threshold : own.value_or(calibrated_);
    if (!slider_->isSliderDown())
        most_ = std::max({1.0, kReach * calibrated_, 1.2 * inForce_});
    const QSignalBlocker quietSlider(slider_), quietNumber(number_);
    slider_->setValue(toSlider(inForce_, most_));
    number_->setSpecialValueText({});
    number_->setValue(inForce_);
    QList<SliderMarks::Mark> marks{
        {.value = toSlider(calibrated_, most_), .shape = SliderMarks::Shape::Tick, .text = tr("calibrated")}};
    if (content.finding != nullptr && content.notice.isEmpty())
        marks.append({.value = toSlider(content.finding->fused, most_),
                      .shape = SliderMarks::Shape::Arrow,
                      .text = tr("this image")});
    marks_->setMarks(marks);
    reset_->setToolTip(tr("Back to the calibrated %1 σ (%2)")
                           .arg(locale().toString(calibrated_, 'f', 2),
                                calibrationText(content.preview->calibratedOn, locale())));
}

void VerdictStrip::setThreshold(std::optional<double> threshold) {
    const auto& own = studio_.document().state().threshold;
    if (own == threshold || !studio_.document().isOpen())
        return;
    edits_.edit(
        "threshold", [] { return tr("Threshold"); }, ValueEdits::number(own.value_or(calibrated_), 2),
        ValueEdits::number(threshold.value_or(calibrated_), 2),
        [threshold](DocumentState& state) { state.threshold = threshold; });
}

void VerdictStrip::resetThreshold() {
    edits_.finish();
    setThreshold(std::nullopt);
    edits_.finish();
}

void VerdictStrip::stepThreshold(int by) {
    if (number_->isEnabled())
        setThreshold(std::max(0.0, inForce_ + by * kThresholdStep));
}

void VerdictStrip::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void VerdictStrip::retranslate() {
    nameThreshold();
    const QString help = tr("Images whose calibrated score reaches it are rejected.");
    for (QWidget* widget : {static_cast<QWidget*>(thresholdLabel_), static_cast<QWidget*>(slider_),
                            static_cast<QWidget*>(number_)}) {
        widget->setToolTip(help);
        widget->setWhatsThis(help);
    }
    slider_->setAccessibleName(tr("Threshold"));
    number_->setAccessibleName(tr("Threshold in standard deviations"));
    reset_->setAccessibleName(tr("Reset the threshold to the calibrated one"));
    marks_->setAccessibleName(tr("Calibrated threshold and score of this image"));
    marks_->setToolTip(tr("Line: the calibrated threshold. Arrow: the score of this image."));
    logical_->setToolTip(tr("Parts missing or extra: distance of the areas to the nearest shot, and how many "
                            "standard deviations above that of normal images."));
    structural_->setToolTip(
        tr("Damage: distance of the least usual patch to the nearest of the shots, and how many "
           "standard deviations above that of normal images."));
    why_->setAccessibleName(tr("Reasons for the verdict"));
    fused_->setToolTip(tr("Both scores together, in standard deviations of normal images; the threshold is "
                          "compared with it."));
}

} // namespace cliplad::ui
