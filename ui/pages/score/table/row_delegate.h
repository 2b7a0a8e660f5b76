#pragma once

#include <QStyledItemDelegate>

namespace cliplad::ui {

/// Paints the cells of the table of results: pictures of one size, so that the names behind them begin at one
/// line, names that are cut so that rows are told apart, reasons in lines, and small signs. GUI thread.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// What a cell has beside a name, px: the picture and margins.
    static int besideName();

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// The last part of a path.
QString fileOf(const QString& name);

} // namespace cliplad::ui
