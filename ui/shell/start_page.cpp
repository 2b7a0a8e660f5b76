#include "shell/start_page.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "base/atomic_file.h"
#include "base/error.h"
#include "document/draft_writer.h"
#include "session/studio.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kColumnPx = 880;
constexpr int kThumbnailPx = 64;
constexpr int kButtonPx = 220;

QLabel* faintLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("faint", true);
    label->setWordWrap(true);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return label;
}

/// The first shot of a product, for its entry.
std::filesystem::path firstShot(const QString& folder) {
    const QStringList shots = QDir(folder + "/shots").entryList(QDir::Files, QDir::Name);
    return shots.isEmpty() ? std::filesystem::path()
                           : std::filesystem::path((folder + "/shots/" + shots.front()).toStdString());
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
    , drafts_(new QListWidget(this)) {
    setObjectName("start");
    title_->setProperty("heading", true);
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
    column->addWidget(drafts_);
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
    connect(recent_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        studio_.open(item->data(Qt::UserRole).toString().toStdString());
    });
    connect(drafts_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        studio_.recover(item->data(Qt::UserRole).toString().toStdString());
    });
    connect(&studio_.thumbnails(), &Thumbnails::loaded, this, [this](const QString& path) {
        for (int i = 0; i < recent_->count(); ++i)
            if (recent_->item(i)->data(Qt::UserRole + 1).toString() == path)
                recent_->item(i)->setIcon(QPixmap::fromImage(studio_.thumbnails().find(path.toStdString())));
    });
    retranslate();
    refresh();
}

QWidget* StartPage::buildChoices() {
    auto* choices = new QWidget(this);
    auto* grid = new QGridLayout(choices);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kWideSpace);
    grid->setVerticalSpacing(kSpace);
    const auto add = [&](int row, const QString& iconName, QPushButton*& button, QLabel*& text) {
        button = new QPushButton(icon(iconName), {}, choices);
        button->setMinimumWidth(kButtonPx);
        text = faintLabel(choices);
        grid->addWidget(button, row, 0);
        grid->addWidget(text, row, 1);
    };
    add(0, "demo", demo_, demoText_);
    add(1, "new", fresh_, freshText_);
    add(2, "open", open_, openText_);
    grid->setColumnStretch(1, 1);
    demo_->setProperty("primary", true);
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
        tr("Start from your own photos. You can also drop a folder of photos anywhere in this window."));
    open_->setText(tr("Open product …"));
    openText_->setText(tr("The folder of a product that was saved here or learned with the command line."));
    recentTitle_->setText(tr("Recent products"));
    recent_->setAccessibleName(recentTitle_->text());
    none_->setText(tr("None yet."));
    recoverTitle_->setText(tr("Edits that were not saved"));
    drafts_->setAccessibleName(recoverTitle_->text());
    refresh();
}

void StartPage::addRecent(const QString& folder) {
    const QFileInfo file(folder + "/product.yaml");
    auto* item =
        new QListWidgetItem(QStringLiteral("%1\n%2\n%3")
                                .arg(QFileInfo(folder).fileName(),
                                     locale().toString(file.lastModified(), QLocale::ShortFormat), folder),
                            recent_);
    item->setData(Qt::UserRole, folder);
    const auto shot = firstShot(folder);
    item->setData(Qt::UserRole + 1, QString::fromStdString(shot.string()));
    if (!shot.empty())
        if (const QImage picture = studio_.thumbnails().find(shot); !picture.isNull())
            item->setIcon(QPixmap::fromImage(picture));
}

void StartPage::addDraft(const std::string& file) {
    try {
        const Draft draft = parseDraft(readFile(file), file);
        if (draft.state.photos.empty() && draft.state.fine.empty())
            return; // nothing was done yet
        const QString name =
            draft.state.name.empty() ? tr("Unnamed product") : QString::fromStdString(draft.state.name);
        const QDateTime when = QFileInfo(QString::fromStdString(file)).lastModified();
        auto* item = new QListWidgetItem(
            tr("%1, edited %2").arg(name, locale().toString(when, QLocale::ShortFormat)), drafts_);
        item->setData(Qt::UserRole, QString::fromStdString(file));
    } catch (const Error&) {
        // half a draft is nothing to open
    }
}

void StartPage::refresh() {
    recent_->clear();
    for (const QString& folder : Studio::recentFolders())
        addRecent(folder);
    none_->setVisible(recent_->count() == 0);
    recent_->setVisible(recent_->count() > 0);
    drafts_->clear();
    for (const auto& file : DraftWriter::leftOver())
        addDraft(file.string());
    recoverTitle_->setVisible(drafts_->count() > 0);
    drafts_->setVisible(drafts_->count() > 0);
}

} // namespace cliplad::ui
