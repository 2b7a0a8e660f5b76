#include "shell/leaving/saving_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "engine/jobs/background_job.h"
#include "style/spacing.h"
#include "widgets/duration_text.h"
#include "widgets/questions/title_room.h"

namespace cliplad::ui {
namespace {

constexpr int kSteps = 1000;

} // namespace

SavingDialog::SavingDialog(BackgroundJob& job, Leaving then, QWidget* parent)
    : QDialog(parent)
    , job_(&job)
    , text_(new QLabel(this))
    , progress_(new QProgressBar(this))
    , left_(new QLabel(this)) {
    setObjectName("saving");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Saving"));
    text_->setWordWrap(true);
    text_->setText(then == Leaving::Close
                       ? tr("Saving, then closing… The product is learned once more, so that it can be used "
                            "without this program.")
                       : tr("Saving, then going on… The product is learned once more, so that it can be used "
                            "without this program."));
    progress_->setObjectName("savingProgress");
    progress_->setAccessibleName(tr("Progress"));
    progress_->setTextVisible(false);
    left_->setObjectName("savingLeft");
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* stay = buttons->addButton(tr("&Stay here"), QDialogButtonBox::RejectRole);
    stay->setObjectName("stay");
    stay->setToolTip(tr("It is saved all the same"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(kSpace);
    for (QWidget* widget : std::initializer_list<QWidget*>{text_, progress_, left_, buttons})
        column->addWidget(widget);
    giveTitleRoom(*this);
    connect(&job, &BackgroundJob::changed, this, &SavingDialog::refresh);
    connect(&job, &BackgroundJob::done, this, [this] {
        accept();
        Q_EMIT saved();
    });
    connect(&job, &BackgroundJob::failed, this, &QDialog::reject); // the window says why
    connect(&job, &BackgroundJob::cancelled, this, &QDialog::reject);
    connect(this, &QDialog::rejected, this, [this] {
        if (job_)
            job_->disconnect(this);
    });
    refresh();
}

void SavingDialog::refresh() {
    if (!job_ || job_->isEnded())
        return;
    const Progress& progress = job_->progress();
    progress_->setRange(0, progress.total > 0 ? kSteps : 0);
    if (progress.total > 0)
        progress_->setValue(static_cast<int>(kSteps * progress.done / progress.total));
    const double seconds = job_->remainingSeconds();
    left_->setText(job_->state() == BackgroundJob::State::Waiting  ? tr("Waiting for other work to end")
                   : job_->state() == BackgroundJob::State::Paused ? tr("paused")
                   : seconds >= 0                                  ? tr("%1 left").arg(durationText(seconds))
                                                                   : tr("Learning the product"));
}

} // namespace cliplad::ui
