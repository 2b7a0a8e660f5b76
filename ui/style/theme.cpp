#include "style/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QPalette>
#include <QPixmapCache>
#include <QSettings>
#include <QTimer>

#include "style/late_polish.h"
#include "style/studio_style.h"
#include "style/system_scheme.h"

namespace cliplad::ui {
namespace {

constexpr auto kThemeKey = "theme";
constexpr auto kStyled = "hasStudioStyle"; ///< property of the application

/// The scheme: every colour that is not a part's comes from here.
struct Scheme {
    QColor window, base, raised, well, text, faint, line, accent, onAccent, link;
};

const Scheme& lightScheme() {
    static const Scheme scheme = {.window = "#f4f5f7",
                                  .base = "#ffffff",
                                  .raised = "#e9ebef",
                                  .well = "#d9dce2",
                                  .text = "#1c2024",
                                  .faint = "#6a717b",
                                  .line = "#c3c8d0",
                                  .accent = "#0b6bcb",
                                  .onAccent = "#ffffff",
                                  .link = "#0b5cad"};
    return scheme;
}

const Scheme& darkScheme() {
    static const Scheme scheme = {.window = "#202327",
                                  .base = "#17191c",
                                  .raised = "#2c3036",
                                  .well = "#121416",
                                  .text = "#e8eaed",
                                  .faint = "#9aa1ab",
                                  .line = "#4d5560",
                                  .accent = "#2876c6",
                                  .onAccent = "#ffffff",
                                  .link = "#7db7ee"};
    return scheme;
}

QPalette paletteOf(const Scheme& scheme) {
    QPalette palette;
    palette.setColor(QPalette::Window, scheme.window);
    palette.setColor(QPalette::WindowText, scheme.text);
    palette.setColor(QPalette::Base, scheme.base);
    palette.setColor(QPalette::AlternateBase, scheme.window);
    palette.setColor(QPalette::Text, scheme.text);
    palette.setColor(QPalette::Button, scheme.raised);
    palette.setColor(QPalette::ButtonText, scheme.text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, scheme.faint);
    palette.setColor(QPalette::LinkVisited, scheme.faint); // a style sheet has no word for the placeholder's
    palette.setColor(QPalette::ToolTipBase, scheme.raised);
    palette.setColor(QPalette::ToolTipText, scheme.text);
    palette.setColor(QPalette::Highlight, scheme.accent);
    palette.setColor(QPalette::HighlightedText, scheme.onAccent);
    palette.setColor(QPalette::Link, scheme.link);
    palette.setColor(QPalette::Light, scheme.base);
    palette.setColor(QPalette::Midlight, scheme.raised);
    palette.setColor(QPalette::Mid, scheme.line);
    palette.setColor(QPalette::Dark, scheme.well);
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0, 90));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, scheme.faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, scheme.line);
    return palette;
}

/// As GTK's own variable has it, where the desktop gives Qt no palette ("Adwaita:dark").
bool gtkIsDark() {
    return qEnvironmentVariable("GTK_THEME").endsWith(":dark");
}

/// Looks again at the palette that the desktop gives, when it says that it changed. Ours lies over it, and is
/// lifted for that.
class PaletteFollower : public QObject {
public:
    PaletteFollower(QApplication& application, SystemScheme& scheme)
        : QObject(&scheme)
        , scheme_(scheme) {
        soon_.setSingleShot(true);
        soon_.setInterval(0);
        connect(&soon_, &QTimer::timeout, this, &PaletteFollower::look);
        application.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::ThemeChange && chosenTheme() == Theme::System)
            soon_.start();
        return false;
    }

private:
    void look() {
        const QPalette own = QApplication::palette();
        QApplication::setPalette(QPalette());
        const bool dark = isDark();
        QApplication::setPalette(own);
        scheme_.setPaletteIsDark(dark || gtkIsDark());
    }

    SystemScheme& scheme_;
    QTimer soon_; ///< once, though every window is told
};

/// Made with the first theme, while the palette is still the desktop's.
SystemScheme& systemScheme(QApplication& application) {
    if (auto* made = application.findChild<SystemScheme*>(QString(), Qt::FindDirectChildrenOnly))
        return *made;
    auto* scheme = new SystemScheme(isDark() || gtkIsDark(), &application);
    new PaletteFollower(application, *scheme);
    QObject::connect(scheme, &SystemScheme::changed, &application, [&application] {
        if (chosenTheme() == Theme::System)
            setTheme(application, Theme::System);
    });
    return *scheme;
}

LatePolish& latePolish(QApplication& application) {
    if (auto* made = application.findChild<LatePolish*>(QString(), Qt::FindDirectChildrenOnly))
        return *made;
    return *new LatePolish(application);
}

/// Style and sheet stay, their colours are the palette's. Under a sheet Qt hands no palette down: a widget
/// takes it as it is polished, and once is enough. A sheet set anew does that several times for each widget.
void change(QApplication& application, const QPalette& palette) {
    application.setPalette(palette);
    QPixmapCache::clear(); // pictures in colours that are gone, and their names, which Qt would keep
    latePolish(application).polishAll();
}

} // namespace

Theme chosenTheme() {
    return static_cast<Theme>(QSettings().value(kThemeKey, 0).toInt());
}

void setTheme(QApplication& application, Theme theme) {
    SystemScheme& system = systemScheme(application);
    if (theme == Theme::System)
        system.askPortal();
    const bool dark = theme == Theme::Dark || (theme == Theme::System && system.isDark());
    QSettings().setValue(kThemeKey, static_cast<int>(theme));
    const QPalette palette = paletteOf(dark ? darkScheme() : lightScheme());
    if (application.property(kStyled).toBool())
        return change(application, palette);
    application.setStyle(new StudioStyle);
    application.setPalette(palette);
    QFile sheet(":/style/studio.qss");
    if (sheet.open(QIODevice::ReadOnly))
        application.setStyleSheet(QString::fromUtf8(sheet.readAll()));
    application.setProperty(kStyled, true);
}

bool isDark() {
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

} // namespace cliplad::ui
