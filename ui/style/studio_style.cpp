#include "style/studio_style.h"

#include <algorithm>
#include <utility>

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextCharFormat>

#include "style/focus_frame.h"
#include "style/icons.h"

namespace cliplad::ui {
namespace {

constexpr int kHandlePx = 11; ///< room between the panels, to be hit with a mouse; its line is 1 px wide
/// Fusion takes the window's colour, so much darker, for outlines: on a dark window none can be seen.
constexpr int kFusionDarker = 140;
constexpr int kComboGapPx = 4; ///< Fusion's, beside the picture of a choice
constexpr int kPalettes = 64;  ///< that are kept: more than differ at a time

void paintBox(const QStyleOption& option, QPainter& painter, bool isRound) {
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    const QPalette& palette = option.palette;
    const QColor faint = palette.color(isEnabled ? QPalette::PlaceholderText : QPalette::Mid);
    const QColor fill = palette.color(isEnabled ? QPalette::Highlight : QPalette::Mid);
    const bool isFilled = (isOn || isPartly) && !isRound;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal side = std::min(option.rect.width(), option.rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    box.adjust(0.5, 0.5, -0.5, -0.5);
    const bool isHot = isEnabled && option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus);
    const bool isOnSelection =
        option.state.testFlag(QStyle::State_Selected); // the fill alone is not seen there
    const QColor sign = palette.color(QPalette::HighlightedText);
    painter.setPen(QPen(isOnSelection ? sign : isHot || isFilled ? fill : faint, 1));
    painter.setBrush(isFilled ? fill : palette.color(QPalette::Base));
    const qreal radius = isRound ? side / 2 : 2.5;
    painter.drawRoundedRect(box, radius, radius);
    if (isRound && isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawEllipse(box.center(), side / 4, side / 4);
    } else if (isPartly) {
        painter.fillRect(QRectF(box.left() + side / 4, box.center().y() - 1, side / 2 - 1, 2), sign);
    } else if (isOn) {
        QPainterPath tick(box.topLeft() + QPointF(0.2, 0.52) * box.width());
        tick.lineTo(box.topLeft() + QPointF(0.42, 0.74) * box.width());
        tick.lineTo(box.topLeft() + QPointF(0.8, 0.28) * box.width());
        painter.setPen(QPen(sign, side / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tick);
    }
    painter.restore();
}

/// Where the keys go: Fusion's own faint veil is hardly seen on dark grounds.
void paintFocus(const QStyleOption& option, QPainter& painter, const QWidget* widget) {
    if (!option.state.testFlag(QStyle::State_KeyboardFocusChange) ||
        qobject_cast<const QPushButton*>(widget) != nullptr) // the sheet gives it another border
        return;
    const bool isOnSelection = option.state.testFlag(QStyle::State_Selected) &&
                               qobject_cast<const QAbstractItemView*>(widget) != nullptr;
    paintFocusFrame(painter, option.rect, option.palette, isOnSelection);
}

/// Where a menu ends: Fusion's own edge is hardly seen on dark grounds.
void paintEdge(const QStyleOption& option, QPainter& painter) {
    painter.save();
    painter.setPen(option.palette.color(QPalette::Mid));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

void paintHandle(const QStyleOption& option, QPainter& painter) {
    const bool isHot = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const QColor colour = option.palette.color(isHot ? QPalette::Highlight : QPalette::Mid);
    QRect line = option.rect;
    if (option.state.testFlag(QStyle::State_Horizontal)) // of the splitter: the handle stands upright
        line = QRect(line.center().x(), line.top(), 1, line.height());
    else
        line = QRect(line.left(), line.center().y(), line.width(), 1);
    painter.fillRect(line, colour);
}

/// Null: the style's own one.
const char* iconNameOf(QStyle::StandardPixmap sign) {
    switch (sign) {
    case QStyle::SP_MessageBoxQuestion:
        return "help";
    case QStyle::SP_MessageBoxInformation:
        return "info";
    case QStyle::SP_MessageBoxWarning:
    case QStyle::SP_MessageBoxCritical:
        return "warning";
    case QStyle::SP_LineEditClearButton:
        return "close";
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirLinkIcon:
        return "folder";
    case QStyle::SP_DirOpenIcon:
        return "open";
    case QStyle::SP_DirHomeIcon:
        return "start";
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon:
        return "file";
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DesktopIcon:
    case QStyle::SP_DriveHDIcon:
    case QStyle::SP_DriveNetIcon:
    case QStyle::SP_DriveCDIcon:
    case QStyle::SP_DriveDVDIcon:
    case QStyle::SP_DriveFDIcon:
        return "computer";
    case QStyle::SP_FileDialogBack:
    case QStyle::SP_ArrowBack:
    case QStyle::SP_ArrowLeft:
        return "previous";
    case QStyle::SP_ArrowForward:
    case QStyle::SP_ArrowRight:
        return "next";
    case QStyle::SP_FileDialogToParent:
        return "up";
    case QStyle::SP_FileDialogNewFolder:
        return "new-folder";
    case QStyle::SP_FileDialogListView:
        return "list";
    case QStyle::SP_FileDialogDetailedView:
        return "details";
    default:
        return nullptr;
    }
}

} // namespace

StudioStyle::StudioStyle()
    : QProxyStyle(QStyleFactory::create("Fusion"))
    , outlined_(kPalettes) {}

QPalette StudioStyle::outlined(const QPalette& palette) const {
    const auto key = std::pair(palette.cacheKey(), palette.currentColorGroup()); // which the key leaves out
    if (const QPalette* known = outlined_.object(key))
        return *known;
    auto* changed = new QPalette(palette);
    changed->setColor(QPalette::Window, palette.color(QPalette::Mid).lighter(kFusionDarker));
    const QPalette made = *changed;
    outlined_.insert(key, changed);
    return made;
}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paintBox(*option, *painter, false);
    case PE_IndicatorRadioButton:
        return paintBox(*option, *painter, true);
    case PE_FrameFocusRect:
        return paintFocus(*option, *painter, widget);
    case PE_PanelMenu:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return paintEdge(*option, *painter);
    case PE_Frame:
        if (widget != nullptr && widget->inherits("QComboBoxPrivateContainer")) // its list has a ground too
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
        drawOutlined(element, *option, painter, widget);
        // Of a text or an area to scroll, whose frame is all that can be seen of the focus.
        if (option->state.testFlag(State_HasFocus) &&
            qobject_cast<const QAbstractScrollArea*>(widget) != nullptr)
            paintFocusFrame(*painter, option->rect, option->palette, false);
        return;
    case PE_FrameLineEdit:
        return drawOutlined(element, *option, painter, widget);
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void StudioStyle::drawOutlined(PrimitiveElement element, const QStyleOption& option, QPainter* painter,
                               const QWidget* widget) const {
    QStyleOption changed = option;
    changed.palette = outlined(option.palette);
    QProxyStyle::drawPrimitive(element, &changed, painter, widget);
}

void StudioStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == CE_Splitter)
        return paintHandle(*option, *painter);
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (element == CE_ComboBoxLabel &&
        combo != nullptr) { // Qt cuts what is too long in the middle of a letter
        QStyleOptionComboBox changed = *combo;
        const int picture = combo->currentIcon.isNull() ? 0 : combo->iconSize.width() + kComboGapPx;
        const int room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget).width() - picture;
        changed.currentText =
            combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room - kComboGapPx);
        return QProxyStyle::drawControl(element, &changed, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element == CE_MenuBarItem && option->state.testFlag(State_Selected) && widget != nullptr &&
        widget->hasFocus()) // as after Esc from its menu, when Fusion shows nothing
        paintFocusFrame(*painter, option->rect, option->palette, option->state.testFlag(State_Sunken));
}

void StudioStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const {
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
        QStyleOptionSpinBox changed = *spin;
        changed.palette = outlined(spin->palette);
        return QProxyStyle::drawComplexControl(control, &changed, painter, widget);
    }
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
        QStyleOptionComboBox changed = *combo;
        changed.palette = outlined(combo->palette);
        return QProxyStyle::drawComplexControl(control, &changed, painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize StudioStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                    const QWidget* widget) const {
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ComboBox)
        size.rwidth() += 2 * kComboGapPx;
    return size;
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption* option,
                                  const QWidget* widget) const {
    return element == SE_ItemViewItemFocusRect ? option->rect
                                               : QProxyStyle::subElementRect(element, option, widget);
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    return metric == PM_SplitterWidth ? kHandlePx : QProxyStyle::pixelMetric(metric, option, widget);
}

int StudioStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* data) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    auto* format = qstyleoption_cast<QStyleHintReturnVariant*>(data);
    if (hint == SH_TextControl_FocusIndicatorTextCharFormat && option != nullptr && format != nullptr) {
        QTextCharFormat link;
        link.setBackground(option->palette.brush(QPalette::Highlight));
        link.setForeground(option->palette.brush(QPalette::HighlightedText));
        format->variant = link;
        return 1;
    }
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QIcon StudioStyle::standardIcon(StandardPixmap sign, const QStyleOption* option,
                                const QWidget* widget) const {
    const char* name = iconNameOf(sign);
    return name != nullptr ? icon(name) : QProxyStyle::standardIcon(sign, option, widget);
}

QPixmap StudioStyle::standardPixmap(StandardPixmap sign, const QStyleOption* option,
                                    const QWidget* widget) const {
    const int px = pixelMetric(PM_LargeIconSize, option, widget);
    const char* name = iconNameOf(sign);
    return name != nullptr ? icon(name).pixmap(px) : QProxyStyle::standardPixmap(sign, option, widget);
}

QPixmap StudioStyle::generatedIconPixmap(QIcon::Mode mode, const QPixmap& pixmap,
                                         const QStyleOption* option) const {
    return mode == QIcon::Selected ? pixmap : QProxyStyle::generatedIconPixmap(mode, pixmap, option);
}

} // namespace cliplad::ui
