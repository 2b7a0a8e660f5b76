#include "pages/score/runs_dialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include "document/path_text.h"
#include "style/spacing.h"
#include "widgets/manual_place.h"
#include "widgets/questions/question.h"

namespace cliplad::ui {

RunsDialog::RunsDialog(std::vector<EarlierRun> runs, QWidget* parent)
    : QDialog(parent)
    , runs_(std::move(runs))
    , list_(new QTreeWidget(this)) {
    setObjectName("runsDialog");
    setProperty(kManualPlace, "score#along-the-top");
    setWindowTitle(tr("Earlier runs"));
    list_->setObjectName("runs");
    list_->setAccessibleName(tr("Earlier runs of this product"));
    list_->setHeaderLabels({tr("Started"), tr("Folder"), tr("Images"), tr("Flagged"), tr("State")});
    list_->headerItem()->setToolTip(
        Flagged, tr("To be reviewed or rejected, by the thresholds with which they were scored"));
    for (const int column : {Images, Flagged})
        list_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setUniformRowHeights(true);
    list_->header()->setStretchLastSection(false);
    for (int column = 0; column < ColumnCount; ++column)
        list_->header()->setSectionResizeMode(column, column == Folder ? QHeaderView::Stretch
                                                                       : QHeaderView::ResizeToContents);
    list_->setRootIsDecorated(false);
    auto* buttons = new QDialogButtonBox(this);
    open_ = buttons->addButton(tr("&Show"), QDialogButtonBox::ActionRole);
    resume_ = buttons->addButton(tr("&Resume"), QDialogButtonBox::ActionRole);
    resume_->setObjectName("resume");
    remove_ = buttons->addButton(tr("Re&move…"), QDialogButtonBox::ActionRole);
    // Last, as it stands: where the box has to put it there itself, Qt 6.4 loses it out of the order of Tab.
    buttons->addButton(QDialogButtonBox::Close);
    auto* column = new QVBoxLayout(this);
    if (runs_.empty())
        column->addWidget(new QLabel(tr("This product has not been used to score images yet."), this));
    column->addWidget(list_, 1);
    column->addWidget(buttons);
    const auto open = [this](bool goOn) {
        if (const EarlierRun* run = chosen()) {
            Q_EMIT openWanted(QString::fromStdString(run->folder.string()), goOn);
            accept();
        }
    };
    connect(open_, &QPushButton::clicked, this, [open] { open(false); });
    connect(resume_, &QPushButton::clicked, this, [open] { open(true); });
    connect(list_, &QTreeWidget::itemActivated, this, [open] { open(false); });
    connect(remove_, &QPushButton::clicked, this, &RunsDialog::askToRemove);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &QTreeWidget::currentItemChanged, this, &RunsDialog::refresh);
    fill();
    resize(760, 360);
}

void RunsDialog::askToRemove() {
    const EarlierRun* run = chosen();
    if (run == nullptr)
        return;
    const auto remove = [this, folder = run->folder] {
        std::erase_if(runs_, [&](const EarlierRun& one) { return one.folder == folder; });
        fill();
        Q_EMIT removeWanted(QString::fromStdString(folder.string()));
    };
    ask(this,
        {.name = "removeRun",
         .title = tr("Remove the run"),
         .text = tr("The results of this run will be gone. The photos stay.")},
        {{.button = QMessageBox::Discard, .text = tr("&Remove"), .then = remove}, cancelAnswer(true)});
}

void RunsDialog::fill() {
    list_->clear();
    for (const EarlierRun& run : runs_) {
        const QDateTime started =
            QDateTime::fromString(QString::fromStdString(run.head.created), Qt::ISODate);
        const QString folder = toText(run.source);
        auto* item = new QTreeWidgetItem(
            list_, {locale().toString(started.toLocalTime(), QLocale::ShortFormat), folder,
                    locale().toString(run.images), locale().toString(run.flagged), stateText(run)});
        item->setToolTip(Folder, folder);
        item->setSizeHint(Folder, {0, fontMetrics().height() + kSpace}); // the width is what is left
        for (const int column : {Images, Flagged})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    if (!runs_.empty())
        list_->setCurrentItem(list_->topLevelItem(0));
    refresh();
}

QString RunsDialog::stateText(const EarlierRun& run) const {
    if (!run.finished)
        return tr("stopped, %1 of %2 scored")
            .arg(locale().toString(run.scored), locale().toString(run.images));
    return run.failed == 0 ? tr("finished") : tr("finished, %n not scored", nullptr, run.failed);
}

const EarlierRun* RunsDialog::chosen() const {
    const int index = list_->indexOfTopLevelItem(list_->currentItem());
    return index < 0 ? nullptr : &runs_[static_cast<std::size_t>(index)];
}

void RunsDialog::refresh() {
    const EarlierRun* run = chosen();
    open_->setEnabled(run != nullptr);
    remove_->setEnabled(run != nullptr);
    resume_->setEnabled(run != nullptr && !run->finished);
}

} // namespace cliplad::ui
