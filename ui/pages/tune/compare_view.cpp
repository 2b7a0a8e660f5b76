#include "pages/tune/compare_view.h"

#include <QComboBox>
#include <QEvent>
#include <QVBoxLayout>

#include "pages/tune/layered_canvas.h"

namespace cliplad::ui {

CompareView::CompareView(QWidget* parent)
    : QWidget(parent)
    , kind_(new QComboBox)
    , canvas_(new LayeredCanvas) {
    kind_->setObjectName("compare.kind");
    for (const Kind kind : {Kind::PhotoAlone, Kind::NearestShot, Kind::A})
        kind_->addItem({}, static_cast<int>(kind));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(canvas_, 1);
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        putTruth();
        Q_EMIT kindChanged();
    });
    retranslate();
}

CompareView::Kind CompareView::kind() const {
    return static_cast<Kind>(kind_->currentData().toInt());
}

void CompareView::showLive(const PreviewPtr& preview, const ImageView* view, const Finding* finding,
                           const QString& notice) {
    canvas_->setNotice(notice);
    if (kind() == Kind::PhotoAlone) {
        canvas_->setPlaceholder(tr("There is no image yet."));
        canvas_->showPicture(view != nullptr ? view->photo : QImage());
        canvas_->setNotice({}); // a photo does not get old
        return;
    }
    canvas_->setPlaceholder(tr("The nearest shot is known when an image has been looked at."));
    const auto nearest = static_cast<std::size_t>(finding != nullptr ? finding->nearestShot : -1);
    if (preview == nullptr || view == nullptr || nearest >= preview->shots.size())
        canvas_->showPicture({});
    else
        canvas_->showView(preview->shots[nearest], nullptr, *preview);
}

void CompareView::showA(const PreviewPtr& preview, bool hasA, const QString& notice) {
    canvas_->setPlaceholder(hasA ? notice
                                 : tr("There is no A yet. Keep the present state as A on the A/B tab."));
    canvas_->setNotice(hasA ? notice : QString());
    if (preview == nullptr || !preview->image)
        canvas_->showPicture({});
    else
        canvas_->showView(*preview->image, preview->finding ? &*preview->finding : nullptr, *preview);
}

void CompareView::setTruth(const QImage& mask) {
    truth_ = mask;
    putTruth();
}

void CompareView::putTruth() {
    canvas_->setTruth(kind() == Kind::A ? truth_ : QImage()); // the photo alone has no layers
}

void CompareView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CompareView::retranslate() {
    kind_->setAccessibleName(tr("What is shown beside the image"));
    kind_->setItemText(static_cast<int>(Kind::PhotoAlone), tr("Beside it: the photo alone"));
    kind_->setItemText(static_cast<int>(Kind::NearestShot), tr("Beside it: the nearest shot"));
    kind_->setItemText(static_cast<int>(Kind::A), tr("Beside it: A"));
    canvas_->setAccessibleName(tr("Image to compare with"));
}

} // namespace cliplad::ui
