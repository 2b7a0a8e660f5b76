#pragma once

#include <QListView>

#include "document/photo_edits.h"

namespace cliplad::ui {

class PhotoDelegate;
class PhotoListModel;

/// A sheet of photos as cards; says what to do while it is empty.
class PhotoSheet : public QListView {
    Q_OBJECT

public:
    enum class Flow {
        Sheet, ///< rows of cards with stars
        Strip, ///< one row that scrolls sideways
        Plain, ///< rows of cards without stars
    };

    PhotoSheet(PhotoListModel& photos, int pictureSidePx, Flow flow, QWidget* parent = nullptr);

    void setPlaceholder(const QString& text);
    /// In the order of the sheet.
    Paths selectedPhotos() const;
    /// The selected ones, else the current one.
    Paths chosenPhotos() const;
    /// Selects that one alone, without a word of it; what a person selected around it stays.
    void showPhoto(const std::filesystem::path& photo);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void starClicked(const QString& photo);
    /// Another row is the current one: chosen, or next to one that was removed here.
    void looked(const QString& photo);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    bool looksAtNextOfGone() const;

    PhotoListModel& photos_;
    const Flow flow_;
    PhotoDelegate* delegate_;
    QString placeholder_;
    bool rowsGo_ = false; ///< and take the current one with them
};

} // namespace cliplad::ui
