#include "widgets/film/image_name.h"

#include <algorithm>

#include <QEvent>

#include "document/path_text.h"
#include "session/studio.h"

namespace cliplad::ui {

ImageName::ImageName(Studio& studio, QWidget* parent)
    : QLabel(parent)
    , studio_(studio) {
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

void ImageName::refresh() {
    const auto& image = studio_.live().image();
    const DocumentState& state = studio_.document().state();
    const auto holds = [&](const auto& paths) {
        return std::any_of(paths.begin(), paths.end(), [&](const std::filesystem::path& path) {
            return path.native() == image.native(); // there may be very many
        });
    };
    whole_ = toText(image.filename());
    if (!image.empty() && !holds(state.shots) && !holds(state.tests))
        whole_ = tr("%1 (not in the strip below)").arg(whole_);
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
