#include "pages/page.h"

namespace cliplad::ui {

Page::Page(Studio& studio, const QString& id)
    : studio_(studio) {
    setObjectName(id);
}

} // namespace cliplad::ui
