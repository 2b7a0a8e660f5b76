#include "shell/main_window.h"

#include <QApplication>
#include <QButtonGroup>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "pages/enrol/enrol_page.h"
#include "pages/prompts/prompts_page.h"
#include "pages/review/review_page.h"
#include "pages/save_dialog.h"
#include "pages/score/score_page.h"
#include "pages/tune/tune_page.h"
#include "shell/help/focus_help.h"
#include "shell/help/log_window.h"
#include "shell/help/manual_key.h"
#include "shell/help/manual_window.h"
#include "shell/help/step_recording.h"
#include "shell/keys/button_keys.h"
#include "shell/keys/dialog_focus.h"
#include "shell/keys/held_keys.h"
#include "shell/keys/program_keys.h"
#include "shell/keys/shortcut_editor.h"
#include "shell/keys/shortcut_sheet.h"
#include "shell/notice_bar.h"
#include "shell/preferences/model_dialog.h"
#include "shell/preferences/preferences_dialog.h"
#include "shell/start/left_edits_lines.h"
#include "shell/start/start_page.h"
#include "shell/start/tour.h"
#include "shell/status_line.h"
#include "shell/toast.h"
#include "shell/view_menu.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/file_dialog.h"

namespace cliplad::ui {
namespace {

constexpr int kNavigationIconPx = 26;
constexpr auto kOpenFolderKey = "open/folder"; ///< where a person opened something last
constexpr QSize kFirstSize{1280, 800};
constexpr int kTitleBarPx = 40; ///< about what a desktop adds

} // namespace

MainWindow::MainWindow(Studio& studio)
    : studio_(studio)
    , stack_(new QStackedWidget(this))
    , navigation_(new QButtonGroup(this))
    , notices_(new NoticeBar(this))
    , status_(new StatusLine(studio, this))
    , start_(new StartPage(studio, this)) {
    stack_->setObjectName("pages");
    setMinimumSize(960, 540);
    setAcceptDrops(true);
    auto* bar = new QFrame(this);
    bar->setObjectName("navigation");
    buildNavigation(bar);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(notices_);
    column->addWidget(stack_, 1);
    auto* middle = new QWidget(this);
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(bar);
    row->addLayout(column, 1);
    setCentralWidget(middle);
    statusBar()->addWidget(status_, 1);
    statusBar()->setSizeGripEnabled(false);
    buildActions();
    buildMenus();
    qApp->installEventFilter(new HeldKeys(this));
    qApp->installEventFilter(new ProgramKeys(this));
    qApp->installEventFilter(new ButtonKeys(this));
    qApp->installEventFilter(new DialogFocus(this));
    qApp->installEventFilter(new ManualKey(*this));
    studio_.setLeaveGuard(
        [this](const Studio::Loss& loss, const std::function<void()>& go) { askBeforeLeaving(loss, go); });
    connect(&studio_.saver(), &ProductSaver::changedOnDisk, this, &MainWindow::askToOverwrite);
    connect(start_, &StartPage::openWanted, this, &MainWindow::open);
    connect(&studio_, &Studio::problem, this,
            [this](const QString&, const QString&, Studio::Remedy remedy) { showProblem(remedy); });
    auto* toast = new Toast(this);
    connect(&studio_, &Studio::notice, toast, &Toast::tell);
    connect(&studio_.notices(), &Notices::noticeWithdrawn, toast, &QWidget::hide);
    connect(&studio_.notices(), &Notices::problemWithdrawn, notices_, &QWidget::hide);
    connect(notices_, &NoticeBar::goneWithFocus, this, &MainWindow::focusPage, Qt::QueuedConnection);
    connect(&studio_, &Studio::pageWanted, this, &MainWindow::showPage);
    connect(&studio_, &Studio::demoStarted, this, [this, column] {
        delete findChild<Tour*>();
        auto* tour = new Tour(*this, studio_);
        connect(tour, &Tour::goneWithFocus, this, &MainWindow::focusPage, Qt::QueuedConnection);
        column->addWidget(tour);
    });
    connect(&studio_.document(), &ProductDocument::changed, this, &MainWindow::updateTitle);
    connect(&studio_.document(), &ProductDocument::opened, this, &MainWindow::updateTitle);
    connect(&studio_.document(), &ProductDocument::saved, this, &MainWindow::updateTitle);
    retranslate();
    showPage("start");
    const QSize room = screen()->availableSize() - QSize(0, kTitleBarPx);
    resize(kFirstSize.boundedTo(room));
    restoreGeometry(QSettings().value("window").toByteArray());
}

void MainWindow::buildNavigation(QWidget* bar) {
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(0, kSpace, 0, kSpace);
    column->setSpacing(0);
    navigation_->setExclusive(true);
    const auto addButton = [&](QWidget* page, const QString& iconName) {
        auto* button = new QToolButton(bar);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize({kNavigationIconPx, kNavigationIconPx});
        button->setIcon(icon(iconName));
        button->setFocusPolicy(Qt::TabFocus);
        navigation_->addButton(button, stack_->addWidget(page));
        column->addWidget(button);
        return button;
    };
    addButton(start_, "start");
    const auto add = [&](Page* page) {
        pages_.append(page);
        addButton(page, page->id());
    };
    add(new EnrolPage(studio_));
    add(new PromptsPage(studio_));
    add(new TunePage(studio_));
    add(new ScorePage(studio_));
    add(new ReviewPage(studio_));
    column->addStretch();
    connect(navigation_, &QButtonGroup::idClicked, this,
            [this](int index) { showPage(stack_->widget(index)->objectName()); });
}

void MainWindow::showPage(const QString& id) {
    for (int i = 0; i < stack_->count(); ++i) {
        if (stack_->widget(i)->objectName() != id)
            continue;
        if (stack_->currentIndex() != i)
            LogWindow::add("page: " + id);
        stack_->setCurrentIndex(i);
        navigation_->button(i)->setChecked(true);
        auto* page = qobject_cast<Page*>(stack_->widget(i));
        steps_.setActiveStack(page != nullptr ? &page->steps() : &studio_.document().undoStack());
        if (page != nullptr)
            page->activate();
        else
            start_->refresh();
    }
}

/// The keys go back to where they were on the page, not to the buttons beside it.
void MainWindow::focusPage() {
    QWidget* page = stack_->currentWidget();
    if (QWidget* last = page->focusWidget())
        return last->setFocus();
    showPage(currentPage());
    if (!page->isAncestorOf(focusWidget()))
        page->setFocus();
}

QString MainWindow::currentPage() const {
    return stack_->currentWidget()->objectName();
}

void MainWindow::buildActions() {
    ActionBook& book = studio_.actions();
    book.add(this, "app.new", {}, QKeySequence::New, [this] { studio_.startNew(); });
    book.add(this, "app.open", {}, QKeySequence::Open, [this] { open(); });
    book.add(this, "app.save", {}, QKeySequence::Save, [this] { saveOpenProduct(studio_, this); });
    book.add(this, "app.saveAs", {}, QKeySequence("Ctrl+Shift+S"), [this] { saveProductAs(studio_, this); });
    book.add(this, "app.model", {}, QKeySequence("Ctrl+M"),
             [this] { openDialog(new ModelDialog(studio_, this)); });
    book.add(this, "app.preferences", {}, QKeySequence("Ctrl+,"), [this] { showPreferences(); });
    book.add(this, "app.quit", {}, QKeySequence("Ctrl+Q"), [this] { close(); });
    book.add(this, "app.undo", {}, QKeySequence::Undo, [this] { steps_.undo(); });
    book.add(this, "app.redo", {}, QKeySequence("Ctrl+Shift+Z"), [this] {
        steps_.redo();
        nameSteps(); // a step that gives itself up goes without a signal
    });
    for (int i = 0; i <= pages_.size(); ++i)
        book.add(this, QStringLiteral("app.page%1").arg(i), {},
                 QKeySequence(QStringLiteral("Ctrl+%1").arg(i)),
                 [this, i] { showPage(stack_->widget(i)->objectName()); });
    book.add(this, "app.shortcuts", {}, QKeySequence("?"), [this] { showShortcuts(); });
    book.add(this, "app.remap", {}, {}, [this] {
        QHash<QString, QString> titles;
        for (const Page* page : std::as_const(pages_))
            titles[page->id()] = page->title();
        openDialog(new ShortcutEditor(studio_.actions(), titles, this));
    });
    book.add(this, "app.manual", {}, QKeySequence::HelpContents,
             [this] { ManualWindow::open(this, currentPage()); });
    book.add(this, "app.help", {}, QKeySequence::WhatsThis, [] { showFocusHelp(); });
    book.add(this, "app.log", {}, QKeySequence("Ctrl+Shift+L"), [this] { LogWindow::open(this, studio_); });
    book.add(this, "app.about", {}, {}, [this] { showAbout(this); });
    for (Page* page : std::as_const(pages_)) {
        steps_.addStack(&page->steps());
        if (&page->steps() != &studio_.document().undoStack()) // that are in the log already
            new StepRecording(page->steps(), page->id(), this);
    }
    connect(&steps_, &QUndoGroup::indexChanged, this, &MainWindow::nameSteps);
    connect(&studio_.document().undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
}

void MainWindow::buildMenus() {
    const auto action = [this](const char* id) {
        return findChild<QAction*>(id, Qt::FindDirectChildrenOnly);
    };
    for (int i = 0; i < 4; ++i)
        menus_.append(menuBar()->addMenu(QString()));
    for (const char* id : {"app.new", "app.open", "app.save", "app.saveAs", "app.quit"})
        menus_[0]->addAction(action(id));
    menus_[1]->addAction(action("app.undo"));
    menus_[1]->addAction(action("app.redo"));
    menus_[1]->addSeparator();
    menus_[1]->addAction(action("app.model"));
    menus_[1]->addAction(action("app.preferences"));
    for (int i = 0; i <= pages_.size(); ++i)
        menus_[2]->addAction(action(QStringLiteral("app.page%1").arg(i).toLatin1().constData()));
    menus_[2]->addSeparator();
    addViewChoices(*menus_[2]);
    for (const char* id : {"app.manual", "app.help", "app.shortcuts", "app.remap", "app.log", "app.about"})
        menus_[3]->addAction(action(id));
}

void MainWindow::retranslate() {
    const auto name = [this](const char* id, const QString& text) {
        findChild<QAction*>(id, Qt::FindDirectChildrenOnly)->setText(text);
    };
    retranslateViewChoices(*menus_[2]);
    name("app.new", tr("&New product"));
    name("app.open", tr("&Open…"));
    name("app.save", tr("&Save"));
    name("app.saveAs", tr("Save &as…"));
    name("app.model", tr("&Model…"));
    name("app.preferences", tr("Pre&ferences…"));
    name("app.quit", tr("&Quit"));
    for (QUndoStack* steps : steps_.stacks()) // pages share them
        static_cast<NamedSteps*>(steps)->retranslate();
    nameSteps();
    name("app.shortcuts", tr("Shortcuts of this page"));
    name("app.remap", tr("Change shortcuts…"));
    name("app.manual", tr("Manual"));
    name("app.help", tr("Help on what has the focus"));
    name("app.log", tr("Log"));
    name("app.about", tr("About CLIP-LAD"));
    name("app.page0", tr("Start"));
    navigation_->button(0)->setText(tr("Start"));
    for (int i = 0; i < pages_.size(); ++i) {
        navigation_->button(i + 1)->setText(pages_[i]->title());
        pages_[i]->setAccessibleName(pages_[i]->title());
        name(QStringLiteral("app.page%1").arg(i + 1).toLatin1().constData(), pages_[i]->title());
    }
    const QStringList titles = {tr("&File"), tr("&Edit"), tr("&View"), tr("&Help")};
    for (int i = 0; i < menus_.size(); ++i)
        menus_[i]->setTitle(titles[i]);
    updateTitle();
}

void MainWindow::nameSteps() {
    auto* undo = findChild<QAction*>("app.undo", Qt::FindDirectChildrenOnly);
    auto* redo = findChild<QAction*>("app.redo", Qt::FindDirectChildrenOnly);
    undo->setText(steps_.canUndo() ? tr("Undo: %1").arg(steps_.undoText()) : tr("Undo"));
    redo->setText(steps_.canRedo() ? tr("Redo: %1").arg(steps_.redoText()) : tr("Redo"));
    undo->setEnabled(steps_.canUndo());
    redo->setEnabled(steps_.canRedo());
}

void MainWindow::updateTitle() {
    const ProductDocument& document = studio_.document();
    const bool open = document.isOpen();
    const QString name = QString::fromStdString(document.state().name);
    setWindowTitle(!open ? tr("CLIP-LAD Studio")
                         : tr("%1[*] – CLIP-LAD Studio").arg(name.isEmpty() ? tr("Unnamed product") : name));
    setWindowModified(open && (document.isModified() || document.folder().empty()));
    for (int i = 1; i <= pages_.size(); ++i)
        navigation_->button(i)->setEnabled(open);
    for (const char* id : {"app.model", "app.save", "app.saveAs", "app.page1", "app.page2", "app.page3",
                           "app.page4", "app.page5"})
        findChild<QAction*>(id)->setEnabled(open);
}

void MainWindow::open() {
    QFileDialog* dialog = makeFolderDialog(this, tr("Open a product or a folder of photos"),
                                           QSettings().value(kOpenFolderKey).toString());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        QSettings().setValue(kOpenFolderKey, QFileInfo(folder).absolutePath());
        studio_.open(folder.toStdString());
    });
    dialog->open();
}

void MainWindow::openDialog(QDialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showProblem(Studio::Remedy remedy) {
    auto* model = findChild<QAction*>("app.model", Qt::FindDirectChildrenOnly);
    std::vector<NoticeBar::Remedy> remedies;
    if (remedy == Studio::Remedy::OtherModel && model->isEnabled())
        remedies = {{[] { return tr("Model…"); }, [model] { model->trigger(); }}};
    else if (remedy == Studio::Remedy::Reload)
        remedies = {{[] { return tr("Reload"); }, [this] { studio_.reload(); }}};
    else if (remedy == Studio::Remedy::Recover)
        remedies = {{[] { return tr("Recover"); },
                     [this, left = studio_.leftEdits()] { studio_.recover(left.draft); }},
                    {[] { return tr("Discard…"); },
                     [this, left = studio_.leftEdits()] { askToDiscard(left, studio_, this); }}};
    notices_->showProblem(studio_.notices().problem(), remedies);
}

void MainWindow::showPreferences() {
    openDialog(new PreferencesDialog(studio_, *findChild<QActionGroup*>(kThemeChoices),
                                     *findChild<QActionGroup*>(kLanguageChoices), this));
}

void MainWindow::showShortcuts() {
    const QString id = currentPage();
    openDialog(new ShortcutSheet(studio_.actions(), id == "start" ? QString() : id, this));
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        start_->retranslate();
        status_->retranslate();
        retranslate();
    }
    QMainWindow::changeEvent(event);
}

} // namespace cliplad::ui
