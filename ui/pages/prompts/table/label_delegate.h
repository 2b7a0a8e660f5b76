#pragma once

#include <QPointer>
#include <QStyledItemDelegate>

#include "pages/prompts/table/label_table_model.h"

namespace cliplad::ui {

/// Typing in a cell: what stands there after a pause is committed while the editor stays open, so that the
/// masks follow; Enter and Tab commit at once, Escape brings back what was there before. All of it is one
/// undo step. Also paints the colours.
class LabelDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int kPauseMs = 300;

    LabelDelegate(LabelTableModel* model, QObject* parent);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void destroyEditor(QWidget* editor, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void paintSwatch(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    QPointer<LabelTableModel> model_; ///< an open editor may outlive it when the page goes
};

} // namespace cliplad::ui
