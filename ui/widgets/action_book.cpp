#include "widgets/action_book.h"

#include <algorithm>

#include <QRegularExpression>
#include <QSettings>
#include <QWidget>

namespace cliplad::ui {
namespace {

QString settingOf(const QString& id) {
    return "shortcuts/" + id;
}

} // namespace

QAction* ActionBook::add(QWidget* where, const QString& id, const QString& text, const QKeySequence& standard,
                         std::function<void()> run) {
    auto* action = new QAction(text, where);
    action->setObjectName(id);
    action->setShortcutContext(where->isWindow() ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    const QVariant own = QSettings().value(settingOf(id));
    action->setShortcut(own.isValid() ? QKeySequence(own.toString()) : standard);
    connect(action, &QAction::triggered, where, [run = std::move(run)] { run(); });
    where->addAction(action);
    const qsizetype dot = id.indexOf('.');
    const QString group = dot < 0 ? QString() : id.left(dot);
    entries_.append({id, group == "app" ? QString() : group, action, standard});
    connect(action, &QObject::destroyed, this,
            [this, id] { entries_.removeIf([&](const Entry& entry) { return entry.id == id; }); });
    return action;
}

QString ActionBook::plainText(const QAction& action) {
    static const QRegularExpression mnemonic(R"(\(&.\))");
    return action.text().remove(mnemonic).remove('&');
}

QString ActionBook::keyOf(const QString& id) const {
    const auto entry =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.id == id; });
    return entry == entries_.end() ? QString() : entry->action->shortcut().toString(QKeySequence::NativeText);
}

QList<ActionBook::Entry> ActionBook::of(const QString& page) const {
    QList<Entry> found;
    std::copy_if(entries_.begin(), entries_.end(), std::back_inserter(found),
                 [&](const Entry& entry) { return entry.page.isEmpty() || entry.page == page; });
    return found;
}

const ActionBook::Entry* ActionBook::conflict(const QString& id, const QKeySequence& shortcut) const {
    const auto own =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.id == id; });
    if (own == entries_.end() || shortcut.isEmpty())
        return nullptr;
    const auto other = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) {
        const bool meet = e.page.isEmpty() || own->page.isEmpty() || e.page == own->page;
        return e.id != id && meet && e.action->shortcut() == shortcut;
    });
    return other == entries_.end() ? nullptr : &*other;
}

void ActionBook::setShortcut(const QString& id, const QKeySequence& shortcut) {
    for (const Entry& entry : std::as_const(entries_))
        if (entry.id == id) {
            entry.action->setShortcut(shortcut);
            if (shortcut == entry.standard)
                QSettings().remove(settingOf(id));
            else
                QSettings().setValue(settingOf(id), shortcut.toString());
        }
}

void ActionBook::resetShortcuts() {
    for (const Entry& entry : std::as_const(entries_))
        setShortcut(entry.id, entry.standard);
}

} // namespace cliplad::ui
