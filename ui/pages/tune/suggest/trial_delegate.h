#pragma once

#include <QStyledItemDelegate>

#include "pages/tune/suggest/trial_pictures.h"

class QPushButton;

namespace cliplad::ui {

class TrialModel;

/// Paints the masks of a trial, and the button that takes it: sixty buttons would have to be polished at each
/// change of the theme. GUI thread.
class TrialDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// @param view what it paints in; its owner
    TrialDelegate(const TrialModel& trials, QWidget* view);

    TrialPictures& pictures() { return pictures_; }
    QSize buttonSize(const QString& text) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

Q_SIGNALS:
    void clicked(); ///< the button of the row that the press made the current one; its whole cell counts

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    QRect buttonPlace(const QRect& cell, const QString& text) const;
    void paintButton(QPainter* painter, const QStyleOptionViewItem& cell, const QString& text) const;

    const TrialModel& trials_;
    QPushButton* button_; ///< never shown: what the style paints by
    mutable TrialPictures pictures_;
};

} // namespace cliplad::ui
