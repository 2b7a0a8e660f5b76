#pragma once

#include <thread>

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <QString>

class QDBusPendingCall;

namespace cliplad::ui {

/// Whether the desktop wants dark windows, and when that changes: its settings portal says (`color-scheme` of
/// `org.freedesktop.appearance`, on the session bus), else the palette that it gave the program. Nothing
/// waits for the bus; without one there is the palette. GUI thread.
class SystemScheme : public QObject {
    Q_OBJECT

public:
    /// What a person asked the desktop for, as the portal numbers it.
    enum class Wish : uint { None, Dark, Light };

    /// @param paletteIsDark the one that the desktop gave
    explicit SystemScheme(bool paletteIsDark, QObject* parent = nullptr);
    /// Waits until the bus was called, not for an answer.
    ~SystemScheme() override;

    bool isDark() const { return wish_ == Wish::None ? paletteIsDark_ : wish_ == Wish::Dark; }

    /// Asks the portal, and hears of changes from then on. Once.
    /// @return whether it is asked now: there is a bus, and it was not asked before
    bool askPortal();

    /// The desktop says so now.
    void setWish(Wish wish);
    void setPaletteIsDark(bool isDark);

Q_SIGNALS:
    void changed(); ///< isDark()

private Q_SLOTS:
    void hear(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void await(const QDBusPendingCall& asked);
    template<class Change>
    void change(const Change& make);

    bool paletteIsDark_;
    Wish wish_ = Wish::None;
    bool isHeard_ = false; ///< a change came before the answer
    const QString busName_;
    std::jthread asking_; ///< connecting to a bus may take a while
};

} // namespace cliplad::ui
