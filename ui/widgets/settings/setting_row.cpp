#include "widgets/settings/setting_row.h"

#include <algorithm>
#include <climits>

#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>

#include "inspection/idle_settings.h"
#include "style/icons.h"
#include "widgets/focus_keeping.h"
#include "widgets/settings/setting_spin_box.h"
#include "widgets/settings/setting_text.h"

namespace cliplad::ui {
namespace {

using Kind = SettingInfo::Kind;

/// Property of a label: the style sheet makes it stand out without colour.
constexpr auto kChanged = "changed";

int decimalsOf(double number) {
    const std::string text = detail::formatReal(number);
    if (const auto exponent = text.find("e-"); exponent != std::string::npos)
        return std::stoi(text.substr(exponent + 2));
    const auto point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

} // namespace

SettingRow::SettingRow(const Setting<InspectionSettings>& setting, ProductDocument& document,
                       ValueEdits& edits, QWidget* form)
    : QObject(form)
    , setting_(setting)
    , document_(document)
    , edits_(edits)
    , label_(new QLabel(form))
    , editor_(makeEditor(form))
    , reset_(new QToolButton(form))
    , problem_(new QLabel(form)) {
    const QString key = QString::fromStdString(setting.info.key);
    editor_->setObjectName(key);
    editor_->setFocusPolicy(Qt::StrongFocus);
    editor_->installEventFilter(this);
    editor_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    label_->setBuddy(editor_);
    label_->setWordWrap(true);
    reset_->setObjectName(key + ".reset");
    reset_->setIcon(icon("reset"));
    reset_->setAutoRaise(true);
    connect(reset_, &QToolButton::clicked, this, [this] {
        reset_->setFocus(); // the field is done with
        edits_.finish();
        apply(standard());
        edits_.finish();
    });
    problem_->setObjectName(key + ".problem");
    problem_->setWordWrap(true);
    retranslate();
    refresh({}, nullptr);
}

QWidget* SettingRow::makeEditor(QWidget* form) {
    switch (setting_.info.kind) {
    case Kind::Boolean: {
        auto* box = new QCheckBox(form);
        connect(box, &QCheckBox::toggled, this, [this](bool on) { apply(on ? "true" : "false"); });
        return box;
    }
    case Kind::Choice: {
        auto* box = new QComboBox(form);
        for (const std::string& name : setting_.info.choices)
            box->addItem(settingChoice(name), QString::fromStdString(name));
        connect(box, &QComboBox::currentIndexChanged, this,
                [this, box] { apply(box->currentData().toString().toStdString()); });
        return box;
    }
    default:
        return makeSpinBox(form);
    }
}

QWidget* SettingRow::makeSpinBox(QWidget* form) {
    const SettingInfo& info = setting_.info;
    auto* box = new SettingSpinBox(form); // with decimals or not: seeds are beyond an int
    box->setDecimals(info.kind == Kind::Integer ? 0 : std::max(decimalsOf(info.step), decimalsOf(info.min)));
    box->setRange(info.min, info.max);
    box->setSingleStep(info.step);
    box->setKeyboardTracking(false);
    box->setMinimumWidth(box->fontMetrics().horizontalAdvance("00000.000 mask px"));
    connect(box, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { apply(detail::formatReal(value)); });
    connect(box, &QDoubleSpinBox::editingFinished, this, [this] { edits_.finish(); });
    connect(box, &SettingSpinBox::typed, this, &SettingRow::refuse);
    return box;
}

void SettingRow::addTo(QGridLayout& grid, int row) {
    grid.addWidget(label_, row, 0);
    grid.addWidget(editor_, row, 1);
    grid.addWidget(reset_, row, 2);
    grid.addWidget(problem_, row + 1, 0, 1, 3);
}

void SettingRow::setShown(bool shown) {
    shown_ = shown;
    label_->setVisible(shown);
    editor_->setVisible(shown);
    reset_->setVisible(shown);
    showProblem();
}

void SettingRow::refuse(const QString& outside) {
    refused_ = outside.isEmpty() ? QString() : settingRefusal(outside, range_, settingValue(info(), value()));
    showProblem();
}

void SettingRow::showProblem() {
    const QString text = refused_.isEmpty() ? wrong_ : refused_;
    problem_->setText(text.isEmpty() ? QString() : "⚠ " + text);
    problem_->setVisible(shown_ && !text.isEmpty());
    const QString help = idle_.isEmpty() ? settingHelp(info()) : settingHelp(info()) + " " + idle_;
    editor_->setAccessibleDescription(text.isEmpty() ? help : problem_->text());
}

void SettingRow::refresh(const QString& problem, const BackboneInfo* model) {
    if (auto* number = qobject_cast<QDoubleSpinBox*>(editor_))
        number->setSpecialValueText(settingLeast(info(), model));
    if (auto* choice = qobject_cast<QComboBox*>(editor_))
        if (const int automatic = choice->findData("automatic"); automatic >= 0)
            choice->setItemText(automatic, settingAutomatic(info(), model));
    show(value());
    setEnabledBeside(*editor_, *reset_, !isDefault());
    if (const QString range = settingRange(info(), model), idle = idleText(model);
        range != range_ || idle != idle_) {
        range_ = range;
        idle_ = idle;
        label_->setEnabled(idle.isEmpty());
        editor_->setEnabled(idle.isEmpty());
        showHelp();
    }
    wrong_ = problem;
    refused_.clear(); // something was edited since
    showProblem();
    if (label_->property(kChanged).toBool() == isDefault()) { // a font set here is lost with the theme
        label_->setProperty(kChanged, !isDefault());
        label_->style()->unpolish(label_);
        label_->style()->polish(label_);
    }
}

void SettingRow::show(const std::string& value) {
    const QSignalBlocker blocker(editor_);
    const QString text = QString::fromStdString(value);
    if (auto* check = qobject_cast<QCheckBox*>(editor_)) {
        check->setChecked(value == "true");
    } else if (auto* choice = qobject_cast<QComboBox*>(editor_)) {
        choice->setCurrentIndex(choice->findData(text));
    } else if (auto* number = qobject_cast<QDoubleSpinBox*>(editor_)) {
        if (info().kind == Kind::Real) // a value of a file may be finer than the steps
            number->setDecimals(std::max(number->decimals(), decimalsOf(text.toDouble())));
        number->setValue(text.toDouble());
    }
}

void SettingRow::apply(const std::string& to) {
    const std::string from = value();
    if (from == to)
        return;
    const auto text = [this](const std::string& shown) {
        return [info = info(), shown] { return settingValue(info, shown); };
    };
    edits_.edit(
        QString::fromStdString(info().key), [info = info()] { return settingLabel(info); }, text(from),
        text(to), [&](DocumentState& state) { setting_.set(state.settings, to); });
}

QString SettingRow::idleText(const BackboneInfo* model) const {
    InspectionSettings settings = document_.state().settings;
    if (model)
        settings = settledFor(*model, settings);
    const std::string_view reason = idleBecauseOf(info().key, settings);
    if (reason.empty())
        return {};
    for (const Setting<InspectionSettings>& other : inspectionSettings())
        if (other.info.key == reason)
            return tr("Without effect while “%1” is “%2”.")
                .arg(settingLabel(other.info), settingValue(other.info, other.get(settings)));
    return {};
}

std::string SettingRow::value() const {
    return setting_.get(document_.state().settings);
}

std::string SettingRow::standard() const {
    static const InspectionSettings defaults;
    return setting_.get(defaults);
}

bool SettingRow::isDefault() const {
    return value() == standard();
}

bool SettingRow::isBeingEdited() const {
    return editor_->hasFocus();
}

bool SettingRow::matches(const QStringList& words) const {
    const QString text = settingLabel(info()) + " " + settingHelp(info()) + " " +
                         QString::fromStdString(info().key) + " " + settingGroup(settingGroupKey(info()));
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void SettingRow::retranslate() {
    label_->setText(settingLabel(info()));
    editor_->setAccessibleName(settingLabel(info()));
    reset_->setToolTip(tr("Back to %1").arg(settingValue(info(), standard())));
    reset_->setAccessibleName(tr("Reset %1").arg(settingLabel(info())));
    if (auto* number = qobject_cast<QDoubleSpinBox*>(editor_))
        number->setSuffix(settingUnit(info()));
    if (auto* choice = qobject_cast<QComboBox*>(editor_))
        for (int i = 0; i < choice->count(); ++i)
            choice->setItemText(i, settingChoice(info().choices[static_cast<std::size_t>(i)]));
    showHelp();
}

void SettingRow::showHelp() {
    const QString idle = idle_.isEmpty() ? QString() : QString("<p>%1</p>").arg(idle_.toHtmlEscaped());
    const QString range = range_.isEmpty() ? QString() : tr("Allowed: %1.").arg(range_) + "<br>";
    const QString help =
        QString("<p>%1</p>%2<p>%3<tt>%4</tt></p>")
            .arg(settingHelp(info()).toHtmlEscaped(), idle, range, QString::fromStdString(info().key));
    for (QWidget* widget : {static_cast<QWidget*>(label_), editor_}) {
        widget->setToolTip(help);
        widget->setWhatsThis(help);
    }
}

bool SettingRow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && !editor_->hasFocus()) { // scrolling past must not change it
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) // the list of a box comes back
        QMetaObject::invokeMethod(this, &SettingRow::left, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace cliplad::ui
