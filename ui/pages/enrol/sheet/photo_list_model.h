#pragma once

#include <filesystem>
#include <unordered_map>
#include <vector>

#include <QAbstractListModel>
#include <QImage>
#include <QStringList>

#include "document/telling_names.h"
#include "engine/path_list.h"

namespace cliplad::ui {

class Thumbnails;

/// Photos as rows: picture, name and what is to be marked on them. Pictures are asked for only when a row is
/// painted, so that thousands of rows cost nothing.
class PhotoListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        PictureRole = Qt::UserRole, ///< QImage; null while it is being made
        OverlayRole,                ///< QImage, to be stretched over the picture
        ShotRole,                   ///< int: 1, 2, … for shots, 0 for others
        FaultsRole,                 ///< QStringList: what makes it a bad shot, or no photo at all
        ValidationRole,             ///< bool
        NoteRole,                   ///< QString: said over the picture
        AlikeStartRole,             ///< TellingNames::alikeStart of the name
    };
    using Paths = std::vector<std::filesystem::path>;

    explicit PhotoListModel(Thumbnails& thumbnails, QObject* parent = nullptr);

    /// Rows that stay keep their selection, where all that goes or comes lies together.
    void setPhotos(const PathList& photos);
    void setShots(const Paths& shots);
    void setValidation(const Paths& validation);
    void setFaults(const QHash<QString, QStringList>& faults);
    /// Overlays by path, and what to say over all pictures ("Updating …").
    void setOverlays(const QHash<QString, QImage>& overlays, const QString& note);

    const std::filesystem::path& path(int row) const { return photos_[static_cast<std::size_t>(row)]; }
    int rowOf(const std::filesystem::path& photo) const; ///< −1: none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    using Numbers = std::unordered_map<std::string, int>;

    void nameFrom(int first);
    QStringList faultsOf(const std::filesystem::path& photo) const;
    QString spoken(int row) const;
    void replace(Numbers& numbers, Numbers by, const QList<int>& roles);
    void refresh(const std::filesystem::path& photo, const QList<int>& roles);

    Thumbnails& thumbnails_;
    PathList photos_;
    TellingNames names_;   ///< of photos_
    mutable Numbers rows_; ///< made when it is needed; empty: not made
    Numbers shots_, validation_;
    QHash<QString, QStringList> faults_;
    QHash<QString, QImage> overlays_;
    QString note_;
};

} // namespace cliplad::ui
