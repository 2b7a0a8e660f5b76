#include "shell/keys/fixed_keys.h"

#include <algorithm>
#include <vector>

#include <QCoreApplication>
#include <QKeySequence>
#include <QStringList>

namespace cliplad::ui {
namespace {

struct Entry {
    QStringList pages;
    std::vector<QKeySequence> keys;
    const char* text;
    bool withShift = false; ///< does something else with it, as the text says
};

const std::vector<Entry>& entries() {
    static const QStringList all = {"enrol", "prompts", "tune", "score", "review"},
                             strips = {"prompts", "tune"};
    static const std::vector<Entry> list = {
        {all, {Qt::Key_Plus, Qt::Key_Minus}, QT_TRANSLATE_NOOP("FixedKeys", "Image: zoom in, zoom out")},
        {all, {Qt::Key_0}, QT_TRANSLATE_NOOP("FixedKeys", "Image: fit it into the view")},
        {all, {Qt::Key_1}, QT_TRANSLATE_NOOP("FixedKeys", "Image: pixel for pixel")},
        {all,
         {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down},
         QT_TRANSLATE_NOOP("FixedKeys", "Image: move it where it is larger than the view")},
        {{"enrol"},
         {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down},
         QT_TRANSLATE_NOOP("FixedKeys", "Chosen ignore region: move it; with Shift: resize it"),
         true},
        {{"enrol"},
         {Qt::Key_Return},
         QT_TRANSLATE_NOOP("FixedKeys", "Rectangle: put one into the middle; polygon: close it")},
        {{"enrol"},
         {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down},
         QT_TRANSLATE_NOOP("FixedKeys", "Polygon, brush: move the crosshair; with Shift: ten times as far"),
         true},
        {{"enrol"},
         {Qt::Key_Space},
         QT_TRANSLATE_NOOP("FixedKeys", "Polygon: set a corner; brush: put it down, lift it")},
        {{"enrol"},
         {Qt::Key_Backspace},
         QT_TRANSLATE_NOOP("FixedKeys",
                           "Polygon: take the last corner back; brush: put it down to erase, lift it")},
        {{"enrol"},
         {Qt::Key_Escape},
         QT_TRANSLATE_NOOP("FixedKeys", "Give up what is being drawn; else: leave the tool")},
        {{"enrol"},
         {Qt::Key_BracketLeft, Qt::Key_BracketRight},
         QT_TRANSLATE_NOOP("FixedKeys", "Brush: narrower, wider")},
        {{"prompts"},
         {Qt::Key_Return},
         QT_TRANSLATE_NOOP("FixedKeys", "Label table: edit the cell, or tick it")},
        {{"prompts"},
         {Qt::Key_Tab},
         QT_TRANSLATE_NOOP("FixedKeys", "Label table: on to the next cell while typing")},
        {{"prompts"},
         {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Up,
          Qt::SHIFT | Qt::Key_Down},
         QT_TRANSLATE_NOOP("FixedKeys", "Image: move the place whose labels are ranked")},
        {strips,
         {Qt::Key_Left, Qt::Key_Right},
         QT_TRANSLATE_NOOP("FixedKeys", "Film strip: previous or next image")},
        {strips,
         {Qt::Key_Delete},
         QT_TRANSLATE_NOOP("FixedKeys", "Film strip: take the test image off the list")},
        {{"tune"},
         {Qt::Key_Up, Qt::Key_Down},
         QT_TRANSLATE_NOOP("FixedKeys", "Histogram: from part to part")},
        {{"tune", "score"},
         {Qt::Key_Escape, Qt::Key_Down},
         QT_TRANSLATE_NOOP("FixedKeys", "Search field: empty it; go to what was found")},
        {{"score"}, {Qt::Key_Return}, QT_TRANSLATE_NOOP("FixedKeys", "Table: review the image")},
        {{"score"},
         {Qt::Key_Left, Qt::Key_Right},
         QT_TRANSLATE_NOOP("FixedKeys", "Histogram: move the threshold; with Shift: ten times as far"),
         true},
        {{"score"},
         {Qt::Key_Space},
         QT_TRANSLATE_NOOP("FixedKeys", "Histogram: change to the other threshold")},
        {{"review"},
         {Qt::Key_Left, Qt::Key_Right},
         QT_TRANSLATE_NOOP("FixedKeys",
                           "Previous or next image, while the image is not larger than the view")},
        {{"review"},
         {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right},
         QT_TRANSLATE_NOOP("FixedKeys", "Split: move the divider")},
        {{"review"},
         {Qt::Key_Return, Qt::Key_Escape},
         QT_TRANSLATE_NOOP("FixedKeys", "Note: back to the image")},
    };
    return list;
}

QString textOf(const Entry& entry) {
    return QCoreApplication::translate("FixedKeys", entry.text);
}

bool takes(const Entry& entry, const QKeySequence& keys) {
    return std::any_of(entry.keys.begin(), entry.keys.end(), [&](const QKeySequence& own) {
        return keys == own ||
               (entry.withShift && keys == QKeySequence(QKeyCombination(Qt::SHIFT, own[0].key())));
    });
}

} // namespace

QList<FixedKey> fixedKeys(const QString& page) {
    QList<FixedKey> found;
    for (const Entry& entry : entries()) {
        if (!entry.pages.contains(page))
            continue;
        QStringList keys;
        for (const QKeySequence& key : entry.keys)
            keys.append(key.toString(QKeySequence::NativeText));
        found.append({keys.join(", "), textOf(entry)});
    }
    return found;
}

QString fixedKeyText(const QString& page, const QKeySequence& keys) {
    const auto& all = entries();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Entry& entry) {
        return (page.isEmpty() || entry.pages.contains(page)) && takes(entry, keys);
    });
    return found == all.end() ? QString() : textOf(*found);
}

} // namespace cliplad::ui
