#include "pages/enrol/shots/shots_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "engine/live_session.h"
#include "pages/enrol/sheet/photo_sheet.h"
#include "style/spacing.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr int kCardPx = 112;
constexpr int kCardsPx = 360; ///< width of the cards, and of the table beside them, at first

} // namespace

ShotsPanel::ShotsPanel(LiveSession& live, Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent)
    , live_(live)
    , shots_(thumbnails)
    , cards_(new PhotoSheet(shots_, kCardPx, PhotoSheet::Flow::Strip))
    , state_(new QLabel)
    , table_(new QTableView) {
    cards_->setObjectName("shotCards");
    state_->setObjectName("shotState");
    table_->setObjectName("partAreas");
    table_->setModel(&areas_);
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setTabKeyNavigation(false);
    table_->setShowGrid(false);
    table_->setAlternatingRowColors(true);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    state_->setWordWrap(true);

    auto* split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(cards_);
    split->addWidget(table_);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({kCardsPx, kCardsPx});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    column->setSpacing(kHalfSpace);
    column->addWidget(state_);
    column->addWidget(split, 1);

    connect(cards_, &PhotoSheet::looked, this, &ShotsPanel::looked);
    connect(cards_, &PhotoSheet::starClicked, this, &ShotsPanel::starClicked);
    connect(&live_, &LiveSession::changed, this, &ShotsPanel::refresh);
    retranslate();
}

void ShotsPanel::setShots(const std::vector<std::filesystem::path>& shots) {
    shots_.setPhotos(shots);
    shots_.setShots(shots);
    refresh();
}

void ShotsPanel::showPhoto(const std::filesystem::path& photo) {
    cards_->showPhoto(photo);
}

void ShotsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void ShotsPanel::refresh() {
    if (!isVisible())
        return; // showEvent comes back to it
    const PreviewPtr preview = live_.preview();
    if (preview != painted_) {
        painted_ = preview;
        masks_.clear();
    }
    if (preview && masks_.isEmpty()) {
        const QList<QColor> colours = shownColours(preview->request.recipe.prompts.fine);
        for (const ImageView& shot : preview->shots)
            masks_.insert(QString::fromStdString(shot.path.string()), paintedMask(shot.parts, colours, 1));
    }
    const bool areCurrent = live_.shotsAreCurrent();
    shots_.setOverlays(masks_, areCurrent                                       ? QString()
                               : live_.state() == LiveSession::State::Computing ? tr("Updating…")
                               : preview                                        ? tr("Not up to date")
                                                                                : tr("No mask yet"));
    areas_.setPreview(preview, areCurrent);
    table_->setVisible(areas_.rowCount() > 0);
    const bool onlyImageIsMissing = areCurrent && preview->isWhole; // another one is looked at
    const QString notice = onlyImageIsMissing ? QString() : live_.notice();
    state_->setText(!notice.isEmpty() ? notice
                    : shots_.rowCount() == 0
                        ? tr("The photos that you mark with a star appear here.")
                        : tr("Parts as the product sees them. Areas in mask pixels, and the "
                             "number of pieces."));
}

void ShotsPanel::retranslate() {
    cards_->setAccessibleName(tr("Shots with their parts"));
    cards_->setPlaceholder(tr("No shots yet: mark one to four good photos with a star"));
    table_->setAccessibleName(tr("Parts found on each shot"));
    areas_.retranslate();
    refresh();
}

} // namespace cliplad::ui
