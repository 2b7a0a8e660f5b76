#include "shell/tour.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "shell/main_window.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kWidthPx = 360;

struct Step {
    const char* page;
    const char* title;
    const char* text;
};

constexpr Step kSteps[] = {
    {"enrol", QT_TRANSLATE_NOOP("cliplad::ui::Tour", "Four good photos"),
     QT_TRANSLATE_NOOP("cliplad::ui::Tour",
                       "The stars mark the shots that the product is learned from. The colours show "
                       "the parts that the model found on each of them.")},
    {"prompts", QT_TRANSLATE_NOOP("cliplad::ui::Tour", "Parts have names"),
     QT_TRANSLATE_NOOP("cliplad::ui::Tour",
                       "Plain words say what to look for. Change one and watch the mask follow; "
                       "Ctrl+Z takes it back.")},
    {"tune", QT_TRANSLATE_NOOP("cliplad::ui::Tour", "See every step"),
     QT_TRANSLATE_NOOP("cliplad::ui::Tour",
                       "Move the slider of the clusters, or choose a test picture in the strip: masks, "
                       "histogram and verdict are live.")},
    {"score", QT_TRANSLATE_NOOP("cliplad::ui::Tour", "Judge the rest"),
     QT_TRANSLATE_NOOP(
         "cliplad::ui::Tour",
         "Score the test images of the product: 36 pictures, good ones and faulty ones. Drag the "
         "threshold in the histogram to decide anew.")},
    {"review", QT_TRANSLATE_NOOP("cliplad::ui::Tour", "Decide with one key"),
     QT_TRANSLATE_NOOP("cliplad::ui::Tour",
                       "Each flagged picture says what is missing or damaged. G is good, B is bad; "
                       "the next one follows.")},
};
constexpr int kStepCount = static_cast<int>(std::size(kSteps));

} // namespace

Tour::Tour(MainWindow& window)
    : QFrame(&window)
    , window_(window)
    , title_(new QLabel(this))
    , text_(new QLabel(this))
    , leave_(new QPushButton(this))
    , next_(new QPushButton(this)) {
    setObjectName("tour");
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    setFixedWidth(kWidthPx);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    text_->setWordWrap(true);
    next_->setProperty("primary", true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(leave_);
    buttons->addStretch();
    buttons->addWidget(next_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kWideSpace, kWideSpace, kWideSpace, kSpace);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addLayout(buttons);
    connect(leave_, &QPushButton::clicked, this, &QWidget::close);
    connect(next_, &QPushButton::clicked, this, [this] {
        if (step_ + 1 < kStepCount)
            showStep(step_ + 1);
        else
            close();
    });
    window.installEventFilter(this);
    showStep(0);
    show();
    next_->setFocus();
}

void Tour::showStep(int step) {
    step_ = step;
    const Step& shown = kSteps[step];
    title_->setText(tr("%1 of %2 · %3").arg(step + 1).arg(kStepCount).arg(tr(shown.title)));
    text_->setText(tr(shown.text));
    leave_->setText(tr("Leave the tour"));
    next_->setText(step + 1 < kStepCount ? tr("Next") : tr("Done"));
    window_.showPage(shown.page);
    place();
}

void Tour::place() {
    adjustSize();
    const QRect room = window_.rect();
    move(room.right() - width() - 2 * kWideSpace, room.bottom() - height() - 3 * kWideSpace);
    raise();
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &window_ && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void Tour::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        showStep(step_);
    QFrame::changeEvent(event);
}

void Tour::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace cliplad::ui
