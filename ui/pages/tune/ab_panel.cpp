#include "pages/tune/ab_panel.h"

#include <QApplication>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "pages/tune/ab_difference.h"
#include "session/studio.h"
#include "widgets/focus_keeping.h"

namespace cliplad::ui {
namespace {

/// A key held longer than this flips back when it is let go.
constexpr qint64 kHoldMs = 350;
/// A release may be the first half of a repeat, which X11 tells as a release and a press of the same moment:
/// the press is there by then.
constexpr int kRepeatMs = 50;

} // namespace

AbPanel::AbPanel(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , hint_(new QLabel)
    , keep_(new QPushButton)
    , flip_(new QPushButton)
    , use_(new QPushButton)
    , forget_(new QPushButton)
    , table_(new QTableWidget(0, 3)) {
    keep_->setObjectName("ab.keep");
    flip_->setObjectName("ab.flip");
    use_->setObjectName("ab.use");
    forget_->setObjectName("ab.forget");
    flip_->setCheckable(true);
    hint_->setWordWrap(true);
    table_->setObjectName("ab.table");
    table_->verticalHeader()->hide();
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setWordWrap(true);
    table_->setTabKeyNavigation(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->addWidget(keep_, 0, 0);
    grid->addWidget(flip_, 0, 1);
    grid->addWidget(use_, 1, 0);
    grid->addWidget(forget_, 1, 1);
    grid->addWidget(hint_, 2, 0, 1, 2);
    grid->addWidget(table_, 3, 0, 1, 2);
    grid->setRowStretch(3, 1);

    released_.setSingleShot(true);
    released_.setInterval(kRepeatMs);
    connect(&released_, &QTimer::timeout, this, &AbPanel::letGo);
    connect(keep_, &QPushButton::clicked, this, &AbPanel::keep);
    connect(flip_, &QPushButton::clicked, this, &AbPanel::flip);
    connect(use_, &QPushButton::clicked, this, &AbPanel::useA);
    connect(forget_, &QPushButton::clicked, this, &AbPanel::forget);
    connect(&studio.document(), &ProductDocument::changed, this, &AbPanel::followDocument);
    connect(&studio.document(), &ProductDocument::opened, this, &AbPanel::forget);
    connect(&studio.live(), &LiveSession::imageChanged, this, &AbPanel::ask);
    connect(&studio.live(), &LiveSession::changed, this, &AbPanel::refresh);
    connect(&studio.engine(), &Engine::modelChanged, this, [this] {
        preview_.reset(); // it is what the model before said
        ask();
    });
    connect(&studio.engine(), &Engine::comparisonReady, this, &AbPanel::take);
    connect(&studio.engine(), &Engine::comparisonFailed, this,
            [this](quint64 serial, const QString& message) {
                if (serial != serial_ || !a_)
                    return;
                problem_ = message;
                refresh();
                Q_EMIT changed();
            });
    retranslate();
}

void AbPanel::keep() {
    if (!studio_.document().isOpen())
        return;
    a_ = studio_.document().state();
    preview_ =
        studio_.live().isCurrent() ? studio_.live().preview() : nullptr; // the same answer, if it is there
    setShowsA(false);
    ask();
}

PreviewRequest AbPanel::wanted() const {
    const DocumentState& now = studio_.document().state();
    return {.recipe = a_->recipe(),
            .shots = now.shots, // A is words and settings; both look at the same photos
            .validation = now.validation,
            .image = studio_.live().image()};
}

bool AbPanel::answers(const Preview& preview) const {
    const PreviewRequest asked = wanted();
    const PreviewRequest& given = preview.request;
    return given.recipe == asked.recipe && given.shots == asked.shots &&
           given.validation == asked.validation && given.image == asked.image;
}

void AbPanel::ask() {
    problem_.clear();
    if (a_ && !studio_.document().state().shots.empty() && !preview()) {
        PreviewRequest request = wanted();
        request.revision = ++serial_;
        studio_.engine().requestComparison(request);
    }
    refresh();
    Q_EMIT changed();
}

void AbPanel::take(const PreviewPtr& preview) {
    if (!a_ || preview->request.revision != serial_)
        return;
    preview_ = preview;
    refresh();
    Q_EMIT changed();
}

PreviewPtr AbPanel::preview() const {
    return a_ && preview_ && answers(*preview_) ? preview_ : nullptr;
}

QString AbPanel::notice() const {
    if (preview())
        return {};
    return problem_.isEmpty() ? tr("Computing A…") : tr("A cannot be computed: %1").arg(problem_);
}

void AbPanel::followDocument() {
    if (showsA_)
        setShowsA(false); // an edit changes B: it has to be seen
    if (a_ && !preview())
        ask(); // the shots are others
    else
        refresh();
}

void AbPanel::flip() {
    setShowsA(hasA() && !showsA_);
}

void AbPanel::flipByKey(int key) {
    if (released_.isActive())
        letGo(); // it was a release: this is another press
    flip();
    heldKey_ = key;
    held_.start();
    qApp->installEventFilter(this);
}

bool AbPanel::eventFilter(QObject* watched, QEvent* event) {
    const bool isPress = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isPress && event->type() != QEvent::KeyRelease)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != heldKey_)
        return false;
    if (isPress && releasedAt_ != 0 && key->timestamp() == releasedAt_) {
        released_.stop(); // it repeats
    } else if (!isPress && !key->isAutoRepeat() && !released_.isActive()) {
        wasHeld_ = held_.hasExpired(kHoldMs);
        releasedAt_ = key->timestamp();
        released_.start();
    }
    return false;
}

/// The key was let go.
void AbPanel::letGo() {
    qApp->removeEventFilter(this);
    released_.stop();
    if (wasHeld_)
        flip();
}

void AbPanel::setShowsA(bool shows) {
    showsA_ = shows;
    refresh();
    Q_EMIT changed();
}

void AbPanel::forget() {
    a_.reset();
    preview_.reset();
    problem_.clear();
    setShowsA(false);
}

void AbPanel::useA() {
    const DocumentState a = *a_;
    studio_.document().edit([] { return tr("Back to A"); },
                            [&](DocumentState& state) {
                                state.coarse = a.coarse;
                                state.fine = a.fine;
                                state.settings = a.settings;
                                state.ignore = a.ignore;
                                state.threshold = a.threshold;
                                state.reviewThreshold = a.reviewThreshold;
                            });
}

void AbPanel::refresh() {
    keep_->setEnabled(studio_.document().isOpen());
    for (QPushButton* button : {flip_, use_, forget_})
        setEnabledBeside(*keep_, *button, hasA());
    flip_->setChecked(showsA_);
    flip_->setText(showsA_ ? tr("Show B (present)") : tr("Show A"));
    if (!isVisible())
        return; // no one sees the table
    table_->setVisible(hasA());
    if (!hasA()) {
        hint_->setText(
            tr("Keep the words and settings as they are now as A, change what you like, and flip between "
               "the two to see what the change does."));
        return;
    }
    const DocumentState& b = studio_.document().state();
    std::vector<AbRow> rows = editedDifferences(*a_, b, locale());
    hint_->setText(rows.empty() ? tr("A is kept. Nothing differs from it yet.")
                                : tr("%n edit(s) lie between A and the present state.", nullptr,
                                     static_cast<int>(rows.size())));
    if (!problem_.isEmpty())
        hint_->setText(notice());
    const PreviewPtr current = studio_.live().isCurrent() ? studio_.live().preview() : nullptr;
    for (AbRow& row : resultDifferences(preview().get(), current.get(), locale()))
        rows.push_back(std::move(row));
    table_->setRowCount(static_cast<int>(rows.size()));
    for (int i = 0; i < table_->rowCount(); ++i) {
        const AbRow& row = rows[static_cast<std::size_t>(i)];
        int column = 0;
        for (const QString& text : {row.what, row.a, row.b}) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(text);
            QFont font = item->font();
            font.setBold(column > 0 && row.a != row.b);
            item->setFont(font);
            table_->setItem(i, column++, item);
        }
    }
    table_->resizeRowsToContents();
}

void AbPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void AbPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AbPanel::retranslate() {
    keep_->setText(tr("Keep as A"));
    keep_->setToolTip(tr("Remembers the present words and settings, to compare what you do next with them."));
    flip_->setToolTip(tr("Tap the key to flip, or hold it to look at A for a moment. Nothing is edited."));
    flip_->setAccessibleName(tr("Show A"));
    use_->setText(tr("Go back to A"));
    use_->setToolTip(tr("Makes the words and settings those of A; can be undone."));
    forget_->setText(tr("Forget A"));
    table_->setAccessibleName(tr("What differs between A and the present state"));
    table_->setHorizontalHeaderLabels({tr("What"), tr("A"), tr("B (present)")});
    refresh();
}

} // namespace cliplad::ui
