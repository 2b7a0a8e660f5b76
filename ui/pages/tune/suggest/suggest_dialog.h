#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <QDialog>
#include <QPointer>

#include "engine/trial_suggestion.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace cliplad::ui {

class BackgroundJob;
class Studio;
class TrialChoices;
class TrialTable;

/// Tries changes of the product over the shots and the reviewed images in the background, and shows what each
/// makes of them. One can be adopted, which is an edit like any other. After an edit that matters all of it
/// says that it was made for another state, and can be made anew. Closing it stops the trials; what they
/// found so far is said to be that, and nothing is suggested. GUI thread.
class SuggestDialog : public QDialog {
    Q_OBJECT

public:
    SuggestDialog(Studio& studio, QWidget* parent);
    ~SuggestDialog() override;

    /// Shows what can be tried of the document as it is; results of another state stay, and are said to be.
    void prepare();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What the background has found so far.
    struct Found {
        std::mutex mutex;
        TrialResults results;
        int revision = 0;
    };

    void buildLayout();
    void start();
    void finish(); ///< all was tried
    void stop();
    void follow(BackgroundJob* job);
    void takeResults();
    void adoptChosen();
    void refresh();
    Recipe settled(Recipe recipe) const;
    void refreshChoices();
    void refreshState();
    void retranslate();
    bool isStale() const;
    QString stateText() const;
    QString stoppedText() const;
    std::vector<ReviewedImage> reviewedImages() const;

    Studio& studio_;
    QLabel *intro_, *state_, *told_;
    TrialChoices* choices_;
    TrialTable* table_;
    QProgressBar* progress_;
    QPushButton *start_, *again_, *adopt_, *close_;
    std::shared_ptr<Found> found_;
    QPointer<BackgroundJob> job_;
    TrialResults results_;
    int revision_ = 0;                    ///< of Found that results_ are
    std::vector<ReviewedImage> reviewed_; ///< that can be judged by
    PreviewRequest tried_;                ///< that results_ belong to
    std::string triedWith_;               ///< model and precision of results_
    std::size_t toTry_ = 0, toScore_ = 0; ///< variants and reviewed images of the run of results_
    bool stopped_ = false;                ///< … which did not come to its end
    QString problem_;
};

} // namespace cliplad::ui
