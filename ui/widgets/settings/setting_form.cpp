#include "widgets/settings/setting_form.h"

#include <algorithm>

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "document/validation_text.h"
#include "engine/engine.h"
#include "style/icons.h"
#include "style/spacing.h"
#include "widgets/find_keys.h"
#include "widgets/settings/setting_row.h"
#include "widgets/settings/setting_text.h"

namespace cliplad::ui {

SettingForm::SettingForm(ProductDocument& document, const Engine& engine, const QStringList& leftOut,
                         QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , engine_(engine)
    , edits_(document)
    , search_(new QLineEdit)
    , onlyChanged_(new QCheckBox)
    , nothing_(new QLabel) {
    search_->setClearButtonEnabled(true);
    search_->addAction(icon("search"), QLineEdit::LeadingPosition);
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setWordWrap(true);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // the fields scroll it
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(search_);
    layout->addWidget(onlyChanged_);
    layout->addWidget(nothing_);
    layout->addWidget(scroll, 1);
    QWidget* rows = makeRows(leftOut);
    scroll->setWidget(rows);
    scroll->setMinimumWidth(rows->minimumSizeHint().width() +
                            scroll->style()->pixelMetric(QStyle::PM_ScrollBarExtent));

    new FindKeys(*search_, [this] {
        onlyChanged_->setFocus();
        if (nothing_->isHidden())
            focusNextChild(); // the first setting that is shown
    });
    connect(search_, &QLineEdit::textChanged, this, &SettingForm::filter);
    connect(onlyChanged_, &QCheckBox::toggled, this, &SettingForm::filter);
    connect(&document, &ProductDocument::changed, this, &SettingForm::refresh);
    connect(&document, &ProductDocument::opened, this, &SettingForm::refresh);
    connect(&engine, &Engine::modelChanged, this, &SettingForm::refresh);
    retranslate();
}

QWidget* SettingForm::makeRows(const QStringList& leftOut) {
    auto* rows = new QWidget;
    auto* grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, kSpace, 0);
    grid->setColumnStretch(0, 1);
    int at = 0;
    for (const Setting<InspectionSettings>& setting : inspectionSettings()) {
        if (leftOut.contains(QString::fromStdString(setting.info.key)))
            continue;
        const std::string key = settingGroupKey(setting.info);
        if (groups_.empty() || groups_.back().key != key) {
            auto* title = new QLabel(rows);
            QFont font = title->font();
            font.setPointSizeF(font.pointSizeF() * 1.15);
            font.setBold(true);
            title->setFont(font);
            title->setContentsMargins(0, groups_.empty() ? kHalfSpace : kSpace, 0, 0);
            grid->addWidget(title, at++, 0, 1, 3);
            groups_.push_back({.key = key, .title = title, .rows = {}});
        }
        auto* row = new SettingRow(setting, document_, edits_, rows);
        connect(row, &SettingRow::left, this, [this] {
            if (onlyChanged_->isChecked())
                filter();
        });
        row->addTo(*grid, at);
        at += 2;
        groups_.back().rows.push_back(row);
    }
    grid->setRowStretch(at, 1);
    return rows;
}

void SettingForm::refresh() {
    const auto model = engine_.modelInfo();
    const auto problems = settingProblems(document_.state(), model);
    for (const Group& group : groups_)
        for (SettingRow* row : group.rows) {
            const auto problem = problems.find(row->info().key);
            row->refresh(problem == problems.end() ? QString() : problem->second, model ? &*model : nullptr);
        }
    setEnabled(document_.isOpen());
    if (onlyChanged_->isChecked())
        filter();
}

void SettingForm::filter() {
    const QStringList words = search_->text().split(' ', Qt::SkipEmptyParts);
    bool any = false;
    for (const Group& group : groups_) {
        bool anyHere = false;
        for (SettingRow* row : group.rows) {
            // What is being turned stays under the hand when it passes its default.
            const bool isKept = !row->isDefault() || row->isBeingEdited();
            const bool shown = row->matches(words) && (!onlyChanged_->isChecked() || isKept);
            row->setShown(shown);
            anyHere = anyHere || shown;
        }
        group.title->setVisible(anyHere);
        any = any || anyHere;
    }
    nothing_->setVisible(!any);
}

void SettingForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingForm::retranslate() {
    search_->setPlaceholderText(tr("Search the settings"));
    search_->setAccessibleName(tr("Search the settings"));
    onlyChanged_->setText(tr("Only those changed from their defaults"));
    nothing_->setText(tr("No setting is like that."));
    for (const Group& group : groups_) {
        group.title->setText(settingGroup(group.key));
        for (SettingRow* row : group.rows)
            row->retranslate();
    }
    refresh(); // problems and values have words too
    filter();  // and so has what is searched for
}

} // namespace cliplad::ui
