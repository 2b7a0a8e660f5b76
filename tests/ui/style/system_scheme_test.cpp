#include "style/system_scheme.h"

#include <memory>

#include <QApplication>
#include <QDBusContext>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QWidget>

#include "style/theme.h"
#include "support/own_home.h"

namespace cliplad::ui {
namespace {

using Wish = SystemScheme::Wish;

const tests::OwnHome kHome;

constexpr auto kName = "org.freedesktop.portal.Desktop";
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kGroup = "org.freedesktop.appearance";
constexpr auto kKey = "color-scheme";

/// A session bus of the program's own: libdbus looks for its address once.
class Bus {
public:
    Bus() {
        process_.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
        if (process_.waitForStarted() && process_.waitForReadyRead())
            address_ = QString::fromUtf8(process_.readLine()).trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address_.toUtf8());
    }
    ~Bus() {
        process_.kill();
        process_.waitForFinished();
    }
    const QString& address() const { return address_; }

private:
    QProcess process_;
    QString address_;
};

/// Answers as the desktop's settings portal does.
class FakePortal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    FakePortal(const Bus& bus, uint scheme)
        : scheme_(scheme)
        , bus_(QDBusConnection::connectToBus(bus.address(), "portal")) {
        isThere = bus_.registerObject(kPath, this, QDBusConnection::ExportScriptableSlots) &&
                  bus_.registerService(kName);
    }
    ~FakePortal() override { QDBusConnection::disconnectFromBus("portal"); }

    void tell(const char* group, const char* key, uint value) {
        QDBusMessage changed = QDBusMessage::createSignal(kPath, kInterface, "SettingChanged");
        changed << QString(group) << QString(key) << QVariant::fromValue(QDBusVariant(value));
        bus_.send(changed);
    }

    bool isThere = false;
    int asked = 0;

public Q_SLOTS:
    Q_SCRIPTABLE QDBusVariant Read(const QString& group, const QString& key) {
        ++asked;
        if (group != kGroup || key != kKey)
            sendErrorReply(QDBusError::UnknownProperty, "no such setting");
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme_))); // wrapped twice, as it was once done
    }

private:
    const uint scheme_;
    QDBusConnection bus_;
};

/// Counts the children that its object lost: each answer is waited for by one.
struct Gone : QObject {
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::ChildRemoved ? 1 : 0;
        return false;
    }
    int count = 0;
};

/// Counts how often the program's palette was set.
struct Palettes : QObject {
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::ApplicationPaletteChange ? 1 : 0;
        return false;
    }
    int count = 0;
};

class SystemSchemeTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Bus> bus_; ///< null: not installed

private Q_SLOTS:
    void initTestCase() {
        qunsetenv("GTK_THEME");
        if (!QStandardPaths::findExecutable("dbus-daemon").isEmpty())
            bus_ = std::make_unique<Bus>();
        else
            qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    }

    void theWishComesBeforeThePalette() {
        SystemScheme scheme(true);
        QSignalSpy changed(&scheme, &SystemScheme::changed);
        QVERIFY(scheme.isDark());
        scheme.setWish(Wish::Light);
        QVERIFY(!scheme.isDark());
        QCOMPARE(changed.size(), 1);
        scheme.setPaletteIsDark(false);
        scheme.setWish(Wish::None);
        QVERIFY(!scheme.isDark());
        QCOMPARE(changed.size(), 1); // of what is seen
        scheme.setPaletteIsDark(true);
        QVERIFY(scheme.isDark());
        QCOMPARE(changed.size(), 2);
    }

    void theThemeOfTheSystemFollowsItAndAChosenOneDoesNot() {
        setTheme(*qApp, Theme::System);
        auto* scheme = qApp->findChild<SystemScheme*>();
        QVERIFY(scheme != nullptr);
        QVERIFY(!isDark());
        scheme->setWish(Wish::Dark);
        QVERIFY(isDark());
        QCOMPARE(chosenTheme(), Theme::System);
        scheme->setWish(Wish::Light);
        QVERIFY(!isDark());
        setTheme(*qApp, Theme::Light);
        scheme->setWish(Wish::Dark);
        QVERIFY(!isDark());
        setTheme(*qApp, Theme::System);
        QVERIFY(isDark());
        scheme->setWish(Wish::None);
    }

    void thePaletteOfTheDesktopIsLookedAtAgainWhenItChanges() {
        setTheme(*qApp, Theme::System);
        auto* scheme = qApp->findChild<SystemScheme*>();
        scheme->setPaletteIsDark(true);
        QVERIFY(isDark());
        QWidget window;
        QEvent event(QEvent::ThemeChange);
        QCoreApplication::sendEvent(&window, &event); // and what the desktop gives here is light
        QTRY_VERIFY(!isDark());
        QVERIFY(!scheme->isDark());
    }

    void itIsLookedAtOnceThoughEveryWindowIsTold() {
        setTheme(*qApp, Theme::System);
        auto* scheme = qApp->findChild<SystemScheme*>();
        const auto setsFor = [&](int windows) {
            scheme->setPaletteIsDark(true); // and what the desktop gives here is light
            Palettes palettes;
            qApp->installEventFilter(&palettes);
            QWidget window;
            QEvent event(QEvent::ThemeChange);
            for (int i = 0; i < windows; ++i)
                QCoreApplication::sendEvent(&window, &event);
            const bool isSeen = QTest::qWaitFor([&] { return !scheme->isDark(); });
            QTest::qWait(1);
            return isSeen ? palettes.count : 0;
        };
        const int once = setsFor(1);
        QVERIFY(once > 0);
        QCOMPARE(setsFor(20), once);
    }

    void withoutABusNobodyIsAsked() {
        const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS"), folder = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", "/nowhere");
        SystemScheme scheme(true);
        const bool isAsked = scheme.askPortal();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("XDG_RUNTIME_DIR", folder);
        QVERIFY(!isAsked);
        QVERIFY(scheme.isDark());
    }

    void thePortalIsAskedAndHeard() {
        if (!bus_)
            QSKIP("dbus-daemon is not installed (Debian's package dbus-daemon)");
        FakePortal portal(*bus_, static_cast<uint>(Wish::Dark));
        QVERIFY(portal.isThere);
        SystemScheme scheme(false);
        scheme.askPortal();
        QTRY_VERIFY(scheme.isDark());
        portal.tell(kGroup, kKey, static_cast<uint>(Wish::Light));
        QTRY_VERIFY(!scheme.isDark());
        portal.tell(kGroup, "contrast", 1);
        portal.tell("org.gnome.desktop.interface", kKey, 1);
        portal.tell(kGroup, kKey, static_cast<uint>(Wish::Dark));
        QTRY_VERIFY(scheme.isDark());
        portal.tell(kGroup, kKey, 7); // not known: no wish
        QTRY_VERIFY(!scheme.isDark());
        QCOMPARE(portal.asked, 1);
    }

    void aBusWithoutAPortalIsNoError() {
        if (!bus_)
            QSKIP("dbus-daemon is not installed (Debian's package dbus-daemon)");
        SystemScheme scheme(false);
        scheme.setWish(Wish::Dark); // that the error is not taken for a wish
        Gone answers;
        scheme.installEventFilter(&answers);
        QVERIFY(scheme.askPortal());
        QVERIFY(!scheme.askPortal()); // once
        QTRY_COMPARE(answers.count, 1);
        QVERIFY(scheme.isDark());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::SystemSchemeTest)
#include "system_scheme_test.moc"
