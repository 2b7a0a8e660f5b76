#include "pages/score/export_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QVBoxLayout>

#include "style/spacing.h"
#include "widgets/file_dialog.h"
#include "widgets/manual_place.h"

namespace cliplad::ui {
namespace {

constexpr auto kChosen = "score/export";

} // namespace

ExportDialog::ExportDialog(const std::filesystem::path& folder, QWidget* parent)
    : QDialog(parent)
    , csv_(new QCheckBox(tr("&Table for a spreadsheet (results.csv)"), this))
    , csvSemicolon_(
          new QCheckBox(tr("Table for a spreadsheet with &decimal commas (results-semicolon.csv)"), this))
    , json_(new QCheckBox(tr("Everything with &reasons (results.json)"), this))
    , masks_(new QCheckBox(tr("&Masks of the parts (masks/*.png)"), this))
    , overlays_(new QCheckBox(tr("Photos with the parts drawn &over them (overlays/*.jpg)"), this))
    , coco_(new QCheckBox(tr("Masks in &COCO's format (coco.json)"), this))
    , report_(new QCheckBox(tr("Report to &print, with the worst images (report.pdf)"), this))
    , folder_(new QLineEdit(QString::fromStdString(folder.string()), this))
    , export_(nullptr) {
    setObjectName("exportDialog");
    setProperty(kManualPlace, "score#export");
    setWindowTitle(tr("Export results"));
    const QStringList chosen = QSettings().value(kChosen, QStringList{"csv", "report"}).toStringList();
    auto* column = new QVBoxLayout(this);
    for (const auto& [box, name] :
         {std::pair(csv_, "csv"), std::pair(csvSemicolon_, "csv-semicolon"), std::pair(json_, "json"),
          std::pair(masks_, "masks"), std::pair(overlays_, "overlays"), std::pair(coco_, "coco"),
          std::pair(report_, "report")}) {
        box->setObjectName(name);
        box->setChecked(chosen.contains(name));
        connect(box, &QCheckBox::toggled, this, &ExportDialog::refresh);
        column->addWidget(box);
    }
    folder_->setObjectName("folder");
    folder_->setMinimumWidth(360);
    auto* label = new QLabel(tr("&Folder:"), this);
    label->setBuddy(folder_);
    auto* browse = new QPushButton(tr("C&hoose…"), this);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(folder_, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    auto* where = new QHBoxLayout;
    where->addWidget(label);
    where->addWidget(folder_, 1);
    where->addWidget(browse);
    column->addSpacing(kSpace);
    column->addLayout(where);
    auto* hint = new QLabel(tr("Files of an earlier export with these names are replaced."), this);
    hint->setWordWrap(true);
    column->addWidget(hint);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    export_ = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        QStringList names;
        for (const QCheckBox* box : {csv_, csvSemicolon_, json_, masks_, overlays_, coco_, report_})
            if (box->isChecked())
                names += box->objectName();
        QSettings().setValue(kChosen, names);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    column->addWidget(buttons);
    refresh();
}

ResultFormats ExportDialog::formats() const {
    return {.csv = csv_->isChecked(),
            .json = json_->isChecked(),
            .masks = masks_->isChecked(),
            .overlays = overlays_->isChecked(),
            .coco = coco_->isChecked(),
            .csvSemicolon = csvSemicolon_->isChecked()};
}

std::filesystem::path ExportDialog::folder() const {
    return folder_->text().toStdString();
}

void ExportDialog::browse() {
    QFileDialog* dialog = makeFolderDialog(this, tr("Folder for the results"), folder_->text());
    connect(dialog, &QFileDialog::fileSelected, folder_, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::refresh() {
    if (export_ != nullptr)
        export_->setEnabled((formats() != ResultFormats{} || wantsReport()) &&
                            !folder_->text().trimmed().isEmpty());
}

} // namespace cliplad::ui
