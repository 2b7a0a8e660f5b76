#include "pages/enrol/sheet/photo_sheet.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include "pages/enrol/sheet/photo_delegate.h"
#include "pages/enrol/sheet/photo_list_model.h"
#include "style/icons.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kPlaceholderIconPx = 48;

} // namespace

PhotoSheet::PhotoSheet(PhotoListModel& photos, int pictureSidePx, Flow flow, QWidget* parent)
    : QListView(parent)
    , photos_(photos)
    , flow_(flow)
    , delegate_(new PhotoDelegate(pictureSidePx, flow != Flow::Plain, this)) {
    connect(&photos_, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { rowsGo_ = true; });
    setModel(&photos_); // whose selection hears of it after this
    connect(&photos_, &QAbstractItemModel::rowsRemoved, this, [this] { rowsGo_ = false; });
    setItemDelegate(delegate_);
    setViewMode(IconMode);
    setMovement(Static);
    setUniformItemSizes(true);
    setSelectionMode(flow == Flow::Strip ? SingleSelection : ExtendedSelection);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    if (flow != Flow::Strip) {
        setResizeMode(Adjust);
        setGridSize(minimumSizeHint());
    } else {
        setFlow(LeftToRight);
        setWrapping(false);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    connect(delegate_, &PhotoDelegate::starClicked, this, [this](const QModelIndex& index) {
        Q_EMIT starClicked(QString::fromStdString(photos_.path(index.row()).string()));
    });
}

void PhotoSheet::setPlaceholder(const QString& text) {
    placeholder_ = text;
    viewport()->update();
}

Paths PhotoSheet::selectedPhotos() const {
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    Paths paths;
    for (const int row : rows)
        paths.push_back(photos_.path(row));
    return paths;
}

Paths PhotoSheet::chosenPhotos() const {
    Paths chosen = selectedPhotos();
    if (chosen.empty() && currentIndex().isValid())
        chosen.push_back(photos_.path(currentIndex().row()));
    return chosen;
}

void PhotoSheet::showPhoto(const std::filesystem::path& photo) {
    const int row = photos_.rowOf(photo);
    if (row == currentIndex().row())
        return;
    const QSignalBlocker quiet(this); // it is looked at already
    if (row >= 0) // the view's own setCurrentIndex() adds to the selection while Ctrl is held
        return selectionModel()->setCurrentIndex(photos_.index(row), QItemSelectionModel::ClearAndSelect);
    clearSelection(); // keys would act on a photo that is not the one shown
    setCurrentIndex({});
}

QSize PhotoSheet::minimumSizeHint() const {
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QSize card = delegate_->sizeHint(option, {});
    const int bar = flow_ == Flow::Strip ? horizontalScrollBar()->sizeHint().height() : 0;
    return card + QSize(kHalfSpace, kHalfSpace + bar);
}

QSize PhotoSheet::sizeHint() const {
    return {3 * minimumSizeHint().width(), flow_ == Flow::Sheet ? 300 : minimumSizeHint().height()};
}

void PhotoSheet::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (current.isValid() && (!rowsGo_ || looksAtNextOfGone()))
        Q_EMIT looked(QString::fromStdString(photos_.path(current.row()).string()));
}

/// Not where a star was taken away, nor where a good photo became a shot: the photo looked at stays.
bool PhotoSheet::looksAtNextOfGone() const {
    return flow_ == Flow::Sheet || (flow_ == Flow::Plain && hasFocus());
}

void PhotoSheet::keyPressEvent(QKeyEvent* event) {
    // On the sheet a shortcut does it, for all that are selected.
    if (event->key() == Qt::Key_Space && flow_ == Flow::Strip && currentIndex().isValid())
        Q_EMIT starClicked(QString::fromStdString(photos_.path(currentIndex().row()).string()));
    else
        QListView::keyPressEvent(event);
}

void PhotoSheet::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (photos_.rowCount() > 0 || placeholder_.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect room = viewport()->rect().adjusted(kWideSpace, kWideSpace, -kWideSpace, -kWideSpace);
    if (flow_ == Flow::Sheet) {
        painter.setPen(QPen(palette().color(QPalette::Mid), 2, Qt::DashLine));
        painter.drawRoundedRect(room, kSpace, kSpace);
    }
    const QRect words = room.adjusted(kSpace, kSpace, -kSpace, -kSpace);
    const QRect text =
        painter.fontMetrics().boundingRect(words, Qt::AlignCenter | Qt::TextWordWrap, placeholder_);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(text, Qt::AlignCenter | Qt::TextWordWrap, placeholder_);
    if (const int top = text.top() - kPlaceholderIconPx - kSpace; top > room.top() + kSpace)
        icon("photos").paint(&painter, {room.center().x() - kPlaceholderIconPx / 2, top, kPlaceholderIconPx,
                                        kPlaceholderIconPx});
}

} // namespace cliplad::ui
