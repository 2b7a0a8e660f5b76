#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include <QDialog>
#include <QPointer>

#include "engine/cluster_suggestion.h"

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// Tries the cluster counts over the shots in the background, and shows how stable each is. One of them can
/// be adopted, which is an edit like any other. GUI thread.
class SuggestDialog : public QDialog {
    Q_OBJECT

public:
    SuggestDialog(Studio& studio, QWidget* parent);
    ~SuggestDialog() override;

    /// Begins anew with the document as it is.
    void start();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What the background has found so far.
    struct Found {
        std::mutex mutex;
        std::vector<CountTrial> trials;
    };

    void buildLayout();
    void stop();
    void follow(BackgroundJob* job);
    void takeTrials();
    void showTrials(const std::vector<CountTrial>& trials);
    void fillRow(int row, const CountTrial& trial, bool suggested);
    void adopt();
    void refreshState();
    void retranslate();
    std::vector<ReviewedImage> reviewedImages() const;

    Studio& studio_;
    QLabel *intro_, *state_;
    QCheckBox* reviewed_;
    QTableWidget* table_;
    QProgressBar* progress_;
    QPushButton *again_, *adopt_, *close_;
    std::shared_ptr<Found> found_;
    QPointer<BackgroundJob> job_;
    std::vector<CountTrial> trials_;
    PreviewRequest tried_; ///< words, settings and shots that trials_ belong to
    QString problem_;
};

} // namespace cliplad::ui
