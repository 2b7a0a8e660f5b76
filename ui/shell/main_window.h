#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <QActionGroup>
#include <QMainWindow>
#include <QPointer>
#include <QUndoGroup>

#include "session/studio.h"
#include "shell/leaving/leaving_questions.h"

class QButtonGroup;
class QDialog;
class QMenu;
class QStackedWidget;
class QTranslator;

namespace cliplad::ui {

class BackgroundJob;
class NoticeBar;
class Page;
class StartPage;
class StatusLine;

/// The window: navigation at the left, the page in the middle, menus, notices above and the status line
/// below.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Studio& studio);

    void showPage(const QString& id); ///< "start" or a page's id
    QString currentPage() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildNavigation(QWidget* bar);
    void buildActions();
    void buildMenus();
    void addPage(Page* page, const QString& iconName);
    void retranslate();
    void focusPage(); ///< where it was
    void nameSteps(); ///< that can be undone or done again on the page
    void updateTitle();
    void open();
    /// @param started is called with the job, and with the next should it have to begin again
    void follow(BackgroundJob* saving, const std::function<void(BackgroundJob*)>& started);
    void followNothing();
    /// Asks about each loss, then leaves.
    void askBeforeLeaving(const Studio::Loss& loss, const std::function<void()>& go,
                          Leaving leaving = Leaving::GoOn);
    void askAboutEdits(const QString& next, const std::function<void()>& go, Leaving leaving);
    void goWhenSaved(BackgroundJob* saving, const std::function<void()>& go, Leaving leaving);
    /// Without what is not being saved already.
    void goWithoutSaving(const std::function<void()>& go, Leaving leaving);
    void askToOverwrite(const SaveConflict& conflict);
    void showProblem(Studio::Remedy remedy); ///< that was told last
    /// What is shown over the window, and deleted as it closes.
    static void openDialog(QDialog* dialog);
    /// Photos that were dropped go where the page puts them.
    void takeDropped(const QString& page, const std::vector<std::filesystem::path>& dropped);
    void showPreferences();
    void showShortcuts();

    Studio& studio_;
    QStackedWidget* stack_;
    QButtonGroup* navigation_;
    NoticeBar* notices_;
    StatusLine* status_;
    StartPage* start_;
    QList<Page*> pages_;
    QList<QMenu*> menus_;
    QUndoGroup steps_;                                 ///< of the pages; active: of the one that is shown
    QPointer<BackgroundJob> followed_;                 ///< saves before something else follows
    std::function<void(BackgroundJob*)> followSaving_; ///< what follows it, should it have to begin again
    bool isLeaving_ = false;                           ///< asked and answered: the window may close
};

} // namespace cliplad::ui
