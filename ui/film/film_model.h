#pragma once

#include <filesystem>
#include <unordered_map>
#include <vector>

#include <QAbstractListModel>

#include "document/telling_names.h"
#include "engine/path_list.h"

namespace cliplad::ui {

class Thumbnails;
struct DocumentState;

/// The shots of a product, then its test images, one row each. Pictures come from the thumbnails as they are
/// made. GUI thread.
class FilmModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ShotRole = Qt::UserRole, ///< int: number of the shot from 1 on; 0 for test images
        AlikeStartRole           ///< TellingNames::alikeStart of the name
    };

    FilmModel(Thumbnails& thumbnails, QObject* parent);

    void setState(const DocumentState& state);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const std::filesystem::path& path(int row) const { return paths_[static_cast<std::size_t>(row)]; }
    int rowOf(const std::filesystem::path& path) const; ///< −1: not among them
    bool isShot(int row) const { return row < static_cast<int>(shotPaths_.size()); }

private:
    void showThumbnail(const QString& path);

    Thumbnails& thumbnails_;
    std::vector<std::filesystem::path> shotPaths_; ///< as the state has them
    PathList tests_;                               ///< as well
    std::vector<std::filesystem::path> paths_;     ///< without tests that are shots
    std::unordered_map<std::string, int> rows_;
    TellingNames names_; ///< of paths_
};

} // namespace cliplad::ui
