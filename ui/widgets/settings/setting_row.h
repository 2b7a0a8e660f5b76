#pragma once

#include <QObject>
#include <QString>

#include "inspection/inspection_settings.h"
#include "widgets/settings/value_edits.h"

class QGridLayout;
class QLabel;
class QToolButton;
class QWidget;

namespace cliplad::ui {

/// One declared setting in a form: its name, a field made for its kind and range, a button that brings the
/// default back, and what is wrong with it. Its widgets belong to the form. GUI thread.
class SettingRow : public QObject {
    Q_OBJECT

public:
    SettingRow(const Setting<InspectionSettings>& setting, ProductDocument& document, ValueEdits& edits,
               QWidget* form);

    const SettingInfo& info() const { return setting_.info; }
    /// Takes two rows of the grid from `row` on.
    void addTo(QGridLayout& grid, int row);
    void setShown(bool shown);
    /// Shows the value of the document. @param problem what is wrong with it, or empty  @param model where it
    /// is known
    void refresh(const QString& problem, const BackboneInfo* model);
    bool isDefault() const;
    bool isBeingEdited() const;
    /// Whether name, key or help hold all words.
    bool matches(const QStringList& words) const;
    /// refresh() belongs after it: values and problems have words too.
    void retranslate();

Q_SIGNALS:
    void left(); ///< its field lost the focus

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeEditor(QWidget* form);
    QWidget* makeSpinBox(QWidget* form);
    void show(const std::string& value);
    void showHelp();
    void showProblem();
    void refuse(const QString& outside);
    void apply(const std::string& value);
    QString idleText(const BackboneInfo* model) const;
    std::string value() const;
    std::string standard() const;

    const Setting<InspectionSettings> setting_;
    ProductDocument& document_;
    ValueEdits& edits_;
    QLabel* label_;
    QWidget* editor_;
    QToolButton* reset_;
    QLabel* problem_;
    QString range_;   ///< that is allowed; empty: it is no number
    QString idle_;    ///< why it has no effect; empty: it has one
    QString wrong_;   ///< with the value; empty: nothing
    QString refused_; ///< why what was typed last is not the value; empty: it is
    bool shown_ = true;
};

} // namespace cliplad::ui
