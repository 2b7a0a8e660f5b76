#include "pages/review/finding_panel.h"

#include <algorithm>
#include <cmath>

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "pages/review/comparison/patch_pair.h"
#include "scoring/explanation_text.h"
#include "style/spacing.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr int kMostStatements = 6;
constexpr int kChipPx = 12;
/// Figures that differ by less were rounded when they were written down.
constexpr double kSame = 1e-6;

bool isSame(double a, double b) {
    return std::abs(a - b) <= kSame * std::max({1.0, std::abs(a), std::abs(b)});
}

QLabel* heading(QWidget* parent) {
    auto* label = new QLabel(parent);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QLabel* wrapped(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPixmap chip(const QColor& colour, const QColor& frame) {
    QPixmap picture(kChipPx, kChipPx);
    picture.fill(colour);
    QPainter painter(&picture);
    painter.setPen(frame);
    painter.drawRect(0, 0, kChipPx - 1, kChipPx - 1);
    return picture;
}

/// The widgets go later: the application may be going through all of them, as when the theme changes.
void clear(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->layout() != nullptr)
            clear(item->layout());
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace

FindingPanel::FindingPanel(QWidget* parent)
    : QScrollArea(parent) {
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // keys go to the patches, which leave those that scroll to it
    auto* content = new QWidget(this);
    verdict_ = heading(content);
    verdict_->setWordWrap(true);
    wordsTitle_ = heading(content);
    placeTitle_ = heading(content);
    place_ = wrapped(content);
    patches_ = new PatchPair(content);
    figuresTitle_ = heading(content);
    note_ = wrapped(content);
    verdict_->setObjectName("review-verdict");
    place_->setObjectName("review-place");
    note_->setObjectName("review-figures-note");
    words_ = new QVBoxLayout;
    words_->setSpacing(kHalfSpace);
    auto* grid = new QGridLayout;
    buildFigures(grid);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, kSpace, 0);
    column->setSpacing(kHalfSpace);
    column->addWidget(verdict_);
    column->addSpacing(kSpace);
    column->addWidget(wordsTitle_);
    column->addLayout(words_);
    column->addSpacing(kSpace);
    column->addWidget(placeTitle_);
    column->addWidget(place_);
    column->addWidget(patches_);
    column->addSpacing(kSpace);
    column->addWidget(figuresTitle_);
    column->addLayout(grid);
    column->addWidget(note_);
    column->addStretch(1);
    setWidget(content);
    retranslate();
}

void FindingPanel::buildFigures(QGridLayout* grid) {
    grid->setHorizontalSpacing(kSpace);
    grid->setVerticalSpacing(kHalfSpace);
    grid->setColumnStretch(0, 1);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns_[i] = new QLabel(this);
        grid->addWidget(columns_[i], 0, static_cast<int>(i) + 1, Qt::AlignRight);
    }
    for (int figure = 0; figure < FigureCount; ++figure)
        for (int cell = 0; cell < 4; ++cell) {
            QLabel*& label = figures_[static_cast<std::size_t>(figure)][static_cast<std::size_t>(cell)];
            label = new QLabel(this);
            label->setObjectName(QString("review-figure-%1-%2").arg(figure).arg(cell));
            grid->addWidget(label, figure + 1, cell, cell == 0 ? Qt::AlignLeft : Qt::AlignRight);
        }
}

void FindingPanel::retranslate() {
    setAccessibleName(tr("Why the image has its verdict"));
    wordsTitle_->setText(tr("Parts"));
    placeTitle_->setText(tr("Least usual place"));
    figuresTitle_->setText(tr("Figures"));
    const std::array columns{tr("recorded"), tr("σ"), tr("now")};
    for (std::size_t i = 0; i < columns_.size(); ++i)
        columns_[i]->setText(columns[i]);
    columns_[1]->setToolTip(tr("Standard deviations above normal images"));
    const std::array names{tr("Logical, raw"), tr("Structural, raw"), tr("Score, calibrated"),
                           tr("Threshold")};
    for (std::size_t i = 0; i < figures_.size(); ++i)
        figures_[i][0]->setText(names[i]);
    setFacts(facts_);
}

void FindingPanel::setFacts(const std::optional<Facts>& facts) {
    facts_ = facts;
    widget()->setVisible(facts_.has_value());
    if (!facts_)
        return;
    const QString score = figureText(facts_->row.fused, 2, locale());
    const QString threshold = figureText(facts_->threshold, 2, locale());
    switch (facts_->verdict) {
    case Verdict::Reject:
        verdict_->setText(tr("Reject: score %1, threshold %2").arg(score, threshold));
        break;
    case Verdict::Review:
        verdict_->setText(tr("Review: score %1, threshold %2").arg(score, threshold));
        break;
    case Verdict::Good:
        verdict_->setText(tr("Good: score %1, threshold %2").arg(score, threshold));
        break;
    case Verdict::Failed:
        verdict_->setText(tr("Not scored: %1").arg(failureText(facts_->row)));
        break;
    }
    showWords();
    showPatches();
    showFigures();
}

const Finding* FindingPanel::findingNow() const {
    return facts_->now && facts_->now->finding ? &*facts_->now->finding : nullptr;
}

void FindingPanel::showWords() {
    clear(words_);
    const QList<QColor> colours = shownColours(facts_->labels);
    const bool isLogical = facts_->deviations[0] >= facts_->deviations[1];
    const auto statements =
        partStatements(facts_->row.differences, isFlagged(facts_->verdict) && isLogical, locale());
    const auto addLine = [this](const QString& text, const QPixmap& picture) {
        auto* row = new QHBoxLayout;
        QLabel* label = wrapped(widget());
        label->setText(text);
        label->setObjectName("review-statement");
        if (!picture.isNull()) {
            auto* sign = new QLabel(widget());
            sign->setPixmap(picture);
            sign->setMinimumHeight(label->heightForWidth(QWIDGETSIZE_MAX)); // in the middle of the first line
            row->addWidget(sign, 0, Qt::AlignTop);
        }
        row->addWidget(label, 1);
        words_->addLayout(row);
    };
    int said = 0;
    for (const PartStatement& statement : statements) {
        if (++said > kMostStatements)
            break;
        const auto label =
            std::find_if(facts_->labels.begin(), facts_->labels.end(), [&](const Label& candidate) {
                return QString::fromStdString(candidate.name) == statement.label;
            });
        const auto index = label - facts_->labels.begin();
        const QString sign = statement.change == PartChange::Missing ? QString(QChar(0x2212)) : QString("+");
        addLine(sign + QChar(0xa0) + statement.text,
                index < colours.size() ? chip(colours[index], palette().color(QPalette::WindowText))
                                       : QPixmap());
    }
    if (statements.empty())
        addLine(findingLine({}, facts_->row.differences, -1, locale()), {});
    if (const int more = static_cast<int>(statements.size()) - kMostStatements; more > 0)
        addLine(tr("and %n more", "differences", more), {});
    if (!facts_->row.cues.empty())
        addLine(cueLine(facts_->row.cues, locale()), {});
    if (facts_->row.nearestShot >= 0)
        addLine(tr("Nearest: shot no. %1").arg(locale().toString(facts_->row.nearestShot + 1)), {});
}

void FindingPanel::showPatches() {
    const Finding* finding = findingNow();
    PatchPair::Side here{.photo = {}, .patch = {}, .title = tr("This image")};
    PatchPair::Side there{.photo = {}, .patch = {}, .title = tr("Nearest in the shots")};
    if (finding != nullptr && facts_->now->image) {
        here.photo = facts_->now->image->photo;
        here.patch = finding->peakRegion;
        const auto shot = static_cast<std::size_t>(finding->peakShot);
        if (finding->peakShot >= 0 && shot < facts_->now->shots.size()) {
            there.photo = facts_->now->shots[shot].photo;
            there.patch = finding->peakShotRegion;
            there.title = tr("Shot %1").arg(locale().toString(finding->peakShot + 1));
        }
    }
    place_->setText(finding != nullptr ? structuralText(*finding, locale()) : facts_->notice);
    patches_->setSides(here, there);
}

void FindingPanel::showFigures() {
    const Finding* finding = findingNow();
    const auto number = [this](double value, int digits) { return figureText(value, digits, locale()); };
    const auto raw = [this](double score) { return rawScoreText(score, locale()); };
    const auto put = [this](Figure figure, int cell, const QString& text) {
        figures_[figure][static_cast<std::size_t>(cell)]->setText(text);
    };
    const ScoreRow& row = facts_->row;
    put(Logical, 1, raw(row.logical));
    put(Structural, 1, raw(row.structural));
    put(Fused, 1, number(row.fused, 2));
    put(Threshold, 1, number(facts_->threshold, 2));
    put(Logical, 2, number(facts_->deviations[0], 1));
    put(Structural, 2, number(facts_->deviations[1], 1));
    put(Logical, 3, finding != nullptr ? raw(finding->logical) : "–");
    put(Structural, 3, finding != nullptr ? raw(finding->structural) : "–");
    put(Fused, 3, finding != nullptr ? number(finding->fused, 2) : "–");
    put(Threshold, 3, finding != nullptr ? number(finding->threshold, 2) : "–");
    const bool differs = finding != nullptr &&
                         (!isSame(finding->logical, row.logical) ||
                          !isSame(finding->structural, row.structural) || !isSame(finding->fused, row.fused));
    note_->setVisible(differs || facts_->isStale);
    note_->setText(
        tr("The product was edited since this run: words and recorded figures are those of the run, marks "
           "and the column “now” show the product as it is."));
}

} // namespace cliplad::ui
