#include "pages/prompts/hint_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "pages/prompts/labels/label_edits.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kIconPx = 18;

} // namespace

HintPanel::HintPanel(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , title_(new QLabel)
    , scroll_(new QScrollArea)
    , content_(new QWidget)
    , rows_(new QVBoxLayout(content_)) {
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setWordWrap(true);
    rows_->setContentsMargins({});
    rows_->setSpacing(kHalfSpace);
    scroll_->setWidget(content_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus); // keys go to what it holds
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kHalfSpace);
    layout->addWidget(title_);
    layout->addWidget(scroll_, 1);
    connect(&studio.live(), &LiveSession::changed, this, &HintPanel::refresh);
}

void HintPanel::showProblems(std::vector<LabelProblem> problems) {
    problems_ = std::move(problems);
    refresh();
}

void HintPanel::refresh() {
    if (!isVisible())
        return; // showEvent comes back to it
    const PreviewPtr preview = studio_.live().preview();
    // While words cannot be used what was seen before is no advice.
    hints_ = preview && problems_.empty() ? labelHints(studio_.document().state(), *preview)
                                          : std::vector<LabelHint>();
    title_->setText(titleNow());
    scroll_->setAccessibleName(title_->text());
    std::vector<Line> lines = linesNow();
    if (lines == lines_)
        return; // buttons stay, with the focus
    lines_ = std::move(lines);
    next_ = 0;
    rebuild();
}

QString HintPanel::titleNow() const {
    const LiveSession& live = studio_.live();
    if (!problems_.empty())
        return tr("These words cannot be used yet");
    if (!live.preview())
        return live.notice();
    if (hints_.empty())
        return live.shotsAreCurrent() ? tr("Nothing stands out on the shots") : live.notice();
    return live.shotsAreCurrent() ? tr("What stands out on the shots")
                                  : tr("What stood out on the shots before the last edit");
}

std::vector<HintPanel::Line> HintPanel::linesNow() const {
    const DocumentState& state = studio_.document().state();
    std::vector<Line> lines;
    for (const LabelProblem& problem : problems_) {
        const LabelRow* row = rowAt(state, problem.place);
        const QString name = row != nullptr ? QString::fromStdString(row->label.name) : QString();
        const QString list = problem.place.list == LabelList::Coarse ? tr("Coarse") : tr("Fine");
        const QString where =
            row == nullptr ? list
                           : tr("%1, row %2 “%3”").arg(list, QLocale().toString(problem.place.row + 1), name);
        lines.push_back({.isProblem = true,
                         .text = QString("%1: %2").arg(where, problem.text),
                         .action = {},
                         .place = problem.place,
                         .cell = problem.cell});
    }
    for (const LabelHint& hint : hints_)
        lines.push_back(
            {.isProblem = false,
             .text = QString("%1: %2").arg(hint.place.list == LabelList::Coarse ? tr("Coarse") : tr("Fine"),
                                           LabelHintText::sentence(hint, state, QLocale())),
             .action = LabelHintText::action(hint, state),
             .place = hint.place});
    return lines;
}

void HintPanel::rebuild() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        if (QWidget* row = item->widget()) {
            row->hide(); // until it is deleted it would lie below the new ones
            row->deleteLater();
        }
        delete item;
    }
    for (std::size_t i = 0; i < lines_.size(); ++i)
        rows_->addWidget(widgetOf(lines_[i], i));
    rows_->addStretch(1);
}

QWidget* HintPanel::widgetOf(const Line& line, std::size_t index) {
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins({});
    auto* sign = new QLabel;
    sign->setPixmap(
        icon(line.isProblem ? "warning" : "info").pixmap(QSize(kIconPx, kIconPx), devicePixelRatioF()));
    sign->setAccessibleName(line.isProblem ? tr("Problem") : tr("Hint"));
    auto* text = new QLabel(line.text);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    const auto addButton = [&](const QString& caption, const QString& name, auto slot) {
        auto* button = new QPushButton(caption);
        button->setObjectName(name);
        button->setAccessibleDescription(line.text);
        connect(button, &QPushButton::clicked, this, slot);
        layout->addWidget(button, 0, Qt::AlignTop);
    };
    if (!line.action.isEmpty())
        addButton(line.action, "hintAction", [this, index] { act(index); });
    if (line.place.row >= 0)
        addButton(line.isProblem ? tr("Mend") : tr("Show"), "hintShow", [this, index] {
            const Line wantedLine = lines_[index];
            Q_EMIT wanted(wantedLine.place, wantedLine.cell);
        });
    return widget;
}

void HintPanel::act(std::size_t index) {
    const LabelHint hint = hints_[index - problems_.size()];
    LabelEdits edits(studio_.document());
    applyHint(hint, studio_.document().state(), edits);
}

void HintPanel::next() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const Line line = lines_[next_++ % lines_.size()];
        if (line.place.row >= 0)
            return Q_EMIT wanted(line.place, line.cell);
    }
}

void HintPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void HintPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        lines_.clear(); // the signs are pictures, in the colours of their time
        rebuild();      // no row may be left whose line is gone, also while nobody looks
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
