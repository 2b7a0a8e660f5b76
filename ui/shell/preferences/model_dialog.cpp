#include "shell/preferences/model_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSettings>

#include "clip/model/model_store.h"
#include "session/studio.h"
#include "widgets/file_dialog.h"
#include "widgets/manual_place.h"

namespace cliplad::ui {
namespace {

constexpr auto kFoldersKey = "models/folders"; ///< those that were chosen, newest first
constexpr qsizetype kMostFolders = 6;

QStringList chosenFolders() {
    return QSettings().value(kFoldersKey).toStringList();
}

} // namespace

ModelDialog::ModelDialog(Studio& studio, QWidget* parent)
    : QDialog(parent)
    , studio_(studio)
    , models_(new QListWidget(this))
    , precision_(new QComboBox(this))
    , speeds_(new QLabel(tr("Being measured…"), this))
    , hint_(new QLabel(this)) {
    setWindowTitle(tr("Model of this product"));
    setProperty(kManualPlace, "start#the-model");
    resize(620, 360);
    const DocumentState& state = studio_.document().state();
    models_->setAccessibleName(tr("Models"));
    add("demo", tr("Embedded demo model – rendered scenes only, not for real work"));
    const QString current = QString::fromStdString(state.modelName);
    for (const QString& folder : chosenFolders())
        add(folder, folder);
    if (current != "demo")
        add(current, current);
    choose(current);
    precision_->addItem(tr("fp32 – full precision"), "fp32");
    precision_->addItem(tr("bf16 – faster on processors with AVX-512 BF16 or AMX"), "bf16");
    precision_->addItem(tr("int8 – faster with AVX2, fastest with AVX-512 VNNI, nearly the same masks"),
                        "int8");
    precision_->setCurrentIndex(std::max(0, precision_->findData(QString::fromStdString(state.precision))));
    hint_->setWordWrap(true);
    hint_->setText(
        tr("The command line brings the paper's model: clip-lad model fetch ViT-L-14-datacomp. Any "
           "OpenCLIP ViT will do. Features of two models do not compare: what was learned is learned anew."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    QPushButton* folder = buttons->addButton(tr("Model folder…"), QDialogButtonBox::ActionRole);
    connect(folder, &QPushButton::clicked, this, &ModelDialog::chooseFolder);
    connect(buttons, &QDialogButtonBox::accepted, this, &ModelDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ModelDialog::reject);
    connect(models_, &QListWidget::itemActivated, this, &ModelDialog::accept);
    auto* form = new QFormLayout(this);
    form->addRow(models_);
    form->addRow(tr("Precision"), precision_);
    form->addRow(tr("Speed here"), speeds_);
    form->addRow(hint_);
    form->addRow(buttons);
    listStored();
    measure();
}

/// Some seconds on the first opening on a machine, known from then on; as an errand, so that nothing else
/// computes meanwhile.
void ModelDialog::measure() {
    BackgroundJob* job = studio_.engine().errands().start<PrecisionSpeeds>(
        tr("Measuring the precisions' speed"),
        [](const JobContext& context) { return precisionSpeeds(precisionSpeedsFile(), context); }, this,
        [this](const PrecisionSpeeds& speeds) { showSpeeds(speeds); });
    const auto giveUp = [this] { speeds_->setText(tr("not measured")); };
    connect(job, &BackgroundJob::cancelled, this, giveUp);
    connect(job, &BackgroundJob::failed, this, giveUp);
}

void ModelDialog::showSpeeds(const PrecisionSpeeds& speeds) {
    const QLocale locale;
    const auto ms = [&](Precision precision) {
        const auto time = speeds.ms.find(precision);
        return time != speeds.ms.end() ? locale.toString(time->second, 'f', speeds.decimals())
                                       : QStringLiteral("–"); // the GPU does not compute in it
    };
    speeds_->setText(tr("a block of ViT-L/14 takes %1 ms in fp32, %2 in bf16, %3 in int8")
                         .arg(ms(Precision::Fp32), ms(Precision::Bf16), ms(Precision::Int8)));
    if (!speeds.ms.contains(Precision::Int8) && precision_->currentData() != "int8")
        precision_->removeItem(precision_->findData("int8"));
    const auto name = precisionName(speeds.choice());
    const QString choice = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    precision_->insertItem(0, tr("automatic – %1, the best of them here").arg(choice), choice);
}

void ModelDialog::add(const QString& name, const QString& text) {
    for (int row = 0; row < models_->count(); ++row)
        if (models_->item(row)->data(Qt::UserRole) == name)
            return models_->item(row)->setText(text);
    auto* item = new QListWidgetItem(text, models_);
    item->setData(Qt::UserRole, name);
}

void ModelDialog::listStored() {
    using Stored = std::vector<StoredModel>;
    studio_.engine().files().start<Stored>(
        tr("Looking for models"), [](const JobContext&) { return ModelStore().list(); }, this,
        [this](const Stored& stored) {
            for (const StoredModel& model : stored)
                add(QString::fromStdString(model.name),
                    QStringLiteral("%1 – %2").arg(QString::fromStdString(model.name),
                                                  QString::fromStdString(model.source)));
        });
}

void ModelDialog::chooseFolder() {
    QFileDialog* dialog = makeFolderDialog(this, tr("Folder of an OpenCLIP model"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { takeFolder(folder); });
    dialog->open();
}

void ModelDialog::takeFolder(const QString& folder) {
    QStringList folders = chosenFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    QSettings().setValue(kFoldersKey, folders.mid(0, kMostFolders));
    add(folder, folder);
    choose(folder);
    ok_->setFocus(); // Enter would open the folders again
}

void ModelDialog::choose(const QString& name) {
    for (int row = 0; row < models_->count(); ++row)
        if (models_->item(row)->data(Qt::UserRole) == name)
            models_->setCurrentRow(row);
}

void ModelDialog::accept() {
    const QListWidgetItem* item = models_->currentItem();
    if (item == nullptr)
        return;
    const QString name = item->data(Qt::UserRole).toString(),
                  precision = precision_->currentData().toString();
    studio_.document().edit(
        [](const DocumentState& before, const DocumentState& after) {
            const auto text = [](const DocumentState& state) {
                return QString::fromStdString(state.modelName + ", " + state.precision);
            };
            return tr("Model %1 → %2").arg(text(before), text(after));
        },
        [&](DocumentState& state) {
            state.modelName = name.toStdString();
            state.precision = precision.toStdString();
        });
    QDialog::accept();
}

} // namespace cliplad::ui
