#include "style/studio_style.h"

#include <QComboBox>
#include <QStyleOptionComboBox>

#include "style/icons.h"
#include "ui/style/themes.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

/// A choice as far as the box has room for it.
QString shortened(const QString& choice, const QComboBox& combo) {
    QStyleOptionComboBox option;
    option.initFrom(&combo);
    option.subControls = QStyle::SC_All;
    const QRect room =
        combo.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &combo);
    return combo.fontMetrics().elidedText(choice, Qt::ElideRight, room.width() - 4);
}

class StudioStyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setTheme(*qApp, Theme::Light); } // which sets the style

    /// Each new one would be a picture more in Qt's cache at each paint of a field.
    void theSamePaletteIsOutlinedAlike() {
        const StudioStyle style;
        QPalette palette = QApplication::palette();
        QCOMPARE(style.outlined(palette).cacheKey(), style.outlined(palette).cacheKey());
        for (const auto group : {QPalette::Active, QPalette::Disabled}) {
            palette.setCurrentColorGroup(group);
            const QPalette outlined = style.outlined(palette);
            QCOMPARE(outlined.currentColorGroup(), group);
            QCOMPARE(outlined.color(QPalette::Text), palette.color(QPalette::Text));
            QVERIFY(outlined.color(QPalette::Window) != palette.color(QPalette::Window));
        }
    }

    void iconsAreOfTheProgramsOwnSet() {
        const StudioStyle style;
        for (const auto& [sign, name] :
             {std::pair(QStyle::SP_MessageBoxQuestion, "help"), std::pair(QStyle::SP_DirIcon, "folder"),
              std::pair(QStyle::SP_FileIcon, "file"), std::pair(QStyle::SP_FileDialogNewFolder, "new-folder"),
              std::pair(QStyle::SP_FileDialogListView, "list"),
              std::pair(QStyle::SP_FileDialogDetailedView, "details"),
              std::pair(QStyle::SP_LineEditClearButton, "close"),
              std::pair(QStyle::SP_ComputerIcon, "computer")}) {
            const QImage own = icon(name).pixmap(32).toImage();
            QVERIFY2(!own.isNull(), name);
            QCOMPARE(style.standardIcon(sign, nullptr, nullptr).pixmap(32).toImage(), own);
            QVERIFY(!style.standardPixmap(sign, nullptr, nullptr).isNull());
        }
    }

    void theLongestChoiceFits() {
        for (const char* name : {"Deutsch", "简体中文", "Zu prüfen", "W"}) {
            QComboBox combo;
            combo.addItem(QString::fromUtf8(name));
            combo.ensurePolished();
            combo.resize(combo.sizeHint());
            QCOMPARE(shortened(combo.itemText(0), combo), combo.itemText(0));
        }
    }

    void aChoiceThatIsTooLongEndsWithDots() {
        QComboBox combo;
        combo.addItems({"Zu prüfen und Ausschuss", "Zu prüfen und Ausschuss, beides"});
        combo.resize(110, combo.sizeHint().height());
        const QImage cut = combo.grab().toImage();
        const QString dotted = shortened(combo.itemText(0), combo);
        QVERIFY(dotted.endsWith(QChar(0x2026)));
        combo.setItemText(0, dotted);
        QCOMPARE(combo.grab().toImage(), cut);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::StudioStyleTest)
#include "studio_style_test.moc"
