#include "shell/help/focus_help.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTabBar>
#include <QWhatsThis>

namespace cliplad::ui {
namespace {

FocusHelp helpOfPart(QWidget& focus) {
    if (const auto* view = qobject_cast<QAbstractItemView*>(&focus)) {
        const QModelIndex cell = view->currentIndex();
        return {cell.data(Qt::ToolTipRole).toString(),
                view->viewport()->mapToGlobal(view->visualRect(cell).center())};
    }
    if (const auto* tabs = qobject_cast<QTabBar*>(&focus))
        return {tabs->tabToolTip(tabs->currentIndex()),
                tabs->mapToGlobal(tabs->tabRect(tabs->currentIndex()).center())};
    return {};
}

} // namespace

FocusHelp focusHelpOf(QWidget& focus) {
    if (const FocusHelp ofPart = helpOfPart(focus); !ofPart.text.isEmpty())
        return ofPart;
    const QPoint place = focus.mapToGlobal(focus.rect().center());
    for (const QWidget* widget = &focus; widget != nullptr && !widget->isWindow();
         widget = widget->parentWidget())
        for (const QString& text : {widget->whatsThis(), widget->toolTip(), widget->accessibleDescription()})
            if (!text.isEmpty())
                return {text, place};
    return {{}, place};
}

void showFocusHelp() {
    QWidget* focus = QApplication::focusWidget();
    if (focus == nullptr)
        return;
    const FocusHelp help = focusHelpOf(*focus);
    if (!help.text.isEmpty())
        QWhatsThis::showText(help.place, help.text, focus);
}

} // namespace cliplad::ui
