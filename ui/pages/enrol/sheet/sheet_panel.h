#pragma once

#include <QWidget>

#include "document/photo_edits.h"
#include "pages/enrol/sheet/photo_list_model.h"

class QAction;
class QLabel;
class QPushButton;
class QSpinBox;

namespace cliplad::ui {

class PhotoSheet;

/// All photos of the product as a contact sheet, with what adds, removes and marks them.
class SheetPanel : public QWidget {
    Q_OBJECT

public:
    /// What the buttons do; the actions' owner names them.
    struct Actions {
        QAction *addPhotos, *addFolder, *camera, *suggest, *remove;
    };

    SheetPanel(Thumbnails& thumbnails, QWidget* parent);

    PhotoSheet& sheet() { return *sheet_; }
    int wantedShots() const;

    void setActions(const Actions& actions);
    void setPhotos(const PathList& photos, const Paths& shots, const Paths& validation);
    void setFaults(const QHash<QString, QStringList>& faults) { photos_.setFaults(faults); }
    void setSuggesting(bool running);
    /// The keys go to the photos, or to what adds some while there are none.
    void focusFirst();
    void retranslate();

private:
    void showCounts();
    void showSuggesting();

    PhotoListModel photos_;
    PhotoSheet* sheet_;
    QLabel* counts_;
    QPushButton* addPhotos_;
    QPushButton* addFolder_;
    QPushButton* camera_;
    QPushButton* suggest_;
    QSpinBox* wanted_;
    QPushButton* remove_;
    std::size_t shotCount_ = 0;
    bool suggesting_ = false;
};

} // namespace cliplad::ui
