#include "widgets/questions/title_room.h"

#include <QDialog>
#include <QFontMetrics>
#include <QGridLayout>
#include <QGuiApplication>

namespace cliplad::ui {
namespace {

constexpr int kButtonsPx = 160;       ///< of a title bar, with its icon
constexpr double kTitleLetters = 1.2; ///< a desktop's are larger, or bold

} // namespace

void giveTitleRoom(QDialog& dialog) {
    const QString title = dialog.windowTitle() + " — " + QGuiApplication::applicationDisplayName();
    const int width =
        static_cast<int>(kTitleLetters * QFontMetrics(dialog.font()).horizontalAdvance(title)) + kButtonsPx;
    // A message box sets its own size from its grid and overrides any other.
    if (auto* grid = qobject_cast<QGridLayout*>(dialog.layout()))
        grid->addItem(new QSpacerItem(width, 0, QSizePolicy::Minimum, QSizePolicy::Minimum), grid->rowCount(),
                      0, 1, grid->columnCount());
    else
        dialog.setMinimumWidth(width);
}

} // namespace cliplad::ui
