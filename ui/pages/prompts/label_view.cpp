#include "pages/prompts/label_view.h"

#include <algorithm>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "film/film_strip.h"
#include "film/image_name.h"
#include "pages/prompts/labels/label_figures.h"
#include "pages/prompts/labels/label_pictures.h"
#include "pages/prompts/ranking_list.h"
#include "style/spacing.h"
#include "widgets/canvas/heat_bar.h"
#include "widgets/canvas/image_canvas.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr int kLayer = 0;
constexpr double kMaskOpacity = 0.6;
constexpr double kHeatOpacity = 0.85;
constexpr int kModes = 4;

bool isCell(QPoint cell) {
    return cell.x() >= 0 && cell.y() >= 0;
}

} // namespace

LabelView::LabelView(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , modes_(new QButtonGroup(this))
    , canvas_(new ImageCanvas)
    , heat_(new HeatBar)
    , caption_(new QLabel)
    , coarse_(new RankingList(this))
    , fine_(new RankingList(this))
    , film_(new FilmStrip(studio, nullptr)) { // keys come to it last: it is put in its place last
    auto* modes = new QHBoxLayout;
    modes->setSpacing(kHalfSpace);
    for (int mode = 0; mode < kModes; ++mode) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        button->setChecked(mode == static_cast<int>(shows_));
        modes_->addButton(button, mode);
        modes->addWidget(button);
    }
    modes->addStretch(1);
    auto* told = new QHBoxLayout;
    told->addWidget(caption_, 1);
    told->addWidget(heat_);
    auto* rankings = new QHBoxLayout;
    rankings->setSpacing(kWideSpace);
    rankings->addWidget(coarse_);
    rankings->addWidget(fine_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kHalfSpace);
    layout->addLayout(modes);
    layout->addWidget(canvas_, 1);
    layout->addWidget(new ImageName(studio, ImageName::Offer::Strip, this));
    layout->addLayout(told);
    layout->addLayout(rankings);
    layout->addWidget(film_);

    caption_->setWordWrap(true);
    caption_->setMinimumHeight(heat_->sizeHint().height());
    heat_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    canvas_->installEventFilter(this);
    connect(modes_, &QButtonGroup::idClicked, this, [this](int mode) { setShows(static_cast<Shows>(mode)); });
    connect(canvas_, &ImageCanvas::pointerMoved, this, [this](QPointF photo) {
        const auto pictures = LabelPictures::of(studio_.live());
        pointed_ = pictures ? pictures->cellAt(photo) : QPoint(-1, -1);
        refreshRanking();
    });
    connect(canvas_, &ImageCanvas::pointerLeft, this, [this] {
        pointed_ = {-1, -1};
        refreshRanking();
    });
    connect(canvas_, &ImageCanvas::clicked, this, [this](QPointF photo) {
        if (const auto pictures = LabelPictures::of(studio_.live())) {
            pointed_ = pictures->cellAt(photo); // a finger does not hover
            pin(pointed_);
        }
    });
    connect(&studio.live(), &LiveSession::imageChanged, this, [this] { pin({-1, -1}); });
    connect(&studio.live(), &LiveSession::changed, this, &LabelView::refresh);
    connect(&studio.document(), &ProductDocument::opened, this, &LabelView::refresh);
    retranslate();
}

void LabelView::setChosen(LabelPlace place) {
    chosen_ = place;
    refresh();
}

void LabelView::setShows(Shows shows) {
    shows_ = shows;
    modes_->button(static_cast<int>(shows))->setChecked(true);
    refresh();
}

void LabelView::step(int by) {
    film_->step(by);
}

void LabelView::refresh() {
    if (!isVisible())
        return; // showEvent comes back to it
    const auto pictures = LabelPictures::of(studio_.live());
    canvas_->setNotice(studio_.live().notice());
    const bool isRead = !studio_.live().image().empty();
    canvas_->setPhoto(pictures ? pictures->view().photo : isRead ? studio_.live().photo() : QImage());
    canvas_->setPlaceholder(placeholder());
    heat_->setVisible(shows_ == Shows::Similarity && pictures.has_value());
    if (pictures) {
        refreshLayers(*pictures);
    } else {
        canvas_->clearLayers();
        caption_->clear();
    }
    refreshRanking();
}

QString LabelView::placeholder() const {
    if (studio_.document().state().shots.empty())
        return tr("No photo yet. Mark a good photo with a star on the Enrol page, then its labels are seen "
                  "here.");
    return studio_.live().image().empty() ? tr("Choose an image below.") : studio_.live().photoNotice();
}

void LabelView::refreshLayers(const LabelPictures& pictures) {
    const Preview& preview = pictures.preview();
    const int label =
        previewIndex(preview, chosen_.list, rowsOf(studio_.document().state(), chosen_.list), chosen_.row);
    const QList<QColor> colours = shownColours(labelsOf(preview.request.recipe.prompts, chosen_.list));
    const bool isCoarse = chosen_.list == LabelList::Coarse;
    QImage won; // where it is shown
    canvas_->removeLayer(kLayer);
    if (shows_ == Shows::Masks) {
        canvas_->setLayer(kLayer, {.image = isCoarse ? paintedMask(pictures.view().coarse, colours)
                                                     : paintedMask(pictures.view().parts, colours, 1),
                                   .opacity = kMaskOpacity});
    } else if (shows_ == Shows::Won && label >= 0) {
        won = pictures.won(chosen_.list, label);
        canvas_->setLayer(kLayer, {.image = LabelPictures::spotlight(won, colours[label])});
    } else if (const FloatMap* map = pictures.similarity(chosen_.list, label);
               shows_ == Shows::Similarity && map != nullptr) {
        canvas_->setLayer(kLayer, {.image = paintedHeat(*map, preview.similarityLow, preview.similarityHigh),
                                   .opacity = kHeatOpacity,
                                   .smooth = true});
    }
    heat_->setScale(preview.similarityLow, preview.similarityHigh,
                    tr("cosine similarity to the label's words"));
    caption_->setText(captionOf(label, won));
}

QString LabelView::captionOf(int label, const QImage& won) const {
    const LabelRow* row = rowAt(studio_.document().state(), chosen_);
    const bool isCoarse = chosen_.list == LabelList::Coarse;
    if (shows_ == Shows::Photo)
        return {};
    if (shows_ == Shows::Masks)
        return isCoarse ? tr("The coarse mask, in the colours of the table")
                        : tr("The fine mask, in the colours of the table");
    if (row == nullptr)
        return tr("Choose a label in the tables to see what it wins.");
    const QString name = QString::fromStdString(row->label.name);
    if (!row->enabled)
        return tr("“%1” is switched off.").arg(name);
    if (label < 0)
        return tr("“%1” has not been looked for yet.").arg(name);
    if (shows_ == Shows::Similarity)
        return tr("How near each place is to the words of “%1”").arg(name);
    qint64 cells = 0;
    for (int y = 0; y < won.height(); ++y)
        cells += std::count(won.constScanLine(y), won.constScanLine(y) + won.width(), uchar(1));
    const double percent =
        100.0 * static_cast<double>(cells) / (static_cast<double>(won.width()) * won.height());
    return tr("“%1” wins %2 % of this photo").arg(name, QLocale().toString(percent, 'f', 1));
}

void LabelView::refreshRanking() {
    const auto pictures = LabelPictures::of(studio_.live());
    const QPoint cell = isCell(pointed_) ? pointed_ : pinned_;
    if (pictures && isCell(cell) && QRect({}, pictures->cells()).contains(cell)) {
        canvas_->setMarks(isCell(pinned_) ? QList<QRect>{pictures->cellRect(pinned_)} : QList<QRect>());
        fine_->show();
        rank(*pictures, LabelList::Coarse, cell, *coarse_);
        rank(*pictures, LabelList::Fine, cell, *fine_);
        return;
    }
    canvas_->setMarks({});
    const QString how = pictures ? tr("Point at the photo, or click to pin a place.") : QString();
    coarse_->showRows({}, 0, 1, how);
    fine_->showRows({}, 0, 1, {});
    fine_->hide(); // what to do has the room of both
}

void LabelView::rank(const LabelPictures& pictures, LabelList list, QPoint cell, RankingList& into) const {
    const Preview& preview = pictures.preview();
    const std::vector<Label>& labels = labelsOf(preview.request.recipe.prompts, list);
    const QList<QColor> colours = shownColours(labels);
    const int chosen =
        chosen_.list == list
            ? previewIndex(preview, list, rowsOf(studio_.document().state(), list), chosen_.row)
            : -1;
    std::vector<RankingList::Row> rows;
    for (const auto& [label, cosine, wins] : pictures.rankingAt(list, cell))
        rows.push_back({.name = QString::fromStdString(labels[static_cast<std::size_t>(label)].name),
                        .colour = colours[label],
                        .cosine = cosine,
                        .wins = wins,
                        .isChosen = label == chosen});
    into.showRows(std::move(rows), preview.similarityLow, preview.similarityHigh,
                  tr("The similarities of this photo are being computed."));
}

void LabelView::pin(QPoint cell) {
    pinned_ = cell == pinned_ ? QPoint(-1, -1) : cell;
    refreshRanking();
}

/// Shift and the arrows move the pinned place, so that the ranking needs no mouse.
bool LabelView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != canvas_ || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto pictures = LabelPictures::of(studio_.live());
    const int dx = key->key() == Qt::Key_Right ? 1 : key->key() == Qt::Key_Left ? -1 : 0;
    const int dy = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
    if (!pictures || !key->modifiers().testFlag(Qt::ShiftModifier) || (dx == 0 && dy == 0))
        return QWidget::eventFilter(watched, event);
    const QSize cells = pictures->cells();
    const QPoint from = isCell(pinned_) ? pinned_ : QPoint(cells.width() / 2, cells.height() / 2);
    pinned_ = {std::clamp(from.x() + dx, 0, cells.width() - 1),
               std::clamp(from.y() + dy, 0, cells.height() - 1)};
    pointed_ = {-1, -1};
    refreshRanking();
    return true;
}

void LabelView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void LabelView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LabelView::retranslate() {
    const QStringList texts = {tr("Pixels won"), tr("Similarity"), tr("All masks"), tr("Photo")};
    const QStringList help = {tr("The pixels that the chosen label wins"),
                              tr("How near each pixel is to its words"),
                              tr("All labels of the table in their colours"), tr("The photo alone")};
    for (int mode = 0; mode < kModes; ++mode) {
        modes_->button(mode)->setText(texts[mode]);
        modes_->button(mode)->setToolTip(help[mode]);
    }
    canvas_->setAccessibleName(tr("Photo with what the labels win"));
    coarse_->setTitle(tr("Coarse labels here"));
    fine_->setTitle(tr("Fine labels here"));
    refresh();
}

} // namespace cliplad::ui
