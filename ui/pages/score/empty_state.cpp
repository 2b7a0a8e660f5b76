#include "pages/score/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "pages/last_run_offer.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kWidthPx = 460;
constexpr double kTitleScale = 1.4;

} // namespace

EmptyState::EmptyState(Studio& studio, QAction* addFolder, QAction* addPhotos, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , title_(new QLabel(this))
    , text_(new QLabel(this))
    , tests_(new QPushButton(this))
    , addFolder_(new QPushButton(this))
    , addPhotos_(new QPushButton(this))
    , folderAction_(addFolder)
    , photosAction_(addPhotos) {
    QFont large = title_->font();
    large.setPointSizeF(large.pointSizeF() * kTitleScale);
    title_->setFont(large);
    tests_->setObjectName("scoreTests");
    addFolder_->setObjectName("emptyAddFolder");
    tests_->setIcon(icon("play", QPalette::HighlightedText));
    tests_->setProperty("primary", true);
    auto* middle = new QVBoxLayout;
    for (QLabel* label : {title_, text_}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{title_, text_, tests_, addFolder_, addPhotos_})
        middle->addWidget(widget);
    middle->addSpacing(2 * kWideSpace);
    middle->addWidget(new LastRunOffer(studio, this));
    auto* column = new QVBoxLayout(this);
    auto* held = new QWidget(this);
    held->setLayout(middle);
    held->setFixedWidth(kWidthPx);
    column->addStretch(1);
    auto* row = new QHBoxLayout; // alignment would forget how high wrapped text is
    row->addStretch(1);
    row->addWidget(held);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(2);
    connect(tests_, &QPushButton::clicked, this, &EmptyState::testsWanted);
    connect(addFolder_, &QPushButton::clicked, addFolder, &QAction::trigger);
    connect(addPhotos_, &QPushButton::clicked, addPhotos, &QAction::trigger);
    connect(&studio_.document(), &ProductDocument::changed, this, &EmptyState::refresh);
    connect(&studio_.document(), &ProductDocument::opened, this, &EmptyState::refresh);
    refresh();
}

void EmptyState::refresh() {
    const DocumentState& state = studio_.document().state();
    const bool canScore = !state.shots.empty();
    const auto tests = static_cast<int>(state.tests.size());
    title_->setText(tr("Score photos"));
    text_->setText(
        canScore ? tr("Add a folder of photos, a data set or single photos; they can also be dropped here. "
                      "Each is compared with the shots, and you see which differ and why.")
                 : tr("First mark one to four good photos with a star on the page Enrol: photos are compared "
                      "with them."));
    tests_->setText(tr("Score the %n test image(s) of the product", nullptr, tests));
    tests_->setVisible(canScore && tests > 0);
    addFolder_->setText(folderAction_->text());
    addPhotos_->setText(photosAction_->text());
    addFolder_->setEnabled(canScore);
    addPhotos_->setEnabled(canScore);
}

void EmptyState::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace cliplad::ui
