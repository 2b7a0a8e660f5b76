#include "shell/help/manual_window.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QImageReader>
#include <QListWidget>
#include <QRegularExpression>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWindow>
#include <utility>

#include "shell/help/single_window.h"
#include "shell/view_menu.h"
#include "style/icons.h"

namespace cliplad::ui {
namespace {

const QStringList& chapters() {
    static const QStringList names = {"start", "enrol",  "prompts", "tune",
                                      "score", "review", "records", "benchmark"};
    return names;
}

constexpr int kPictureWidth = 640; ///< of the pictures, in pixels of the screen at 100 %

/// In the chosen language; in English, the language of the folder itself, where it is not translated.
QString pathOf(const QString& name) {
    const QString translated = ":/manual/" + chosenLanguage() + '/' + name;
    return QFile::exists(translated) ? translated : ":/manual/" + name;
}

QString readFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString readChapter(const QString& name) {
    return readFile(pathOf(name + ".md"));
}

/// In order, as kManualPlace names them. A translation has the same ones in the same order.
QStringList sectionsOf(const QString& markdown) {
    static const QRegularExpression kHeading("^## (.+)$", QRegularExpression::MultilineOption);
    static const QRegularExpression kNoLetters("[^a-z]+");
    QStringList sections;
    for (auto match = kHeading.globalMatch(markdown); match.hasNext();) {
        QStringList words = match.next().captured(1).toLower().split(kNoLetters, Qt::SkipEmptyParts);
        sections << words.join('-');
    }
    return sections;
}

/// @return the chapter's first block where it has no such section
QTextBlock headingAt(const QTextDocument& chapter, qsizetype section) {
    for (QTextBlock block = chapter.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() == 2 && section-- == 0)
            return block;
    return chapter.begin();
}

/// Shows the pictures at one width, as sharp as the screen is.
class ManualText : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int type, const QUrl& url) override {
        if (type != QTextDocument::ImageResource)
            return QTextBrowser::loadResource(type, url);
        QImageReader reader(pathOf("images/" + url.fileName()));
        const qreal ratio = devicePixelRatioF();
        reader.setScaledSize(
            reader.size().scaled(qRound(kPictureWidth * ratio), reader.size().height(), Qt::KeepAspectRatio));
        QImage image = reader.read();
        image.setDevicePixelRatio(ratio);
        return image;
    }
};

/// The first heading.
QString titleOf(const QString& markdown) {
    return markdown.section('\n', 0, 0).mid(2);
}

} // namespace

ManualWindow::ManualWindow(QWidget* parent)
    : QDialog(parent, Qt::Window)
    , back_(new QToolButton(this))
    , chapters_(new QListWidget(this))
    , text_(new ManualText(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_QuitOnClose, false);
    resize(900, 640);
    chapters_->addItems(chapters());
    retranslate();
    auto* splitter = new QSplitter(this);
    auto* side = new QWidget(splitter);
    auto* sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins({});
    sideColumn->addWidget(back_);
    sideColumn->addWidget(chapters_);
    splitter->addWidget(text_);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({180, 720});
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter);
    text_->setOpenLinks(false);
    connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        const qsizetype row = chapters().indexOf(url.fileName().section('.', 0, 0));
        if (row >= 0)
            chapters_->setCurrentRow(static_cast<int>(row));
        else
            QDesktopServices::openUrl(url);
    });
    back_->setObjectName("manualBack");
    back_->setIcon(icon("previous"));
    back_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    back_->setEnabled(false);
    connect(back_, &QToolButton::clicked, this, &ManualWindow::goBack);
    connect(new QShortcut(QKeySequence::Back, this), &QShortcut::activated, this, &ManualWindow::goBack);
    connect(chapters_, &QListWidget::currentRowChanged, this, &ManualWindow::leaveFor);
    // Else a modal dialog, which it may be about, blocks it together with the window.
    winId();
    windowHandle()->setTransientParent(nullptr);
}

void ManualWindow::turnTo(const QString& place) {
    chapters_->doItemsLayout(); // before the window was shown, the rows had not the style's height
    const QString chapter = place.section('#', 0, 0), section = place.section('#', 1);
    const auto row = static_cast<int>(std::max<qsizetype>(0, chapters().indexOf(chapter)));
    if (row == row_ && !section.isEmpty())
        leaveFor(row);
    chapters_->setCurrentRow(row);
    if (section.isEmpty())
        return;
    const QTextBlock heading =
        headingAt(*chapter_, sectionsOf(readFile(":/manual/" + chapter + ".md")).indexOf(section));
    QScrollBar* bar = text_->verticalScrollBar();
    bar->setValue(bar->value() + text_->cursorRect(QTextCursor(heading)).top());
}

void ManualWindow::retranslate() {
    setWindowTitle(tr("Manual"));
    back_->setText(tr("Back"));
    back_->setToolTip(QKeySequence(QKeySequence::Back).toString(QKeySequence::NativeText));
    chapters_->setAccessibleName(tr("Chapters"));
    text_->setAccessibleName(tr("Manual"));
    for (int row = 0; row < chapters_->count(); ++row)
        chapters_->item(row)->setText(titleOf(readChapter(chapters().at(row))));
    if (const int row = chapters_->currentRow(); row >= 0)
        showChapter(chapters().at(row));
}

void ManualWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ManualWindow::showChapter(const QString& name) {
    // Written into the text on the screen, each paragraph would lay out all of it anew.
    auto* chapter = new QTextDocument(text_);
    chapter->setDefaultFont(text_->font());
    chapter->setMarkdown(readChapter(name));
    text_->setDocument(chapter);
    delete std::exchange(chapter_, chapter);
}

void ManualWindow::leaveFor(int row) {
    if (row_ >= 0)
        left_.push_back({row_, text_->verticalScrollBar()->value()});
    row_ = row;
    back_->setEnabled(!left_.empty());
    showChapter(chapters().value(row));
}

void ManualWindow::goBack() {
    if (left_.empty())
        return;
    const Place before = left_.back();
    left_.pop_back();
    if (before.row != row_) {
        chapters_->setCurrentRow(before.row);
        left_.pop_back(); // what was left just now
    }
    back_->setEnabled(!left_.empty());
    text_->verticalScrollBar()->setValue(before.scroll);
}

void ManualWindow::open(QWidget* parent, const QString& page) {
    bringUp<ManualWindow>(*parent, [parent] { return new ManualWindow(parent); }).turnTo(page);
}

} // namespace cliplad::ui
