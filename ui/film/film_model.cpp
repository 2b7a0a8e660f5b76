#include "film/film_model.h"

#include "document/document_state.h"
#include "engine/photos/thumbnails.h"

namespace cliplad::ui {

FilmModel::FilmModel(Thumbnails& thumbnails, QObject* parent)
    : QAbstractListModel(parent)
    , thumbnails_(thumbnails)
    , names_([this](int row) { return std::string_view(path(row).native()); }) {
    connect(&thumbnails, &Thumbnails::loaded, this, &FilmModel::showThumbnail);
}

void FilmModel::setState(const DocumentState& state) {
    if (state.shots == shotPaths_ && state.tests == tests_)
        return; // an edit of something else
    beginResetModel();
    shotPaths_ = paths_ = state.shots;
    tests_ = state.tests;
    rows_.clear();
    for (std::size_t i = 0; i < paths_.size(); ++i)
        rows_.emplace(paths_[i].string(), static_cast<int>(i));
    for (const auto& test : tests_)
        if (rows_.emplace(test.string(), static_cast<int>(paths_.size())).second)
            paths_.push_back(test);
    names_.clear();
    for (std::size_t i = 0; i < paths_.size(); ++i)
        names_.add();
    endResetModel();
}

int FilmModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(paths_.size());
}

QVariant FilmModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const std::filesystem::path& file = path(index.row());
    const QString name = names_.nameOf(file);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::DecorationRole:
        return thumbnails_.find(file);
    case Qt::ToolTipRole:
        return QString::fromStdString(file.string());
    case Qt::AccessibleTextRole:
        return isShot(index.row()) ? tr("Shot %1: %2").arg(index.row() + 1).arg(name)
                                   : tr("Test image %1").arg(name);
    case ShotRole:
        return isShot(index.row()) ? index.row() + 1 : 0;
    case AlikeStartRole:
        return names_.alikeStart(file);
    default:
        return {};
    }
}

int FilmModel::rowOf(const std::filesystem::path& path) const {
    const auto found = rows_.find(path.string());
    return found == rows_.end() ? -1 : found->second;
}

void FilmModel::showThumbnail(const QString& path) {
    const auto found = rows_.find(path.toStdString());
    if (found == rows_.end())
        return;
    const QModelIndex changed = index(found->second);
    Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole});
}

} // namespace cliplad::ui
