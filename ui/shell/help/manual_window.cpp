#include "shell/help/manual_window.h"

#include <QDesktopServices>
#include <QFile>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace cliplad::ui {
namespace {

const QStringList& chapters() {
    static const QStringList names = {"start", "enrol", "prompts", "tune", "score", "review", "records"};
    return names;
}

QString readChapter(const QString& name) {
    QFile file(":/manual/" + name + ".md");
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The first heading.
QString titleOf(const QString& markdown) {
    return markdown.section('\n', 0, 0).mid(2);
}

} // namespace

ManualWindow::ManualWindow(QWidget* parent, const QString& page)
    : QDialog(parent)
    , text_(new QTextBrowser(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Manual"));
    resize(900, 640);
    auto* list = new QListWidget(this);
    list->setAccessibleName(tr("Chapters"));
    text_->setAccessibleName(tr("Manual"));
    for (const QString& name : chapters())
        list->addItem(titleOf(readChapter(name)));
    auto* splitter = new QSplitter(this);
    splitter->addWidget(list);
    splitter->addWidget(text_);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({180, 720});
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter);
    text_->setOpenLinks(false);
    connect(text_, &QTextBrowser::anchorClicked, this, [list](const QUrl& url) {
        const qsizetype row = chapters().indexOf(url.fileName().section('.', 0, 0));
        if (row >= 0)
            list->setCurrentRow(static_cast<int>(row));
        else
            QDesktopServices::openUrl(url);
    });
    connect(list, &QListWidget::currentRowChanged, this,
            [this](int row) { showChapter(chapters().value(row)); });
    list->setCurrentRow(static_cast<int>(std::max<qsizetype>(0, chapters().indexOf(page))));
}

void ManualWindow::showChapter(const QString& name) {
    text_->setMarkdown(readChapter(name));
}

void ManualWindow::open(QWidget* parent, const QString& page) {
    (new ManualWindow(parent, page))->show();
}

} // namespace cliplad::ui
