#include "film/image_name.h"

#include <algorithm>

#include <QEvent>

#include "document/path_text.h"
#include "session/studio.h"

namespace cliplad::ui {

ImageName::ImageName(Studio& studio, Offer offer, QWidget* parent)
    : QLabel(parent)
    , studio_(studio)
    , offer_(offer) {
    setObjectName("imageName");
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&studio_.live(), &LiveSession::imageChanged, this, &ImageName::refresh);
    connect(&studio_.document(), &ProductDocument::changed, this, &ImageName::refresh);
    refresh();
}

QSize ImageName::sizeHint() const {
    return {fontMetrics().horizontalAdvance(whole_) + 1, QLabel::sizeHint().height()};
}

bool ImageName::isOffered(const std::filesystem::path& image) const {
    const auto holds = [&](const auto& paths) {
        return std::any_of(paths.begin(), paths.end(), [&](const std::filesystem::path& path) {
            return path.native() == image.native(); // there may be very many
        });
    };
    const DocumentState& state = studio_.document().state();
    return holds(state.shots) ||
           (offer_ == Offer::Strip ? holds(state.tests) : holds(state.photos) || holds(state.validation));
}

void ImageName::refresh() {
    const auto& image = studio_.live().image();
    whole_ = toText(image.filename());
    if (!image.empty() && !isOffered(image))
        whole_ = (offer_ == Offer::Strip ? tr("%1 (not in the strip below)") : tr("%1 (not on the sheet)"))
                     .arg(whole_);
    setAccessibleName(whole_.isEmpty() ? tr("No image") : tr("Image %1").arg(whole_));
    setToolTip(toText(image));
    updateGeometry();
    fit();
}

void ImageName::fit() {
    setText(fontMetrics().elidedText(whole_, Qt::ElideMiddle, width()));
}

void ImageName::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    fit();
}

void ImageName::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
    else if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace cliplad::ui
