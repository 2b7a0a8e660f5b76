#include "film/film_strip.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QWheelEvent>

#include "film/film_model.h"
#include "session/studio.h"
#include "style/focus_frame.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/elided_name.h"
#include "widgets/file_dialog.h"
#include "widgets/photo_listing.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr QSize kPicture(88, 66);

/// The picture in a frame, a badge with the shot's number, and the name below.
class FilmDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {kPicture.width() + 2 * kHalfSpace,
                kPicture.height() + 3 * kHalfSpace + option.fontMetrics.height()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QRect cell = option.rect.adjusted(1, 1, -1, -1);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        if (selected)
            painter->fillRect(cell, option.palette.highlight());
        const QRect frame(cell.topLeft() + QPoint(kHalfSpace - 1, kHalfSpace - 1), kPicture);
        painter->fillRect(frame, option.palette.color(QPalette::Dark));
        const auto picture = index.data(Qt::DecorationRole).value<QImage>();
        if (picture.width() > 1) {
            QRect place({}, picture.size().scaled(kPicture, Qt::KeepAspectRatio));
            place.moveCenter(frame.center());
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawImage(place, picture);
        } else {
            painter->setPen(option.palette.color(QPalette::PlaceholderText));
            painter->drawText(frame, Qt::AlignCenter, picture.isNull() ? QString("…") : QString("?"));
        }
        if (const int shot = index.data(FilmModel::ShotRole).toInt(); shot > 0)
            paintBadge(*painter, option, frame, QString("★ %1").arg(shot));
        painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        const QRect text(frame.left(), frame.bottom() + 2, frame.width(), option.fontMetrics.height());
        painter->drawText(text, Qt::AlignCenter,
                          elidedName(index, FilmModel::AlikeStartRole, option.fontMetrics, text.width()));
        if (option.state.testFlag(QStyle::State_HasFocus))
            paintFocusFrame(*painter, cell, option.palette, selected);
    }

private:
    static void paintBadge(QPainter& painter, const QStyleOptionViewItem& option, const QRect& frame,
                           const QString& text) {
        QRect badge = option.fontMetrics.boundingRect(text).adjusted(-3, -1, 3, 1);
        badge.moveTopLeft(frame.topLeft());
        painter.fillRect(badge, option.palette.color(QPalette::ToolTipBase));
        painter.setPen(option.palette.color(QPalette::ToolTipText));
        painter.drawText(badge, Qt::AlignCenter, text);
    }
};

} // namespace

FilmStrip::FilmStrip(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , model_(new FilmModel(studio.thumbnails(), this))
    , list_(new QListView)
    , empty_(new QLabel)
    , add_(new QToolButton) {
    list_->setModel(model_);
    list_->setItemDelegate(new FilmDelegate(list_));
    list_->setFlow(QListView::LeftToRight);
    list_->setWrapping(false);
    list_->setUniformItemSizes(true);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    list_->installEventFilter(this);
    list_->viewport()->installEventFilter(this);
    const int picture = kPicture.height() + 3 * kHalfSpace + fontMetrics().height();
    list_->setFixedHeight(picture + list_->style()->pixelMetric(QStyle::PM_ScrollBarExtent) +
                          2 * list_->frameWidth());
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    add_->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    add_->setIcon(icon("add"));
    add_->setProperty("button", true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(list_, 1);
    layout->addWidget(empty_, 1);
    layout->addWidget(add_);
    setAcceptDrops(true);
    setFocusProxy(list_);

    connect(add_, &QToolButton::clicked, this, &FilmStrip::chooseTests);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { lookAt(current.row()); });
    connect(&studio.document(), &ProductDocument::changed, this, &FilmStrip::refresh);
    connect(&studio.document(), &ProductDocument::opened, this, &FilmStrip::refresh);
    connect(&studio.live(), &LiveSession::imageChanged, this, &FilmStrip::followImage);
    retranslate();
    refresh();
}

void FilmStrip::refresh() {
    model_->setState(studio_.document().state());
    const bool any = model_->rowCount() > 0;
    list_->setVisible(any);
    empty_->setVisible(!any);
    add_->setEnabled(studio_.document().isOpen());
    followImage();
}

void FilmStrip::followImage() {
    const int row = model_->rowOf(studio_.live().image());
    if (row < 0 && isVisible() && studio_.live().image().empty() && model_->rowCount() > 0)
        return lookAt(0);
    const QModelIndex index = row < 0 ? QModelIndex() : model_->index(row);
    if (list_->currentIndex() == index)
        return;
    list_->setCurrentIndex(index);
    if (index.isValid())
        list_->scrollTo(index);
}

void FilmStrip::lookAt(int row) {
    if (row >= 0)
        studio_.live().setImage(model_->path(row));
}

void FilmStrip::step(int by) {
    if (model_->rowCount() > 0)
        lookAt(std::clamp(list_->currentIndex().row() + by, 0, model_->rowCount() - 1));
}

void FilmStrip::chooseTests() {
    QFileDialog* dialog = makePhotosDialog(this, tr("Add test images"));
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        std::vector<fs::path> paths;
        for (const QString& file : files)
            paths.emplace_back(file.toStdString());
        addTests(paths);
    });
    dialog->open();
}

void FilmStrip::addTests(const std::vector<fs::path>& paths) {
    if (paths.empty() || !studio_.document().isOpen())
        return;
    studio_.findPhotos(paths, this, [this](const ListedPhotos& listed) { take(listed.photos); });
}

void FilmStrip::take(const std::vector<fs::path>& photos) {
    std::vector<fs::path> fresh;
    std::unordered_set<std::string> seen;
    for (const fs::path& photo : photos)
        if (model_->rowOf(photo) < 0 && seen.insert(photo.native()).second)
            fresh.push_back(photo);
    if (fresh.empty())
        studio_.tell(tr("All of these photos are there already."));
    studio_.document().edit(
        [count = static_cast<int>(fresh.size())] { return tr("Add %n test image(s)", nullptr, count); },
        [&](DocumentState& state) {
            std::copy(fresh.begin(), fresh.end(), std::back_inserter(state.tests.edit()));
        });
    studio_.live().setImage(photos.front());
}

void FilmStrip::removeCurrent() {
    const int row = list_->currentIndex().row();
    if (row < 0 || model_->isShot(row))
        return;
    const fs::path gone = model_->path(row);
    const fs::path next = model_->path(row + 1 < model_->rowCount() ? row + 1 : std::max(0, row - 1));
    studio_.live().setImage(next == gone ? fs::path() : next);
    const QString file = QString::fromStdString(gone.filename().string());
    studio_.document().edit([file] { return tr("Remove test image %1").arg(file); },
                            [&](DocumentState& state) { std::erase(state.tests.edit(), gone); });
}

bool FilmStrip::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    if (watched == list_->viewport() &&
        event->type() == QEvent::Wheel) { // a wheel has no other way to turn here
        auto* scroll = list_->horizontalScrollBar();
        const QPoint turned = static_cast<QWheelEvent*>(event)->angleDelta();
        scroll->setValue(scroll->value() - (turned.y() != 0 ? turned.y() : turned.x()));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilmStrip::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    followImage();
}

void FilmStrip::dragEnterEvent(QDragEnterEvent* event) {
    if (studio_.document().isOpen() && !localPathsOf(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void FilmStrip::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const std::vector<fs::path> dropped = localPathsOf(*event->mimeData());
    studio_.openIfProduct(dropped, this, [this, dropped] {
        if (studio_.document().isOpen())
            addTests(dropped);
        else
            studio_.openDropped(dropped);
    });
}

void FilmStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilmStrip::retranslate() {
    list_->setAccessibleName(tr("Shots and test images"));
    empty_->setText(tr("No images yet. Mark shots on the Enrol page, or drop test images here."));
    add_->setText(tr("Add…"));
    add_->setAccessibleName(tr("Add test images"));
    add_->setToolTip(
        tr("Adds photos to look at; they teach nothing. The Delete key takes one off the list."));
}

} // namespace cliplad::ui
