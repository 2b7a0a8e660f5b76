#pragma once

#include <filesystem>

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

#include "engine/jobs/job_lane.h"
#include "pages/score/benchmark/benchmark_look.h"

namespace cliplad::ui {

/// Opens the report of a benchmark in the browser, and tells the command that makes one of the data set that
/// was scored. GUI thread; folders are looked at in the lane.
class BenchmarkDialog : public QDialog {
    Q_OBJECT

public:
    struct Subject {
        std::filesystem::path results = {}; ///< the folder at first
        std::filesystem::path scored = {};  ///< as lookAtBenchmark takes it
        std::string model = {};             ///< of the product
    };

    BenchmarkDialog(Subject subject, JobLane& files, QWidget* parent = nullptr);

    std::filesystem::path folder() const;
    /// The labels that the command reads.
    std::filesystem::path labelsFile() const { return folder() / "labels.yaml"; }

Q_SIGNALS:
    void opened(); ///< the report
    void copied(); ///< the command, which reads labelsFile()

private:
    void browse();
    void look();
    void showLook(const BenchmarkLook& look);
    void tell(const QString& text, bool isReport);
    void showCommand();
    void makeRoom();
    void openReport();
    void copyCommand();

    Subject subject_;
    JobLane& files_;
    std::filesystem::path dataSet_ = {};
    QTimer pause_; ///< until typing ends
    QLineEdit* folder_;
    QLabel* found_;
    QLabel* toRun_;
    QPlainTextEdit* command_;
    QPushButton* copy_;
    QPushButton* open_;
};

} // namespace cliplad::ui
