#pragma once

#include <functional>

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>

namespace cliplad::ui {

/// Every action of the program with its page and its shortcut: what the menus, the sheet behind `?` and the
/// dialog that changes shortcuts show. A person's own shortcuts are kept in QSettings. GUI thread.
class ActionBook : public QObject {
    Q_OBJECT

public:
    struct Entry {
        QString id;   ///< "tune.flip", for the settings file
        QString page; ///< as the sheet groups them ("tune"); "" holds everywhere
        QAction* action = nullptr;
        QKeySequence standard;
    };

    using QObject::QObject;

    /// Makes an action that works while `where` or a child of it has the focus (for the main window: always).
    /// Owned by `where`. The text may be set again for another language.
    QAction* add(QWidget* where, const QString& id, const QString& text, const QKeySequence& standard,
                 std::function<void()> run);

    /// The action's text without the mark of its mnemonic: "Save" of "&Save", "保存" of "保存(&S)".
    static QString plainText(const QAction& action);

    /// The key that an action has at the moment, for texts that name it; empty: none.
    QString keyOf(const QString& id) const;

    const QList<Entry>& entries() const { return entries_; }
    /// Those that hold on a page, and those that hold everywhere.
    QList<Entry> of(const QString& page) const;

    /// Who else has the shortcut on the same page or everywhere; null: nobody.
    const Entry* conflict(const QString& id, const QKeySequence& shortcut) const;
    void setShortcut(const QString& id, const QKeySequence& shortcut);
    void resetShortcuts();

private:
    QList<Entry> entries_;
};

} // namespace cliplad::ui
