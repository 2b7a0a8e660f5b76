#include "widgets/elided_name.h"

#include <algorithm>

#include <QFontMetrics>
#include <QModelIndex>

namespace cliplad::ui {
namespace {

constexpr int kMostOfWord = 8; ///< characters before a difference that are shown with it
constexpr QChar kEllipsis(0x2026);

class NameElision {
public:
    NameElision(const QFontMetrics& letters, int roomPx)
        : letters_(letters)
        , roomPx_(roomPx) {}

    QString of(const QModelIndex& row, int alikeStartRole) const {
        return among(row, [&](const QModelIndex& one) { return withoutAlikeStart(one, alikeStartRole); });
    }

    QString among(const QModelIndex& row, const std::function<QString(const QModelIndex&)>& textOf) const {
        const QString text = textOf(row);
        if (fits(text))
            return text;
        const QString shortened = inMiddle(text);
        qsizetype alike = 0;
        for (const int by : {-1, 1})
            if (const QModelIndex beside = row.siblingAtRow(row.row() + by); beside.isValid())
                if (const QString other = textOf(beside); other != text && inMiddle(other) == shortened)
                    alike = std::max(alike, commonStart(text, other));
        return alike == 0 ? shortened : around(text, tellingStart(text, alike));
    }

private:
    /// The whole name where there is room.
    QString withoutAlikeStart(const QModelIndex& row, int alikeStartRole) const {
        const QString name = row.data().toString();
        if (fits(name))
            return name;
        const qsizetype from = tellingStart(name, row.data(alikeStartRole).toLongLong());
        return from == 0 || from == name.size() ? name : kEllipsis + name.mid(from); // there twice: whole
    }

    bool fits(const QString& text) const { return letters_.horizontalAdvance(text) <= roomPx_; }
    QString inMiddle(const QString& text) const {
        return letters_.elidedText(text, Qt::ElideMiddle, roomPx_);
    }

    static qsizetype commonStart(const QString& one, const QString& other) {
        return std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin();
    }

    /// The text from there on, behind as much of its start as there is room for.
    QString around(const QString& text, qsizetype from) const {
        const QString rest = text.mid(from);
        const int startPx = roomPx_ - letters_.horizontalAdvance(rest);
        const QString start = letters_.elidedText(text.left(from), Qt::ElideRight, startPx);
        return start.size() > 1
                   ? start + rest
                   : letters_.elidedText(from == 0 ? rest : kEllipsis + rest, Qt::ElideRight, roomPx_);
    }

    const QFontMetrics& letters_;
    int roomPx_;
};

} // namespace

qsizetype tellingStart(const QString& text, qsizetype alikeStart) {
    qsizetype from = std::min(alikeStart, text.size());
    for (int i = 0; i < kMostOfWord && from > 0 && from < text.size() && text[from - 1].isLetterOrNumber();
         ++i)
        --from;
    return from;
}

QString elidedName(const QModelIndex& row, int alikeStartRole, const QFontMetrics& letters, int roomPx) {
    return NameElision(letters, roomPx).of(row, alikeStartRole);
}

QString elidedAmong(const QModelIndex& row, const std::function<QString(const QModelIndex&)>& textOf,
                    const QFontMetrics& letters, int roomPx) {
    return NameElision(letters, roomPx).among(row, textOf);
}

} // namespace cliplad::ui
