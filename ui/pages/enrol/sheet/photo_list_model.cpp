#include "pages/enrol/sheet/photo_list_model.h"

#include <algorithm>
#include <utility>

#include "document/path_text.h"
#include "engine/photos/thumbnails.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

bool isSame(const fs::path& a, const fs::path& b) {
    return a.native() == b.native(); // by its parts is ten times slower
}

std::unordered_map<std::string, int> numbered(const PhotoListModel::Paths& paths, int first) {
    std::unordered_map<std::string, int> numbers;
    numbers.reserve(paths.size());
    for (const fs::path& path : paths)
        numbers.emplace(path.native(), first++);
    return numbers;
}

} // namespace

PhotoListModel::PhotoListModel(Thumbnails& thumbnails, QObject* parent)
    : QAbstractListModel(parent)
    , thumbnails_(thumbnails)
    , names_([this](int row) { return std::string_view(path(row).native()); }) {
    connect(&thumbnails, &Thumbnails::loaded, this, [this](const QString& path) {
        if (const int row = rowOf(path.toStdString()); row >= 0)
            Q_EMIT dataChanged(index(row), index(row),
                               {PictureRole, FaultsRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    });
}

void PhotoListModel::setPhotos(const PathList& photos) {
    const auto first = std::mismatch(photos_.begin(), photos_.end(), photos.begin(), photos.end(), isSame);
    const auto begin = static_cast<int>(first.first - photos_.begin());
    int oldEnd = static_cast<int>(photos_.size()), newEnd = static_cast<int>(photos.size());
    while (oldEnd > begin && newEnd > begin &&
           isSame(path(oldEnd - 1), photos[static_cast<std::size_t>(newEnd - 1)]))
        --oldEnd, --newEnd;
    if (oldEnd == begin && newEnd == begin)
        return;
    rows_.clear();
    const int kept =
        oldEnd == begin && begin == rowCount() ? begin : 0; // names of what was there, and goes on
    if (oldEnd > begin) {
        beginRemoveRows({}, begin, oldEnd - 1);
        if (newEnd == begin) {
            photos_ = photos;
        } else {
            Paths& left = photos_.edit();
            left.erase(left.begin() + begin, left.begin() + oldEnd);
        }
        endRemoveRows();
    }
    if (newEnd > begin) {
        beginInsertRows({}, begin, newEnd - 1);
        photos_ = photos;
        endInsertRows();
    }
    photos_ = photos; // shares them with the document from now on
    rows_.clear();
    nameFrom(kept);
}

void PhotoListModel::nameFrom(int first) {
    if (first == 0)
        names_.clear();
    bool hasOtherNames = first == 0;
    while (names_.size() < rowCount())
        hasOtherNames = names_.add() || hasOtherNames;
    if (hasOtherNames && rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole, Qt::AccessibleTextRole});
}

void PhotoListModel::setShots(const Paths& shots) {
    replace(shots_, numbered(shots, 1), {ShotRole, Qt::AccessibleTextRole});
}

void PhotoListModel::setValidation(const Paths& validation) {
    replace(validation_, numbered(validation, 1), {ValidationRole, Qt::AccessibleTextRole});
}

void PhotoListModel::setFaults(const QHash<QString, QStringList>& faults) {
    const auto before = std::exchange(faults_, faults);
    for (const auto* map : {&before, &std::as_const(faults_)})
        for (auto fault = map->begin(); fault != map->end(); ++fault)
            refresh(fault.key().toStdString(), {FaultsRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

void PhotoListModel::setOverlays(const QHash<QString, QImage>& overlays, const QString& note) {
    overlays_ = overlays;
    note_ = note;
    if (!photos_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {OverlayRole, NoteRole});
}

void PhotoListModel::replace(Numbers& numbers, Numbers by, const QList<int>& roles) {
    const Numbers before = std::exchange(numbers, std::move(by));
    const auto number = [](const Numbers& all, const std::string& photo) {
        const auto found = all.find(photo);
        return found == all.end() ? 0 : found->second;
    };
    for (const auto* all : {&before, &std::as_const(numbers)})
        for (const auto& [photo, place] : *all)
            if (number(before, photo) != number(numbers, photo))
                refresh(photo, roles);
}

void PhotoListModel::refresh(const fs::path& photo, const QList<int>& roles) {
    if (const int row = rowOf(photo); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), roles);
}

int PhotoListModel::rowOf(const fs::path& photo) const {
    if (rows_.empty())
        rows_ = numbered(photos_, 0);
    const auto found = rows_.find(photo.native());
    return found == rows_.end() ? -1 : found->second;
}

int PhotoListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(photos_.size());
}

QVariant PhotoListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const fs::path& photo = path(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return names_.nameOf(photo);
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    case Qt::ToolTipRole:
        return (QStringList(toText(photo)) + faultsOf(photo)).join('\n');
    case PictureRole:
        return thumbnails_.find(photo);
    case OverlayRole:
        return overlays_.value(toText(photo));
    case ShotRole: {
        const auto shot = shots_.find(photo.native());
        return shot == shots_.end() ? 0 : shot->second;
    }
    case FaultsRole:
        return faultsOf(photo);
    case ValidationRole:
        return validation_.contains(photo.native());
    case NoteRole:
        return note_;
    case AlikeStartRole:
        return names_.alikeStart(photo);
    default:
        return {};
    }
}

/// Also what no check of shots looked at is seen to be no picture.
QStringList PhotoListModel::faultsOf(const fs::path& photo) const {
    if (const auto faults = faults_.find(toText(photo)); faults != faults_.end())
        return *faults;
    const QString problem = thumbnails_.find(photo).text(Thumbnails::kProblem);
    return problem.isEmpty() ? QStringList() : QStringList(tr("It cannot be read: %1").arg(problem));
}

QString PhotoListModel::spoken(int row) const {
    const QModelIndex at = index(row);
    QStringList parts(at.data().toString());
    if (const int shot = at.data(ShotRole).toInt(); shot > 0)
        parts.append(tr("shot %1").arg(shot));
    if (at.data(ValidationRole).toBool())
        parts.append(tr("for the calibration"));
    return (parts + at.data(FaultsRole).toStringList()).join(QStringLiteral(", "));
}

} // namespace cliplad::ui
