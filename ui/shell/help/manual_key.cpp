#include "shell/help/manual_key.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QVariant>

#include "pages/page.h"
#include "shell/help/focus_help.h"
#include "shell/help/manual_window.h"
#include "shell/main_window.h"
#include "widgets/manual_place.h"

namespace cliplad::ui {
namespace {

/// A dialog's parent is the page that it was opened from. Empty where nothing above names a place.
QString placeOf(const QWidget* widget) {
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (const QVariant place = widget->property(kManualPlace); place.isValid())
            return place.toString();
        if (const auto* page = qobject_cast<const Page*>(widget))
            return page->id();
    }
    return {};
}

} // namespace

ManualKey::ManualKey(MainWindow& window)
    : QObject(&window)
    , window_(window) {}

bool ManualKey::isKeyOf(const char* action, const QKeySequence& key) const {
    return window_.findChild<QAction*>(action, Qt::FindDirectChildrenOnly)->shortcuts().contains(key);
}

bool ManualKey::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return false;
    // It comes to the dialog when nothing in it has used it.
    const auto* dialog = qobject_cast<QDialog*>(watched);
    if (dialog == nullptr || qobject_cast<const ManualWindow*>(dialog) != nullptr)
        return false;
    const QKeySequence key(static_cast<QKeyEvent*>(event)->keyCombination());
    if (isKeyOf("app.help", key)) {
        showFocusHelp();
        return true;
    }
    if (!isKeyOf("app.manual", key))
        return false;
    const QWidget* focus = QApplication::focusWidget();
    const QString place = placeOf(focus != nullptr && focus->window() == dialog ? focus : dialog);
    ManualWindow::open(&window_, place.isEmpty() ? window_.currentPage() : place);
    return true;
}

} // namespace cliplad::ui
