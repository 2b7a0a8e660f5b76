#pragma once

#include "pages/page.h"
#include "pages/prompts/labels/label_problems.h"

class QMenu;
class QPushButton;
class QSplitter;

namespace cliplad::ui {

class HintPanel;
class LabelPanel;
class LabelView;
class PromptFiles;
class TextOptions;

/// The words of the product: two tables of labels, what the shots say of them, and the image with what the
/// chosen label wins.
class PromptsPage : public Page {
    Q_OBJECT

public:
    explicit PromptsPage(Studio& studio);

    QString title() const override { return tr("Prompts"); }
    void activate() override;

    PromptFiles& files() { return *files_; }
    LabelPlace chosen() const { return chosen_; }

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildLists();
    void buildLabelActions();
    void buildViewActions();
    /// @param where it holds; null: on the whole page
    void command(const QString& id, const char* text, const QKeySequence& keys, std::function<void()> run,
                 QWidget* where = nullptr);
    void followDocument();
    void showFigures();
    void choose(LabelPlace place);
    void goTo(LabelPlace place, LabelProblem::Cell cell);
    LabelPanel& panel(LabelList list) const;
    LabelPanel& chosenPanel() const { return panel(chosen_.list); }
    void askImport();
    void askExport();
    void retranslate();

    LabelPlace chosen_;
    PromptFiles* files_;
    QPushButton* shipped_;
    QPushButton* import_;
    QPushButton* export_;
    TextOptions* options_;
    LabelPanel* coarse_;
    LabelPanel* fine_;
    HintPanel* hints_;
    QSplitter* lists_ = nullptr;
    LabelView* view_;
    QList<std::pair<QAction*, const char*>> actions_; ///< with their English texts
};

} // namespace cliplad::ui
