#include "pages/enrol/shots/part_area_model.h"

#include <QLocale>
#include <QPixmap>

#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr int kSwatchPx = 14;

QPixmap swatch(const QColor& colour) {
    QPixmap picture(kSwatchPx, kSwatchPx);
    picture.fill(colour);
    return picture;
}

} // namespace

void PartAreaModel::setPreview(const PreviewPtr& preview, bool current) {
    if (preview == preview_ && current == current_)
        return; // only what is said of it is new
    beginResetModel();
    preview_ = preview;
    current_ = current;
    parts_.clear();
    if (preview_) {
        const std::vector<Label>& labels = preview_->request.recipe.prompts.fine;
        const QList<QColor> colours = shownColours(labels);
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (!labels[i].background)
                parts_.push_back({.name = QString::fromStdString(labels[i].name),
                                  .colour = colours[static_cast<qsizetype>(i)],
                                  .label = i});
    }
    endResetModel();
}

void PartAreaModel::retranslate() {
    beginResetModel();
    endResetModel();
}

int PartAreaModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(parts_.size());
}

int PartAreaModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !preview_ ? 0 : static_cast<int>(preview_->shots.size());
}

QVariant PartAreaModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return cell(index, role);
}

QVariant PartAreaModel::cell(const QModelIndex& index, int role) const {
    const ImageView& shot = preview_->shots[static_cast<std::size_t>(index.column())];
    const std::size_t label = parts_[static_cast<std::size_t>(index.row())].label;
    if (label >= shot.areaPx.size() || label >= shot.pieces.size())
        return {};
    const QLocale locale;
    const int area = shot.areaPx[label], pieces = shot.pieces[label];
    switch (role) {
    case Qt::DisplayRole:
        return area == 0 ? tr("none")
                         : tr("%1 px · %2", "area, number of pieces")
                               .arg(locale.toString(area), locale.toString(pieces));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1 on shot %2: %3 mask pixels, pieces: %4")
            .arg(parts_[static_cast<std::size_t>(index.row())].name, locale.toString(index.column() + 1),
                 locale.toString(area), locale.toString(pieces));
    default:
        return {};
    }
}

QVariant PartAreaModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal) {
        if (role == Qt::DisplayRole)
            return tr("Shot %1").arg(QLocale().toString(section + 1));
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    const Part& part = parts_[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return part.name;
    if (role == Qt::DecorationRole)
        return swatch(part.colour);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    return QAbstractTableModel::headerData(section, orientation, role);
}

Qt::ItemFlags PartAreaModel::flags(const QModelIndex& index) const {
    return current_ ? QAbstractTableModel::flags(index) : Qt::ItemIsSelectable; // greyed while not up to date
}

} // namespace cliplad::ui
