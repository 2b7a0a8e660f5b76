#include "shell/start/start_page.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "document/path_text.h"
#include "session/studio.h"
#include "shell/start/left_edits_lines.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kColumnPx = 880;
constexpr int kThumbnailPx = 64;
constexpr QSize kButton(220, 38);
constexpr QSize kButtonIcon(20, 20);

QLabel* faintLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("faint", true);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return label;
}

} // namespace

StartPage::StartPage(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , title_(new QLabel(this))
    , subtitle_(faintLabel(this))
    , recentTitle_(new QLabel(this))
    , none_(faintLabel(this))
    , recent_(new QListWidget(this))
    , recoverTitle_(new QLabel(this))
    , recoverText_(faintLabel(this))
    , drafts_(new QListWidget(this))
    , recover_(new QPushButton(this))
    , discard_(new QPushButton(this)) {
    setObjectName("start");
    title_->setProperty("heading", true);
    for (QLabel* heading : {recentTitle_, recoverTitle_}) {
        QFont bold = heading->font();
        bold.setBold(true);
        heading->setFont(bold);
    }
    for (QLabel* heading : {title_, recentTitle_, recoverTitle_})
        heading->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* column = new QVBoxLayout;
    column->setSpacing(kSpace);
    column->addWidget(title_);
    column->addWidget(subtitle_);
    column->addSpacing(kWideSpace);
    column->addWidget(buildChoices());
    column->addSpacing(kWideSpace);
    column->addWidget(recoverTitle_);
    column->addWidget(recoverText_);
    auto* recovering = new QHBoxLayout;
    recovering->setSpacing(kSpace);
    recovering->addWidget(drafts_, 1);
    recovering->addWidget(recover_, 0, Qt::AlignTop);
    recovering->addWidget(discard_, 0, Qt::AlignTop);
    column->addLayout(recovering);
    column->addWidget(recentTitle_);
    column->addWidget(none_);
    column->addWidget(recent_, 1);
    column->addStretch();
    auto* middle = new QWidget(this);
    middle->setLayout(column);
    middle->setMaximumWidth(kColumnPx);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4 * kSpace, 4 * kSpace, 4 * kSpace, 2 * kSpace);
    row->addStretch();
    row->addWidget(middle, 10);
    row->addStretch();
    recent_->setIconSize({kThumbnailPx, kThumbnailPx});
    drafts_->setMaximumHeight(2 * kThumbnailPx);
    drafts_->setObjectName("drafts");
    discard_->setObjectName("discardDraft");
    connect(recent_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        studio_.open(item->data(Qt::UserRole).toString().toStdString());
    });
    connect(drafts_, &QListWidget::itemActivated, recover_, &QPushButton::click);
    connect(recover_, &QPushButton::clicked, this, [this] {
        if (const QListWidgetItem* item = drafts_->currentItem())
            studio_.recover(item->data(Qt::UserRole).toString().toStdString());
    });
    connect(discard_, &QPushButton::clicked, this, &StartPage::discard);
    connect(&studio_.thumbnails(), &Thumbnails::loaded, this, [this](const QString& path) {
        for (int i = 0; i < recent_->count(); ++i)
            if (recent_->item(i)->data(Qt::UserRole + 1).toString() == path)
                recent_->item(i)->setIcon(QPixmap::fromImage(studio_.thumbnails().find(path.toStdString())));
    });
    connect(&studio_, &Studio::saved, this, &StartPage::refresh);
    connect(&studio_.saver(), &ProductSaver::notHeld, this, &StartPage::refresh); // it is written as well
    list({});
    retranslate();
}

QWidget* StartPage::buildChoices() {
    auto* choices = new QWidget(this);
    auto* grid = new QGridLayout(choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kWideSpace);
    grid->setVerticalSpacing(kSpace);
    const auto add = [&](int row, const QString& iconName, QPushButton*& button, QLabel*& text) {
        button = new QPushButton(icon(iconName), {}, choices);
        button->setMinimumSize(kButton);
        button->setIconSize(kButtonIcon);
        text = faintLabel(choices);
        grid->addWidget(button, row, 0);
        grid->addWidget(text, row, 1);
    };
    add(0, "demo", demo_, demoText_);
    add(1, "new", fresh_, freshText_);
    add(2, "open", open_, openText_);
    grid->setColumnStretch(1, 1);
    demo_->setProperty("primary", true);
    demo_->setIcon(icon("demo", QPalette::HighlightedText));
    connect(demo_, &QPushButton::clicked, this, [this] { studio_.startDemo(); });
    connect(fresh_, &QPushButton::clicked, this, [this] { studio_.startNew(); });
    connect(open_, &QPushButton::clicked, this, &StartPage::openWanted);
    return choices;
}

void StartPage::retranslate() {
    title_->setText(tr("CLIP-LAD Studio"));
    subtitle_->setText(
        tr("Learns a product from one to four good photos, then finds what is wrong with the next ones."));
    demo_->setText(tr("Try the demo"));
    demoText_->setText(
        tr("A rendered board with four screws: masks and verdicts within a minute, nothing to prepare."));
    fresh_->setText(tr("New product"));
    freshText_->setText(
        tr("Start from your own photos. You can also drop photos, or folders of them, here."));
    open_->setText(tr("Open product…"));
    openText_->setText(tr("The folder of a product that was saved here or learned with the command line."));
    recentTitle_->setText(tr("Recent products"));
    recent_->setAccessibleName(recentTitle_->text());
    none_->setText(tr("None yet."));
    recoverTitle_->setText(tr("Edits that were not saved"));
    recoverText_->setText(tr("The Studio ended before these were saved. They are kept until you decide."));
    recover_->setText(tr("Recover"));
    discard_->setText(tr("Discard…"));
    drafts_->setAccessibleName(recoverTitle_->text());
    refresh();
}

void StartPage::refresh() {
    if (listing_ && !listing_->isEnded())
        return; // what it finds is shown
    listing_ = studio_.engine().files().start<StartListing>(
        tr("Looking for products"),
        [folders = Studio::recentFolders()](const JobContext& job) { return listStart(folders, job); }, this,
        [this](const StartListing& listing) { list(listing); });
}

void StartPage::list(const StartListing& listing) {
    recent_->clear();
    for (const StartListing::Recent& recent : listing.recent)
        addRecent(recent);
    none_->setVisible(recent_->count() == 0);
    recent_->setVisible(recent_->count() > 0);
    left_ = listing.leftOver;
    drafts_->clear();
    for (const LeftEdits& left : left_)
        addDraft(left);
    drafts_->setCurrentRow(0);
    for (QWidget* widget :
         {static_cast<QWidget*>(recoverTitle_), static_cast<QWidget*>(recoverText_),
          static_cast<QWidget*>(drafts_), static_cast<QWidget*>(recover_), static_cast<QWidget*>(discard_)})
        widget->setVisible(drafts_->count() > 0);
}

void StartPage::discard() {
    if (const int row = drafts_->currentRow(); row >= 0)
        askToDiscard(left_.at(static_cast<std::size_t>(row)), studio_, this, [this] { refresh(); });
}

void StartPage::addRecent(const StartListing::Recent& recent) {
    auto* item =
        new QListWidgetItem(QStringLiteral("%1\n%2\n%3")
                                .arg(recent.name, locale().toString(recent.saved, QLocale::ShortFormat),
                                     QDir::toNativeSeparators(recent.folder)),
                            recent_);
    item->setToolTip(QDir::toNativeSeparators(recent.folder));
    item->setData(Qt::UserRole, recent.folder);
    item->setData(Qt::UserRole + 1, QString::fromStdString(recent.picture.string()));
    if (!recent.picture.empty())
        if (const QImage picture = studio_.thumbnails().find(recent.picture); !picture.isNull())
            item->setIcon(QPixmap::fromImage(picture));
}

void StartPage::addDraft(const LeftEdits& left) {
    auto* item = new QListWidgetItem(lineOf(left), drafts_);
    item->setToolTip(toText(left.folder));
    item->setData(Qt::UserRole, toText(left.draft));
}

} // namespace cliplad::ui
