#include "shell/start/tour.h"

#include <array>

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "pages/score/score_page.h"
#include "shell/main_window.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

struct Step {
    const char* page;
    const char* title;
    const char* text;
    std::array<const char*, 2> actions = {}; ///< whose keys the text names
};

constexpr Step kSteps[] = {
    {"enrol", QT_TRANSLATE_NOOP("cliplad::ui::Tour", "Four good photos"),
     QT_TRANSLATE_NOOP("cliplad::ui::Tour",
                       "The stars mark the shots that the product is learned from. The colours show "
                       "the parts that the model found on each of them.")},
    {"prompts",
     QT_TRANSLATE_NOOP("cliplad::ui::Tour", "Parts have names"),
     QT_TRANSLATE_NOOP("cliplad::ui::Tour",
                       "Plain words say what to look for. Change one and watch the mask follow; "
                       "%1 takes it back."),
     {"app.undo"}},
    {"tune", QT_TRANSLATE_NOOP("cliplad::ui::Tour", "See every step"),
     QT_TRANSLATE_NOOP("cliplad::ui::Tour",
                       "Choose a test picture in the strip, or move the threshold: masks, histogram and "
                       "verdict are live.")},
    {"score", QT_TRANSLATE_NOOP("cliplad::ui::Tour", "Judge the rest"),
     QT_TRANSLATE_NOOP(
         "cliplad::ui::Tour",
         "The test images of the product are being scored: 36 pictures, good ones and faulty ones. Drag the "
         "threshold in the histogram to decide anew.")},
    {"review",
     QT_TRANSLATE_NOOP("cliplad::ui::Tour", "Decide with one key"),
     QT_TRANSLATE_NOOP("cliplad::ui::Tour",
                       "Each picture to review says what is missing or damaged. %1 is good, %2 is bad; "
                       "the next one follows."),
     {"review.good", "review.bad"}},
};
constexpr int kStepCount = static_cast<int>(std::size(kSteps));

} // namespace

Tour::Tour(MainWindow& window, Studio& studio)
    : QFrame(&window)
    , window_(window)
    , studio_(studio)
    , runner_(window.findChild<ScorePage*>()->runner())
    , title_(new QLabel(this))
    , text_(new QLabel(this))
    , leave_(new QPushButton(this))
    , back_(new QPushButton(this))
    , next_(new QPushButton(this)) {
    setObjectName("tour");
    setAttribute(Qt::WA_DeleteOnClose);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    text_->setWordWrap(true);
    next_->setProperty("primary", true);
    auto* words = new QVBoxLayout;
    words->setSpacing(kHalfSpace);
    words->addWidget(title_);
    words->addWidget(text_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kWideSpace, kSpace, kWideSpace, kSpace);
    row->setSpacing(kSpace);
    row->addLayout(words, 1);
    row->addSpacing(kWideSpace);
    for (QPushButton* button : {leave_, back_, next_})
        row->addWidget(button);
    connect(leave_, &QPushButton::clicked, this, &QWidget::close);
    connect(back_, &QPushButton::clicked, this, [this] { showStep(step_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] {
        if (step_ + 1 < kStepCount)
            showStep(step_ + 1);
        else
            close();
    });
    connect(&runner_, &ScoreRunner::changed, this, &Tour::showText);
    connect(&studio.document(), &ProductDocument::opened, this, &QWidget::close); // it is not the demo's
    window.installEventFilter(this);
    const auto* pages = window.findChild<QStackedWidget*>("pages");
    connect(pages, &QStackedWidget::currentChanged, this,
            [this, pages](int index) { takeKeysOf(pages->widget(index)); });
    takeKeysOf(pages->currentWidget());
    showStep(0);
}

void Tour::showStep(int step) {
    step_ = step;
    leave_->setVisible(step + 1 < kStepCount);
    back_->setEnabled(step > 0);
    retranslate();
    window_.showPage(kSteps[step].page);
    if (kSteps[step].page == QLatin1String("score"))
        scoreTests();
    next_->setFocus(); // which the page has taken
}

void Tour::takeKeysOf(const QWidget* page) {
    for (QAction* action : actions())
        removeAction(action);
    addActions(page->actions());
}

void Tour::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    next_->setFocus();
}

void Tour::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    if (!event->spontaneous() && isAncestorOf(QApplication::focusWidget()))
        Q_EMIT goneWithFocus();
}

void Tour::retranslate() {
    title_->setText(tr("%1 of %2 · %3").arg(step_ + 1).arg(kStepCount).arg(tr(kSteps[step_].title)));
    leave_->setText(tr("Leave the tour"));
    back_->setText(tr("Back"));
    next_->setText(step_ + 1 == kStepCount ? tr("Done") : tr("Next"));
    showText();
}

void Tour::showText() {
    const Step& shown = kSteps[step_];
    QString text = tr(shown.text);
    for (const char* id : shown.actions)
        if (const auto* action = id != nullptr ? window_.findChild<QAction*>(id) : nullptr)
            text = text.arg(action->shortcut().toString(QKeySequence::NativeText));
    if (shown.page == QLatin1String("review") && runner_.state() != ScoreRunner::State::Idle)
        text =
            tr("The pictures are still being scored: those to review appear as they are found.") + ' ' + text;
    text_->setText(text);
}

void Tour::scoreTests() {
    const PathList& tests = studio_.document().state().tests;
    if (!tests.empty() && studio_.results().isEmpty() && runner_.state() == ScoreRunner::State::Idle)
        runner_.add({tests.begin(), tests.end()});
}

void Tour::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QFrame::eventFilter(watched, event);
    close(); // nobody below the window took the key
    event->accept();
    return true;
}

} // namespace cliplad::ui
