#include "pages/tune/suggest/trial_table.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>

#include "pages/tune/suggest/trial_edit.h"
#include "style/spacing.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr int kPicturePx = 52;
constexpr std::size_t kMostPictures = 4; ///< all, as a rule

/// The shots whose masks are shown: the first ones, and the one that fits worst.
std::vector<int> shownShots(const Trial& trial) {
    std::vector<int> shots;
    for (std::size_t i = 0; i < std::min(trial.parts.size(), kMostPictures); ++i)
        shots.push_back(static_cast<int>(i));
    if (trial.worstShot() >= static_cast<int>(shots.size()))
        shots.back() = trial.worstShot();
    return shots;
}

bool isPresent(const Trial& trial) {
    return trial.change.kind == RecipeChange::Kind::Nothing;
}

} // namespace

TrialTable::TrialTable(QWidget* parent)
    : QTableWidget(0, Columns, parent) {
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(true);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(kPicturePx + kWideSpace);
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Change, QHeaderView::Stretch);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableWidget::cellActivated, this, &TrialTable::adoptWanted);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &TrialTable::rank);
}

void TrialTable::showTrials(const std::vector<Trial>& trials, const PreviewRequest& request) {
    given_ = trials;
    std::vector<Trial> shown, fresh = trials;
    for (const Trial& before : trials_) {
        const auto now = std::find_if(fresh.begin(), fresh.end(),
                                      [&](const Trial& trial) { return trial.change == before.change; });
        if (now != fresh.end()) {
            shown.push_back(*now);
            fresh.erase(now);
        }
    }
    shown.insert(shown.end(), fresh.begin(), fresh.end());
    if (trials.empty())
        icons_.clear();
    trials_ = std::move(shown);
    isRanked_ = isFinished_ = false;
    request_ = request;
    fillRows();
}

void TrialTable::rank() {
    const Trial* before = chosen();
    const std::optional<RecipeChange> wanted = before ? std::optional(before->change) : std::nullopt;
    trials_ = ranked();
    isRanked_ = true;
    fillRows();
    setCurrentCell(wanted ? rowOf(*wanted) : -1, Change);
}

void TrialTable::finish() {
    isFinished_ = true;
    rank();
}

std::vector<Trial> TrialTable::ranked() const {
    std::vector<TrialFigures> figures;
    for (const Trial& trial : given_)
        figures.push_back(trial.figures);
    std::vector<Trial> ranked;
    for (const std::size_t i : rankTrials(figures))
        ranked.push_back(given_[i]);
    return ranked;
}

int TrialTable::rowOf(const RecipeChange& change) const {
    const auto row = std::find_if(trials_.begin(), trials_.end(),
                                  [&](const Trial& trial) { return trial.change == change; });
    return row == trials_.end() ? -1 : static_cast<int>(row - trials_.begin());
}

void TrialTable::setOutdated(bool outdated) {
    if (isOutdated_ == outdated)
        return;
    isOutdated_ = outdated;
    fillRows();
}

void TrialTable::fillRows() {
    fitPictures();
    if (const int rows = static_cast<int>(trials_.size()); rows != rowCount())
        setRowCount(rows);
    for (int row = 0; row < rowCount(); ++row)
        fillRow(row, trials_[static_cast<std::size_t>(row)]);
    setColumnHidden(Judged, std::none_of(trials_.begin(), trials_.end(),
                                         [](const Trial& trial) { return trial.figures.judged > 0; }));
}

void TrialTable::fitPictures() {
    const auto most = std::max_element(trials_.begin(), trials_.end(), [](const Trial& a, const Trial& b) {
        return a.parts.size() < b.parts.size();
    });
    const int pictures =
        most == trials_.end()
            ? 1
            : static_cast<int>(std::clamp<std::size_t>(most->parts.size(), 1, kMostPictures));
    setIconSize({pictures * (kPicturePx + kHalfSpace) - kHalfSpace, kPicturePx + fontMetrics().height()});
}

const Trial* TrialTable::trialAt(int row) const {
    return row >= 0 && row < static_cast<int>(trials_.size()) ? &trials_[static_cast<std::size_t>(row)]
                                                              : nullptr;
}

const Trial* TrialTable::chosen() const {
    return trialAt(currentRow());
}

std::optional<Trial> TrialTable::best() const {
    return given_.empty() ? std::nullopt : std::optional(ranked().front());
}

void TrialTable::chooseBest() {
    if (const auto trial = best())
        setCurrentCell(rowOf(trial->change), Change);
}

void TrialTable::setText(int row, Column column, const QString& text, const QString& help) {
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(help);
    QFont font = item->font();
    font.setBold(column == Change && (isSuggested(row) || isPresent(*trialAt(row))));
    item->setFont(font);
    if (isPresent(*trialAt(row)))
        item->setBackground(palette().alternateBase());
    setItem(row, column, item);
}

int TrialTable::partsNotFoundNow() const {
    const auto now = std::find_if(trials_.begin(), trials_.end(), isPresent);
    return now == trials_.end() ? 0 : now->figures.partsNotFound;
}

QString TrialTable::changeText(int row, const Trial& trial) const {
    QString text = isPresent(trial) && isOutdated_
                       ? tr("As it was when this was tried")
                       : trialText(trial.change, request_.recipe.settings, locale());
    if (isPresent(trial))
        text += "\n" + tr("%1 clusters").arg(locale().toString(request_.recipe.settings.clusters.count));
    if (isSuggested(row))
        text += "\n" + tr("★ suggested");
    // A part that is missing from good photos, as an empty hole, is found nowhere to begin with.
    const int lost = trial.figures.partsNotFound - partsNotFoundNow();
    if (trial.figures.failed)
        text += "\n⚠ " + tr("cannot be used");
    else if (lost > 0)
        text += "\n⚠ " + tr("parts that it no longer finds: %1").arg(locale().toString(lost));
    return text;
}

void TrialTable::fillRow(int row, const Trial& trial) {
    const TrialFigures& figures = trial.figures;
    const QString change = changeText(row, trial);
    setText(row, Masks, {}, masksText(trial));
    setText(row, Change, change, trial.problem);
    const auto figure = [&](const QString& text) { return figures.failed ? QString("–") : text; };
    setText(row, Stability, figure(stabilityText(trial)));
    setText(row, Separation, figure(locale().toString(figures.separation, 'f', 3)));
    setText(row, Judged, figure(judgedText(trial)));
    setText(row, Time, figure(tr("%1 ms").arg(locale().toString(trial.milliseconds, 'f', 0))));
    setText(row, Use, {});
    QTableWidgetItem* masks = item(row, Masks);
    masks->setIcon(masksOf(trial));
    masks->setData(Qt::AccessibleTextRole, change);
    masks->setData(Qt::AccessibleDescriptionRole, masksText(trial));
    if (cellWidget(row, Use) == nullptr)
        setCellWidget(row, Use, useButton(row));
    auto* use = cellWidget(row, Use)->findChild<QPushButton*>();
    use->setText(tr("Use"));
    use->setAccessibleName(tr("Use: %1").arg(trialText(trial.change, request_.recipe.settings, locale())));
    use->setVisible(!isPresent(trial) && !figures.failed);
}

/// In a frame of its own, or the cell would stretch it. Keys take the row by Enter.
QWidget* TrialTable::useButton(int row) {
    auto* cell = new QWidget;
    auto* button = new QPushButton;
    button->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QHBoxLayout(cell);
    layout->setContentsMargins(kSpace, 0, kSpace, 0);
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, row] {
        setCurrentCell(row, Change);
        Q_EMIT adoptWanted();
    });
    return cell;
}

QString TrialTable::percent(double share) const {
    return tr("%1 %").arg(locale().toString(100 * share, 'f', 1));
}

QString TrialTable::stabilityText(const Trial& trial) const {
    QStringList lines{
        percent(trial.figures.stability()), tr("agreement %1").arg(percent(trial.figures.agreement)),
        trial.parts.size() < 2 ? tr("spread –") : tr("spread %1").arg(percent(trial.figures.areaSpread))};
    if (const int worst = trial.worstShot(); worst >= 0)
        lines.append(tr("worst: shot %1, %2")
                         .arg(locale().toString(worst + 1),
                              percent(trial.shotStabilities[static_cast<std::size_t>(worst)])));
    return lines.join('\n');
}

QString TrialTable::masksText(const Trial& trial) const {
    QStringList lines;
    for (std::size_t i = 0; i < trial.shotStabilities.size(); ++i) {
        const QString number = locale().toString(static_cast<int>(i) + 1);
        const QString stability = percent(trial.shotStabilities[i]);
        lines.append(static_cast<int>(i) == trial.worstShot()
                         ? tr("Shot %1: stability %2, the worst").arg(number, stability)
                         : tr("Shot %1: stability %2").arg(number, stability));
    }
    return lines.join('\n');
}

QString TrialTable::judgedText(const Trial& trial) const {
    const TrialFigures& figures = trial.figures;
    const QString right =
        tr("%1 of %2 right").arg(locale().toString(figures.right), locale().toString(figures.judged));
    return figures.auroc ? tr("AUROC %1").arg(locale().toString(*figures.auroc, 'f', 3)) + "\n" + right
                         : right;
}

/// Of the shot, below its picture; on a ground of its own, as a chosen row has another.
void TrialTable::paintNumber(QPainter& painter, const QRect& picture, const QString& number,
                             bool isWorst) const {
    const QString text = isWorst ? "▼ " + number : number;
    const QRect plate(picture.left(), picture.bottom() + 1, picture.width(), fontMetrics().height());
    painter.fillRect(plate, palette().color(isWorst ? QPalette::WindowText : QPalette::Window));
    painter.setPen(palette().color(isWorst ? QPalette::Window : QPalette::WindowText));
    painter.setFont(font());
    painter.drawText(plate, Qt::AlignCenter, text);
}

QIcon TrialTable::masksOf(const Trial& trial) {
    if (trial.parts.empty())
        return {};
    QIcon& shown = icons_[trial.parts.front().cacheKey()];
    if (!shown.isNull())
        return shown;
    const QSize size = iconSize();
    QPixmap pictures(size * devicePixelRatioF());
    pictures.setDevicePixelRatio(devicePixelRatioF());
    pictures.fill(Qt::transparent);
    QPainter painter(&pictures);
    const QList<QColor> colours = labelColours(request_.recipe.prompts.fine);
    QRect place(0, 0, kPicturePx, kPicturePx);
    for (const int shot : shownShots(trial)) {
        const bool isWorst = shot == trial.worstShot();
        painter.fillRect(place, palette().color(QPalette::Window));
        painter.drawImage(place, paintedMask(trial.parts[static_cast<std::size_t>(shot)], colours, 1));
        paintNumber(painter, place, locale().toString(shot + 1), isWorst);
        const double line = isWorst ? 2 : 1;
        painter.setPen(QPen(palette().color(isWorst ? QPalette::WindowText : QPalette::Mid), line));
        painter.drawRect(QRectF(place).adjusted(line / 2, line / 2, -line / 2, -line / 2));
        place.translate(kPicturePx + kHalfSpace, 0);
    }
    shown = QIcon(pictures);
    shown.addPixmap(pictures, QIcon::Selected); // selection does not tint it
    return shown;
}

void TrialTable::changeEvent(QEvent* event) {
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !trials_.empty()) {
        icons_.clear();
        fillRows();
    }
}

void TrialTable::paintEvent(QPaintEvent* event) {
    QTableWidget::paintEvent(event);
    if (rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Nothing has been tried yet."));
}

void TrialTable::retranslate() {
    setAccessibleName(tr("What was tried"));
    setHorizontalHeaderLabels({tr("Parts of the shots"),
                               tr("What changes"),
                               tr("Stability"),
                               tr("Separation"),
                               tr("Told apart"),
                               tr("Time per image"),
                               {}});
    const QString helps[Columns] = {
        tr("The parts that the shots are divided into: the first ones, and with ▼ and a frame the shot that "
           "fits worst."),
        tr("The one thing that is changed in the product as it is now."),
        tr("Higher is better: agreement, less the spread of the areas. Agreement is the share of the parts' "
           "pixels that stay the same part with one cluster more or fewer; the spread is how much the areas "
           "differ from shot to shot, relative to their means. The worst shot is the one whose own "
           "agreement, "
           "less the distance of its areas from the means, is the lowest."),
        tr("Higher is better: cosine by which the label that won is ahead of the next one; negative where "
           "regions mix surfaces."),
        tr("Images known to be good or bad: the chance that a bad one scores higher than a good one (AUROC; "
           "1 is perfect, 0.5 is chance), and how many get the right verdict."),
        tr("Time that an image takes once it is encoded; encoding takes the same for all."),
        QString(),
    };
    for (int column = 0; column < Columns; ++column)
        horizontalHeaderItem(column)->setToolTip(helps[column]);
    if (!trials_.empty())
        fillRows();
}

} // namespace cliplad::ui
