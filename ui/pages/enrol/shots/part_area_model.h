#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QColor>

#include "engine/preview.h"

namespace cliplad::ui {

/// Parts by shots: how much of each part each shot shows. Its vertical header is the legend of the masks.
class PartAreaModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Null: nothing. @param current whether the figures hold for what is edited
    void setPreview(const PreviewPtr& preview, bool current);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Part {
        QString name;
        QColor colour;
        std::size_t label; ///< index of the fine label
    };

    QVariant cell(const QModelIndex& index, int role) const;

    PreviewPtr preview_;
    bool current_ = false;
    std::vector<Part> parts_; ///< fine labels that are no background
};

} // namespace cliplad::ui
