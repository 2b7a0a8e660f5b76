#pragma once

#include <filesystem>

#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

#include "report/result_formats.h"

namespace cliplad::ui {

/// Which results are written, and where to. GUI thread.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ExportDialog(const std::filesystem::path& folder, QWidget* parent = nullptr);

    ResultFormats formats() const;
    bool wantsReport() const { return report_->isChecked(); }
    std::filesystem::path folder() const;

private:
    void browse();
    void refresh();

    QCheckBox* csv_;
    QCheckBox* csvSemicolon_;
    QCheckBox* json_;
    QCheckBox* masks_;
    QCheckBox* overlays_;
    QCheckBox* coco_;
    QCheckBox* report_;
    QLineEdit* folder_;
    QPushButton* export_;
};

} // namespace cliplad::ui
