#pragma once

#include <QWidget>

#include "pages/enrol/sheet/photo_list_model.h"

class QLabel;
class QPushButton;

namespace cliplad::ui {

class PhotoSheet;

/// More good photos, which are no shots: they tell how much good products differ.
class ValidationPanel : public QWidget {
    Q_OBJECT

public:
    ValidationPanel(Thumbnails& thumbnails, QWidget* parent);

    void setPhotos(const PathList& photos);
    PhotoSheet& sheet() { return *sheet_; }
    void retranslate();

Q_SIGNALS:
    void addWanted();
    void addSelectedWanted(); ///< those selected on the page's sheet
    void removeWanted();
    void looked(const QString& photo);

private:
    PhotoListModel photos_;
    QLabel* about_;
    PhotoSheet* sheet_;
    QPushButton* add_;
    QPushButton* addSelected_;
    QPushButton* remove_;
};

} // namespace cliplad::ui
