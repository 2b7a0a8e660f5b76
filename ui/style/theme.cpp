#include "style/theme.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QPixmapCache>
#include <QPointer>
#include <QSettings>
#include <QStyle>
#include <QWidget>

#include "style/studio_style.h"

namespace cliplad::ui {
namespace {

constexpr auto kKey = "theme";
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

/// What the desktop had before this program set its own.
bool systemIsDark() {
    static const bool dark =
        QApplication::style()->standardPalette().color(QPalette::Window).lightness() < 128;
    return dark;
}

/// Style and sheet stay, their colours are the palette's. Under a sheet Qt hands no palette down: a widget
/// takes it as it is polished, and once is enough. A sheet set anew does that several times for each widget.
void change(QApplication& application, const QPalette& palette) {
    application.setPalette(palette);
    QPixmapCache::clear(); // pictures in colours that are gone, and their names, which Qt would keep
    const QWidgetList all = QApplication::allWidgets();
    for (const QPointer<QWidget>& widget : QList<QPointer<QWidget>>(all.begin(), all.end()))
        if (widget && widget->testAttribute(Qt::WA_WState_Polished)) // another may have ended it
            widget->style()->polish(widget);
}

} // namespace

Theme chosenTheme() {
    return static_cast<Theme>(QSettings().value(kKey, 0).toInt());
}

void setTheme(QApplication& application, Theme theme) {
    const bool dark = theme == Theme::Dark || (theme == Theme::System && systemIsDark());
    QSettings().setValue(kKey, static_cast<int>(theme));
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
