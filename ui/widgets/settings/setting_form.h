#pragma once

#include <vector>

#include <QWidget>

#include "widgets/settings/value_edits.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace cliplad::ui {

class Engine;
class SettingRow;

/// All declared settings of a product but those left out, in groups, with a field to search them. Made from
/// the declarations: a new setting needs no line here. GUI thread.
class SettingForm : public QWidget {
    Q_OBJECT

public:
    SettingForm(ProductDocument& document, const Engine& engine, const QStringList& leftOut, QWidget* parent);

    QLineEdit* search() const { return search_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Group {
        std::string key;
        QLabel* title;
        std::vector<SettingRow*> rows;
    };

    QWidget* makeRows(const QStringList& leftOut);
    void refresh();
    void filter();
    void retranslate();

    ProductDocument& document_;
    const Engine& engine_; ///< some values can be used with one model and not with another
    ValueEdits edits_;
    QLineEdit* search_;
    QCheckBox* onlyChanged_;
    QLabel* nothing_;
    std::vector<Group> groups_;
};

} // namespace cliplad::ui
