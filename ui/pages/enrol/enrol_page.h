#pragma once

#include "document/photo_edits.h"
#include "pages/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace cliplad::ui {

class HintLine;
class PhotoImport;
class PhotoSheet;
class PhotoStage;
class RegionsPanel;
class SheetPanel;
class LearningCheck;
class ShotChecking;
class ShotSuggester;
class ShotsPanel;
class StepsBar;
class ValidationPanel;
class WarningsPanel;

/// Where a product begins: photos, the shots among them, their masks at once, what is ignored, and saving.
class EnrolPage : public Page {
    Q_OBJECT

public:
    explicit EnrolPage(Studio& studio);
    ~EnrolPage() override;

    QString title() const override { return tr("Enrol"); }
    void activate() override;

    /// Folders and files, as if they were dropped.
    void addPhotos(const Paths& paths);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildHeader();
    QSplitter* buildBody();
    void buildActions();
    void connectPanels();
    void connectStudio();
    void retranslate();

    void refresh();
    void refreshSteps();
    void focusAdded();
    void lookAt(const QString& photo);
    void toggle(const Paths& photos);
    void askForMany(const Paths& photos);
    void star(const Paths& photos);
    void removeChosen();
    void removeFromSheet();
    void leaveImages(const Paths& gone);
    void removeValidation();
    void openCamera();
    void takeFrozen(const QString& file);
    void suggest();
    void save();
    void openStep(int step);

    PhotoImport* import_;
    ShotChecking* checking_;
    LearningCheck* learning_;
    ShotSuggester* suggester_;
    StepsBar* steps_;
    HintLine* hint_;
    QLabel* nameLabel_;
    QLineEdit* name_;
    QPushButton* save_;
    SheetPanel* sheet_;
    PhotoStage* stage_;
    QTabWidget* tabs_;
    ShotsPanel* shots_;
    WarningsPanel* warnings_;
    ValidationPanel* validation_;
    RegionsPanel* regions_;
};

} // namespace cliplad::ui
