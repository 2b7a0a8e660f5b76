#include "ui/soak/monkey.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>

#include "session/studio.h"
#include "shell/main_window.h"
#include "shell/view_menu.h"
#include "style/theme.h"

namespace cliplad::tests {

namespace fs = std::filesystem;
using namespace cliplad::ui;

namespace {

constexpr const char* kPages[] = {"start", "enrol", "prompts", "tune", "score", "review"};

QString nameOf(const QWidget& widget) {
    return QString::fromLatin1(widget.metaObject()->className()) + ' ' + widget.objectName();
}

/// QTest::keyClicks knows ASCII alone.
void type(QWidget& widget, const QString& text) {
    const QPointer<QWidget> field = &widget; // a letter may be its end
    for (const QChar letter : text) {
        QKeyEvent press(QEvent::KeyPress, 0, {}, QString(letter));
        if (field)
            QApplication::sendEvent(field, &press);
    }
}

} // namespace

Monkey::Monkey(MainWindow& window, Studio& studio, fs::path playground, std::uint64_t seed)
    : window_(window)
    , studio_(studio)
    , playground_(std::move(playground))
    , random_(seed) {
    for (const auto& entry : fs::directory_iterator(playground_))
        if (entry.path().extension() == ".png")
            photos_.push_back(entry.path());
    std::sort(photos_.begin(), photos_.end());
}

QString Monkey::act() {
    if (QWidget* popup = QApplication::activePopupWidget())
        return onPopup(*popup);
    if (QWidget* modal = QApplication::activeModalWidget())
        return onDialog(*modal);
    if (!studio_.document().isOpen() && pick(3) == 0)
        return openSomething();
    switch (pick(40)) {
    case 0:
    case 1:
    case 2:
    case 3:
        return toPage();
    case 4:
    case 5:
    case 6:
        studio_.document().undoStack().undo();
        return "undo";
    case 7:
    case 8:
        studio_.document().undoStack().redo();
        return "redo";
    case 9:
    case 10:
    case 11:
    case 12:
        return command();
    case 13:
    case 14:
        return drop();
    case 15:
        return pick(4) == 0 ? openSomething() : saveSomewhere();
    case 16:
        return spoilOrMendAPhoto();
    case 17:
        return changeTheLooks();
    case 18:
    case 19:
    case 20:
        return pressKey(anyWindow());
    default:
        return onWidget(anyWindow());
    }
}

/// Most often the main window; else the manual, the log, a sheet.
QWidget& Monkey::anyWindow() {
    if (pick(5) > 0)
        return window_;
    QList<QWidget*> shown;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (widget->isVisible() && widget->isWindow())
            shown << widget;
    return shown.isEmpty() ? window_ : *shown[pick(static_cast<int>(shown.size()))];
}

/// A photo, a folder, or what is no image at all.
fs::path Monkey::anyPath() {
    switch (pick(6)) {
    case 0:
        return playground_;
    case 1:
        return playground_ / "nowhere.png";
    case 2: {
        const fs::path text = playground_ / "text.jpg";
        std::ofstream(text) << "this is no image";
        return text;
    }
    default:
        return photos_[static_cast<std::size_t>(pick(static_cast<int>(photos_.size())))];
    }
}

QString Monkey::toPage() {
    const QString id = kPages[pick(std::size(kPages))];
    window_.showPage(id);
    return "page " + id;
}

QString Monkey::onPopup(QWidget& popup) {
    static constexpr Qt::Key kKeys[] = {Qt::Key_Down, Qt::Key_Up, Qt::Key_Return, Qt::Key_Escape};
    QTest::keyClick(&popup, kKeys[pick(std::size(kKeys))]);
    return "popup";
}

QString Monkey::onDialog(QWidget& dialog) {
    if (auto* files = qobject_cast<QFileDialog*>(&dialog)) // which would make folders wherever it has got to
        files->setDirectory(QString::fromStdString(playground_.string()));
    if (pick(4) > 0)
        return onWidget(dialog);
    if (auto* closing = qobject_cast<QDialog*>(&dialog))
        closing->reject();
    else
        dialog.close();
    return "close dialog";
}

QString Monkey::pressKey(QWidget& window) {
    static constexpr Qt::Key kKeys[] = {
        Qt::Key_Space, Qt::Key_Left,   Qt::Key_Right, Qt::Key_Up,    Qt::Key_Down,   Qt::Key_Tab,
        Qt::Key_G,     Qt::Key_B,      Qt::Key_U,     Qt::Key_Plus,  Qt::Key_Minus,  Qt::Key_0,
        Qt::Key_Home,  Qt::Key_End,    Qt::Key_A,     Qt::Key_F2,    Qt::Key_Delete, Qt::Key_Return,
        Qt::Key_N,     Qt::Key_Escape, Qt::Key_P,     Qt::Key_PageUp};
    static constexpr Qt::KeyboardModifiers kModifiers[] = {Qt::NoModifier, Qt::NoModifier, Qt::NoModifier,
                                                           Qt::ShiftModifier, Qt::AltModifier};
    QWidget* focus = QApplication::focusWidget();
    const Qt::Key key = kKeys[pick(std::size(kKeys))];
    QTest::keyClick(focus != nullptr ? focus : &window, key, kModifiers[pick(std::size(kModifiers))]);
    return QStringLiteral("key %1").arg(key);
}

QString Monkey::onWidget(QWidget& root) {
    QList<QWidget*> candidates;
    for (QWidget* widget : root.findChildren<QWidget*>())
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus)
            candidates << widget;
    if (candidates.isEmpty())
        return "nothing";
    QWidget* widget = candidates[pick(static_cast<int>(candidates.size()))];
    const QString name = nameOf(*widget); // the widget may go with its own click
    const auto anywhere = [&] {
        return QPoint(1 + pick(std::max(1, widget->width() - 1)),
                      1 + pick(std::max(1, widget->height() - 1)));
    };
    if (auto* slider = qobject_cast<QAbstractSlider*>(widget)) {
        slider->setValue(slider->minimum() + pick(std::max(1, slider->maximum() - slider->minimum() + 1)));
    } else if (auto* combo = qobject_cast<QComboBox*>(widget); combo != nullptr && combo->count() > 0) {
        combo->setCurrentIndex(pick(combo->count()));
    } else if (qobject_cast<QLineEdit*>(widget) != nullptr ||
               qobject_cast<QAbstractSpinBox*>(widget) != nullptr ||
               qobject_cast<QPlainTextEdit*>(widget) != nullptr) {
        type(*widget, pick(4) == 0 ? QStringLiteral("äx\"<&中") : QString::number(pick(100)));
    } else {
        switch (pick(8)) {
        case 0:
            QTest::mouseDClick(widget, Qt::LeftButton, {}, anywhere());
            break;
        case 1: { // dragged
            const QPoint from = anywhere(), to = anywhere();
            QTest::mousePress(widget, Qt::LeftButton, {}, from);
            QTest::mouseMove(widget, (from + to) / 2);
            QTest::mouseMove(widget, to);
            QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
            return "drag " + name;
        }
        case 2: {
            const QPoint at = anywhere();
            QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, pick(2) == 0 ? 120 : -120}, Qt::NoButton,
                              pick(2) == 0 ? Qt::ControlModifier : Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(widget, &event);
            return "wheel " + name;
        }
        default:
            QTest::mouseClick(widget, Qt::LeftButton, {}, anywhere());
        }
    }
    return name;
}

/// Any command of the program that its page offers at the moment.
QString Monkey::command() {
    const auto& entries = studio_.actions().entries();
    const auto& entry = entries[pick(static_cast<int>(entries.size()))];
    if (entry.id == "app.quit" || !entry.action->isEnabled())
        return "no command";
    const QString id = entry.id;
    entry.action->trigger();
    return "command " + id;
}

QString Monkey::drop() {
    QMimeData data;
    QList<QUrl> urls;
    for (int i = 0; i <= pick(3); ++i)
        urls << QUrl::fromLocalFile(QString::fromStdString(anyPath().string()));
    data.setUrls(urls);
    QWidget* target = &window_;
    for (QWidget* widget : window_.findChildren<QWidget*>())
        if (widget->isVisible() && widget->acceptDrops() && pick(2) == 0)
            target = widget;
    const QString name = nameOf(*target);
    const QPoint middle = target->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &enter);
    if (enter.isAccepted()) {
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &event);
    }
    return "drop on " + name;
}

QString Monkey::openSomething() {
    const fs::path saved = playground_ / ("product" + std::to_string(pick(3)));
    const fs::path path = pick(3) > 0 && fs::exists(saved) ? saved : anyPath();
    studio_.open(path);
    return QString::fromStdString("open " + path.filename().string());
}

QString Monkey::saveSomewhere() {
    if (!studio_.document().isOpen())
        return "nothing to save";
    const fs::path folder = pick(8) == 0 ? "/proc/product" // which nobody can write to
                                         : playground_ / ("product" + std::to_string(pick(3)));
    studio_.save(folder);
    return QString::fromStdString("save to " + folder.filename().string());
}

/// A photo that is open is cut off, as by a camera that is still writing, or whole again.
QString Monkey::spoilOrMendAPhoto() {
    const fs::path photo = photos_[static_cast<std::size_t>(pick(static_cast<int>(photos_.size())))];
    const fs::path whole = fs::path(photo).replace_extension(".whole");
    if (fs::exists(whole)) {
        fs::rename(whole, photo);
        return "mend a photo";
    }
    if (!fs::exists(photo)) // deleted in a dialog
        return "no photo to spoil";
    fs::copy_file(photo, whole);
    fs::resize_file(photo, fs::file_size(photo) / 2);
    return "spoil a photo";
}

QString Monkey::changeTheLooks() {
    static const QStringList languages = {"en", "de", "zh_CN"};
    switch (pick(3)) {
    case 0:
        setTheme(*qApp, pick(2) == 0 ? Theme::Light : Theme::Dark);
        return "theme";
    case 1:
        setLanguage(languages[pick(3)]);
        return "language";
    default:
        window_.resize(900 + pick(900), 600 + pick(500));
        return "resize";
    }
}

} // namespace cliplad::tests
