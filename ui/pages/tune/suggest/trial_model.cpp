#include "pages/tune/suggest/trial_model.h"

#include <algorithm>
#include <utility>

#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include "pages/tune/suggest/trial_edit.h"

namespace cliplad::ui {
namespace {

bool isPresent(const Trial& trial) {
    return trial.change.kind == RecipeChange::Kind::Nothing;
}

} // namespace

int TrialModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

int TrialModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

void TrialModel::showTrials(std::vector<Trial> trials, const PreviewRequest& request) {
    const bool goesOn =
        trials.size() >= trials_.size() &&
        std::equal(trials_.begin(), trials_.end(), trials.begin(),
                   [](const Trial& before, const Trial& now) { return before.change == now.change; });
    if (!goesOn) {
        beginResetModel();
        order_.clear();
        texts_.clear();
        endResetModel();
    }
    trials_ = std::move(trials);
    texts_.resize(trials_.size());
    request_ = request;
    isRanked_ = isFinished_ = false;
    retell();
    if (order_.size() == trials_.size())
        return;
    beginInsertRows({}, rowCount(), static_cast<int>(trials_.size()) - 1);
    for (std::size_t i = order_.size(); i < trials_.size(); ++i) {
        order_.push_back(i);
        texts_[i] = textsOf(static_cast<int>(i));
    }
    endInsertRows();
}

std::vector<std::size_t> TrialModel::ranking() const {
    std::vector<TrialFigures> figures;
    for (const Trial& trial : trials_)
        figures.push_back(trial.figures);
    return rankTrials(figures);
}

void TrialModel::rank() {
    const QList<QPersistentModelIndex> whole; // of the table
    Q_EMIT layoutAboutToBeChanged(whole, VerticalSortHint);
    const std::vector<std::size_t> before = std::exchange(order_, ranking());
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex& index : from) { // a choice stays with its trial
        const auto row =
            std::find(order_.begin(), order_.end(), before[static_cast<std::size_t>(index.row())]);
        to.append(this->index(static_cast<int>(row - order_.begin()), index.column()));
    }
    changePersistentIndexList(from, to);
    isRanked_ = true;
    Q_EMIT layoutChanged(whole, VerticalSortHint);
    retell();
}

void TrialModel::finish() {
    isFinished_ = true;
    rank();
}

void TrialModel::setOutdated(bool outdated) {
    isOutdated_ = outdated;
    retell();
}

void TrialModel::retranslate() {
    retell();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

const Trial* TrialModel::trialAt(int row) const {
    return row >= 0 && row < rowCount() ? &trials_[order_[static_cast<std::size_t>(row)]] : nullptr;
}

int TrialModel::bestRow() const {
    if (order_.empty())
        return -1;
    return static_cast<int>(std::find(order_.begin(), order_.end(), ranking().front()) - order_.begin());
}

/// Tells of the rows that read otherwise by now.
void TrialModel::retell() {
    for (int row = 0; row < rowCount(); ++row) {
        Texts now = textsOf(row);
        Texts& before = texts_[order_[static_cast<std::size_t>(row)]];
        if (now == before)
            continue;
        before = std::move(now);
        Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
    }
}

TrialModel::Texts TrialModel::textsOf(int row) const {
    const Trial& trial = *trialAt(row);
    const TrialFigures& figures = trial.figures;
    const auto figure = [&](const QString& text) { return figures.failed ? QString("–") : text; };
    return {masksText(trial),
            changeText(row),
            figure(stabilityText(trial)),
            figure(QLocale().toString(figures.separation, 'f', 3)),
            figure(judgedText(trial)),
            figure(tr("%1 ms").arg(QLocale().toString(trial.milliseconds, 'f', 0))),
            isPresent(trial) || figures.failed ? QString() : tr("Use")};
}

int TrialModel::partsNotFoundNow() const {
    const auto now = std::find_if(trials_.begin(), trials_.end(), isPresent);
    return now == trials_.end() ? 0 : now->figures.partsNotFound;
}

QString TrialModel::changeText(int row) const {
    const Trial& trial = *trialAt(row);
    const InspectionSettings& settings = request_.recipe.settings;
    QString text = isPresent(trial) && isOutdated_ ? tr("As it was when this was tried")
                                                   : trialText(trial.change, settings, QLocale());
    if (isPresent(trial))
        text += "\n" + tr("%1 clusters").arg(QLocale().toString(settings.clusters.count));
    if (isSuggested(row))
        text += "\n" + tr("★ suggested");
    // A part that is missing from good photos, as an empty hole, is found nowhere to begin with.
    const int lost = trial.figures.partsNotFound - partsNotFoundNow();
    if (trial.figures.failed)
        text += "\n⚠ " + tr("cannot be used");
    else if (lost > 0)
        text += "\n⚠ " + tr("parts that it no longer finds: %1").arg(QLocale().toString(lost));
    return text;
}

QString TrialModel::percent(double share) {
    return tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1));
}

QString TrialModel::stabilityText(const Trial& trial) {
    QStringList lines{
        percent(trial.figures.stability()), tr("agreement %1").arg(percent(trial.figures.agreement)),
        trial.parts.size() < 2 ? tr("spread –") : tr("spread %1").arg(percent(trial.figures.areaSpread))};
    if (const int worst = trial.worstShot(); worst >= 0)
        lines.append(tr("worst: shot %1, %2")
                         .arg(QLocale().toString(worst + 1),
                              percent(trial.shotStabilities[static_cast<std::size_t>(worst)])));
    return lines.join('\n');
}

QString TrialModel::masksText(const Trial& trial) {
    QStringList lines;
    for (std::size_t i = 0; i < trial.shotStabilities.size(); ++i) {
        const QString number = QLocale().toString(static_cast<int>(i) + 1);
        const QString stability = percent(trial.shotStabilities[i]);
        lines.append(static_cast<int>(i) == trial.worstShot()
                         ? tr("Shot %1: stability %2, the worst").arg(number, stability)
                         : tr("Shot %1: stability %2").arg(number, stability));
    }
    return lines.join('\n');
}

QString TrialModel::judgedText(const Trial& trial) {
    const TrialFigures& figures = trial.figures;
    const QString right =
        tr("%1 of %2 right").arg(QLocale().toString(figures.right), QLocale().toString(figures.judged));
    return figures.auroc ? tr("AUROC %1").arg(QLocale().toString(*figures.auroc, 'f', 3)) + "\n" + right
                         : right;
}

QVariant TrialModel::data(const QModelIndex& index, int role) const {
    const Trial* trial = trialAt(index.row());
    if (trial == nullptr)
        return {};
    const int column = index.column();
    const Texts& texts = texts_[order_[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return column == Masks ? QString() : texts[static_cast<std::size_t>(column)];
    case Qt::ToolTipRole:
        return column == Masks ? texts[Masks] : column == Change ? trial->problem : QString();
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case Qt::AccessibleDescriptionRole:
        return column == Masks ? texts[Masks] : QString();
    case Qt::FontRole: {
        QFont font;
        font.setBold(column == Change && (isSuggested(index.row()) || isPresent(*trial)));
        return font;
    }
    case Qt::BackgroundRole:
        return isPresent(*trial) ? QGuiApplication::palette().alternateBase() : QVariant();
    default:
        return {};
    }
}

/// Of what is not told by the text that is shown.
QString TrialModel::accessibleText(const QModelIndex& index) const {
    const std::size_t trial = order_[static_cast<std::size_t>(index.row())];
    if (index.column() == Masks)
        return texts_[trial][Change];
    if (index.column() == Use && !texts_[trial][Use].isEmpty())
        return tr("Use: %1").arg(trialText(trials_[trial].change, request_.recipe.settings, QLocale()));
    return {};
}

QVariant TrialModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::DisplayRole)
        return Texts{
            tr("Parts of the shots"), tr("What changes"),   tr("Stability"), tr("Separation"),
            tr("Told apart"),         tr("Time per image"), QString()}[static_cast<std::size_t>(section)];
    if (role != Qt::ToolTipRole)
        return {};
    switch (section) {
    case Masks:
        return tr("The parts that the shots are divided into: the first ones, and with ▼ and a frame the "
                  "shot that fits worst.");
    case Change:
        return tr("The one thing that is changed in the product as it is now.");
    case Stability:
        return tr("Higher is better: agreement, less the spread of the areas. Agreement is the share of the "
                  "parts' pixels that stay the same part with one cluster more or fewer; the spread is how "
                  "much the areas differ from shot to shot, relative to their means. The worst shot is the "
                  "one whose own agreement, less the distance of its areas from the means, is the lowest.");
    case Separation:
        return tr("Higher is better: cosine by which the label that won is ahead of the next one; negative "
                  "where regions mix surfaces.");
    case Judged:
        return tr("Images known to be good or bad: the chance that a bad one scores higher than a good one "
                  "(AUROC; 1 is perfect, 0.5 is chance), and how many get the right verdict.");
    case Time:
        return tr("Time that an image takes once it is encoded; encoding takes the same for all.");
    default:
        return {};
    }
}

} // namespace cliplad::ui
