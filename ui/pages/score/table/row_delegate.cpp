#include "pages/score/table/row_delegate.h"

#include "pages/score/table/score_table_model.h"
#include "widgets/elided_name.h"

namespace cliplad::ui {
namespace {

constexpr QSize kPicture(52, 40);
constexpr QSize kSign(18, 18);
constexpr QSize kGap(2, 18);   ///< between numbers at the right of a column and words at the left of the next
constexpr int kMarginsPx = 14; ///< the style's, and what is lost by rounding

/// The file's name, cut so that it is told from those of the rows before and after.
QString fileIn(const QModelIndex& index, const QFontMetrics& letters, int roomPx) {
    const auto file = [](const QModelIndex& row) { return fileOf(row.data().toString()); };
    return elidedAmong(index, file, letters, roomPx);
}

/// The file's name, and in a line of its own the folder: one is not cut for the other. Of a folder that there
/// is no room for what tells it from the others is left. @param roomPx not positive: nothing is cut
QString inTwoLines(const QModelIndex& index, const QFontMetrics& letters, int roomPx) {
    const QString name = index.data().toString();
    const QString file = roomPx > 0 ? fileIn(index, letters, roomPx) : fileOf(name);
    const qsizetype cut = name.lastIndexOf('/');
    if (cut <= 0)
        return file;
    QString folder = name.left(cut);
    const qsizetype from = tellingStart(folder, index.data(ScoreTableModel::AlikeStartRole).toLongLong());
    if (roomPx > 0 && from > 0 && from < cut && letters.horizontalAdvance(folder) > roomPx)
        folder = QChar(0x2026) + folder.mid(from);
    return file + QChar::LineSeparator + folder;
}

} // namespace

int RowDelegate::besideName() {
    return kPicture.width() + kMarginsPx;
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == ScoreTableModel::Image) {
        option->decorationSize = kPicture;
        option->textElideMode = Qt::ElideMiddle;
        option->features |= QStyleOptionViewItem::HasDecoration; // its place, also before it is loaded
        option->text = inTwoLines(index, option->fontMetrics, option->rect.width() - besideName());
    } else if (index.column() == ScoreTableModel::Why) {
        option->decorationSize = kGap;
        option->features |= QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::WrapText;
    } else {
        option->decorationSize = kSign;
    }
}

QString fileOf(const QString& name) {
    return name.mid(name.lastIndexOf('/') + 1);
}

} // namespace cliplad::ui
