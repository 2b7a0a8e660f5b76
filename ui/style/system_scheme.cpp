#include "style/system_scheme.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>

namespace cliplad::ui {
namespace {

constexpr auto kService = "org.freedesktop.portal.Desktop";
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kGroup = "org.freedesktop.appearance";
constexpr auto kSchemeKey = "color-scheme";

/// Where none is told of, libdbus would start one.
bool hasSessionBus() {
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus");
}

/// Old portals wrap the value twice. What is not known is no wish.
SystemScheme::Wish wishOf(QVariant value) {
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    const uint number = value.toUInt();
    return number <= static_cast<uint>(SystemScheme::Wish::Light) ? static_cast<SystemScheme::Wish>(number)
                                                                  : SystemScheme::Wish::None;
}

QString nextBusName() {
    static int last = 0;
    return QStringLiteral("clip-lad-scheme-%1").arg(++last);
}

} // namespace

SystemScheme::SystemScheme(bool paletteIsDark, QObject* parent)
    : QObject(parent)
    , paletteIsDark_(paletteIsDark)
    , busName_(nextBusName()) {}

SystemScheme::~SystemScheme() {
    if (!asking_.joinable())
        return;
    asking_.join();
    QDBusConnection::disconnectFromBus(busName_);
}

bool SystemScheme::askPortal() {
    if (asking_.joinable() || !hasSessionBus())
        return false;
    asking_ = std::jthread([this] {
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, busName_);
        if (!bus.isConnected())
            return;
        bus.connect(kService, kPath, kInterface, "SettingChanged", this,
                    SLOT(hear(QString, QString, QDBusVariant)));
        QDBusMessage read = QDBusMessage::createMethodCall(kService, kPath, kInterface, "Read");
        read << QString(kGroup) << QString(kSchemeKey);
        const QDBusPendingCall asked = bus.asyncCall(read);
        QMetaObject::invokeMethod(this, [this, asked] { await(asked); });
    });
    return true;
}

void SystemScheme::await(const QDBusPendingCall& asked) {
    auto* watcher = new QDBusPendingCallWatcher(asked, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> answer = *watcher;
        if (answer.isValid() && !isHeard_) // else there is no portal, or it says nothing of it
            setWish(wishOf(answer.value().variant()));
        watcher->deleteLater();
    });
}

void SystemScheme::hear(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group != kGroup || key != kSchemeKey)
        return;
    isHeard_ = true;
    setWish(wishOf(value.variant()));
}

template<class Change>
void SystemScheme::change(const Change& make) {
    const bool wasDark = isDark();
    make();
    if (isDark() != wasDark)
        Q_EMIT changed();
}

void SystemScheme::setWish(Wish wish) {
    change([&] { wish_ = wish; });
}

void SystemScheme::setPaletteIsDark(bool isDark) {
    change([&] { paletteIsDark_ = isDark; });
}

} // namespace cliplad::ui
