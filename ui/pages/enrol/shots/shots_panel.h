#pragma once

#include <filesystem>

#include <QWidget>

#include "pages/enrol/sheet/photo_list_model.h"
#include "pages/enrol/shots/part_area_model.h"

class QLabel;
class QTableView;

namespace cliplad::ui {

class LiveSession;
class PhotoSheet;
class Thumbnails;

/// The shots with their masks as they are computed, and a table of what was found on them.
class ShotsPanel : public QWidget {
    Q_OBJECT

public:
    ShotsPanel(LiveSession& live, Thumbnails& thumbnails, QWidget* parent);

    void setShots(const std::vector<std::filesystem::path>& shots);
    void setFaults(const QHash<QString, QStringList>& faults) { shots_.setFaults(faults); }
    void showPhoto(const std::filesystem::path& photo);
    void retranslate();

Q_SIGNALS:
    void looked(const QString& shot);
    void starClicked(const QString& shot);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    LiveSession& live_;
    PhotoListModel shots_;
    PartAreaModel areas_;
    PreviewPtr painted_; ///< that `masks_` are of
    QHash<QString, QImage> masks_;
    PhotoSheet* cards_;
    QLabel* state_;
    QTableView* table_;
};

} // namespace cliplad::ui
