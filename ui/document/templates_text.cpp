#include "document/templates_text.h"

#include <QCoreApplication>

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TemplatesText)
};

} // namespace

QString templatesText(std::optional<Templates> templates) {
    if (!templates)
        return Text::tr("as all labels");
    switch (*templates) {
    case Templates::Full:
        return Text::tr("all 80");
    case Templates::Short:
        return Text::tr("the best 7");
    case Templates::None:
        break;
    }
    return Text::tr("words alone");
}

} // namespace cliplad::ui
