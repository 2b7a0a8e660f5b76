// What the page's actions do: dialogs, files and other pages.

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include "base/folder.h"
#include "document/path_text.h"
#include "inspection/product/prompts.h"
#include "pages/score/benchmark/benchmark_dialog.h"
#include "pages/score/export_dialog.h"
#include "pages/score/export_line.h"
#include "pages/score/report_content.h"
#include "pages/score/report_pictures.h"
#include "pages/score/runs_dialog.h"
#include "pages/score/score_page.h"
#include "pages/score/table/row_preview.h"
#include "pages/score/table/score_table.h"
#include "pages/score/thresholds/fit_dialog.h"
#include "scoring/earlier_runs.h"
#include "scoring/explanation_text.h"
#include "scoring/exports/run_export.h"
#include "widgets/file_dialog.h"
#include "widgets/photo_listing.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kLastFolder = "score/folder";
constexpr auto kExportFolder = "score/exportFolder";
constexpr auto kBenchmarkFolder = "score/benchmarkFolder";
constexpr auto kExportCause = "export", kRunsCause = "score.runs", kLabelsCause = "score.labels";
constexpr std::size_t kReportPictures = 12;

std::vector<fs::path> toPaths(const QStringList& texts) {
    std::vector<fs::path> paths;
    for (const QString& text : texts)
        paths.emplace_back(text.toStdString());
    return paths;
}

} // namespace

void ScorePage::add(const QStringList& paths) {
    runner_.add(toPaths(paths));
}

void ScorePage::chooseFolder() {
    QFileDialog* dialog =
        makeFolderDialog(this, tr("Folder of photos to score"), QSettings().value(kLastFolder).toString());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        QSettings().setValue(kLastFolder, folder);
        add({folder});
    });
    dialog->open();
}

void ScorePage::choosePhotos() {
    QFileDialog* dialog =
        makePhotosDialog(this, tr("Photos to score"), QSettings().value(kLastFolder).toString());
    connect(dialog, &QFileDialog::filesSelected, this, &ScorePage::add);
    dialog->open();
}

void ScorePage::chooseWatched() {
    if (!watch_.folder().empty())
        return watchFolder({});
    QFileDialog* dialog = makeFolderDialog(this, tr("Folder that new photos come to"),
                                           QSettings().value(kLastFolder).toString());
    connect(dialog, &QFileDialog::fileSelected, this, &ScorePage::watchFolder);
    dialog->open();
}

void ScorePage::watchFolder(const QString& folder) {
    watch_.setFolder(folder.toStdString());
    runner_.setExpectsMore(!folder.isEmpty());
    showTimes();
    if (!folder.isEmpty()) {
        studio_.tell(tr("New photos in %1 are scored as they come.").arg(folder),
                     {.holds = [this, folder] { return toText(watch_.folder()) == folder; }, .owner = this});
    }
    studio_.notices().check();
    retranslate();
    refresh();
}

void ScorePage::dragEnterEvent(QDragEnterEvent* event) {
    if (!localPathsOf(*event->mimeData()).empty() && actions_.addFolder->isEnabled())
        event->acceptProposedAction();
}

void ScorePage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const std::vector<fs::path> dropped = localPathsOf(*event->mimeData());
    studio_.openIfProduct(dropped, this, [this, dropped] { runner_.add(dropped); });
}

void ScorePage::showFit() {
    auto* dialog = new FitDialog(studio_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ScorePage::showExport() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString product = QString::fromStdString(studio_.results().run().state.name);
    const QString usual = documents + "/" + (product.isEmpty() ? tr("results") : product + tr("-results"));
    auto* dialog = new ExportDialog(QSettings().value(kExportFolder, usual).toString().toStdString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::accepted, this, [this, dialog] {
        QSettings().setValue(kExportFolder, toText(dialog->folder()));
        exportTo(dialog->folder(), dialog->formats(), dialog->wantsReport());
    });
    dialog->open();
}

BackgroundJob* ScorePage::exportTo(const fs::path& folder, const ResultFormats& formats, bool report) {
    if (!runner_.run() || studio_.results().isEmpty()) {
        studio_.tellProblem([] { return tr("There is nothing to export yet."); },
                            [] { return tr("Score some images first."); },
                            {.holds = [this] { return studio_.results().isEmpty(); }, .owner = this});
        return nullptr;
    }
    const ScoreThresholds thresholds = studio_.results().thresholds();
    ExportRequest request{.images = {}, .threshold = thresholds.reject, .formats = formats, .folder = folder};
    if (thresholds.review < thresholds.reject)
        request.reviewThreshold = thresholds.review;
    studio_.notices().end(kExportCause);
    BackgroundJob* job =
        runner_.files().start<std::size_t>(tr("Exporting results"), exportWork(std::move(request), report),
                                           this, [this, folder](const std::size_t& undrawn) {
                                               exported_->tell(folder);
                                               if (undrawn > 0)
                                                   tellUndrawn(static_cast<int>(undrawn));
                                           });
    connect(job, &BackgroundJob::failed, this, [this, job] {
        studio_.tellProblem([] { return tr("The results were not exported."); }, job->problem(),
                            {.name = kExportCause});
    });
    return job;
}

std::function<std::size_t(const JobContext&)> ScorePage::exportWork(ExportRequest request, bool report) {
    // Emptied by the job, so that what is large goes in its thread.
    const auto taken = std::make_shared<ResultsAtOnce>(
        resultsAtOnce(studio_, report ? std::optional(kReportPictures) : std::nullopt));
    return [run = runner_.run(), images = runner_.images(), request = std::move(request), taken,
            notes = studio_.notes().reader(), report, backbone = studio_.modelOfProduct(),
            turns = studio_.engine().turns()](const JobContext& context) {
        const ResultsAtOnce results = std::move(*taken);
        ExportRequest all = request;
        all.images = images.all(); // as they were added, however the screen is sorted
        all.reviews = recordedReviews(results);
        all.notes = notes();
        const std::size_t undrawn = exportResults(*run, std::move(all), context);
        if (report) {
            ReportContent content = withFigures(results);
            const ReportPictures pictures(*run, backbone.get(), content, *turns, context);
            content.key = pictures.key();
            writeReport(
                content, [&](const ReportContent::Picture& what) { return pictures.draw(what); },
                request.folder / "report.pdf", context);
        }
        return undrawn;
    };
}

void ScorePage::tellUndrawn(int count) {
    studio_.tellProblem([count] { return tr("%n image(s) could not be drawn.", nullptr, count); },
                        [] {
                            return tr(
                                "Their photos are gone or were changed after they were scored, or their "
                                "parts are lost until Resume scores them again. Everything else was "
                                "exported.");
                        },
                        {.name = kExportCause});
}

void ScorePage::showRuns() {
    if (lookingForRuns_)
        return; // the key was pressed twice
    studio_.notices().end(kRunsCause);
    EarlierRunQuery query = studio_.lastRun().ofProduct();
    query.withFindings = true;
    BackgroundJob* job = lookingForRuns_ = runner_.files().start<std::vector<EarlierRun>>(
        tr("Looking for earlier runs"),
        [query](const JobContext& context) { return earlierRuns(defaultRunsFolder(), query, context); }, this,
        [this](const std::vector<EarlierRun>& runs) { offerRuns(runs); });
    connect(job, &BackgroundJob::failed, this, [this, job] {
        studio_.tellProblem([] { return tr("Earlier runs could not be listed."); }, job->problem(),
                            {.name = kRunsCause});
    });
    connect(job, &BackgroundJob::ended, this, [this] { lookingForRuns_ = nullptr; });
    connect(&studio_.document(), &ProductDocument::opened, job, [this, job] {
        job->abandon(this); // they are another product's
        lookingForRuns_ = nullptr;
    });
}

void ScorePage::offerRuns(const std::vector<EarlierRun>& runs) {
    auto* dialog = new RunsDialog(runs, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RunsDialog::openWanted, this,
            [this](const QString& folder, bool goOn) { runner_.open(folder.toStdString(), goOn); });
    connect(dialog, &RunsDialog::removeWanted, this, [this](const QString& folder) {
        const auto tellNotRemoved = [this](const Wording& why) {
            studio_.tellProblem([] { return tr("The run was not removed."); }, why);
        };
        if (runner_.run() && runner_.run()->folder() == folder.toStdString())
            return tellNotRemoved([] { return tr("It is the one that is shown."); });
        BackgroundJob* job = runner_.files().start(
            tr("Removing a run"), [folder](const JobContext&) { removeRun(folder.toStdString()); });
        connect(job, &BackgroundJob::done, &studio_.lastRun(), &LastRun::look);
        connect(job, &BackgroundJob::failed, this, [job, tellNotRemoved] { tellNotRemoved(job->problem()); });
    });
    connect(&studio_.document(), &ProductDocument::opened, dialog, &QDialog::reject); // another product's
    dialog->open();
}

void ScorePage::showBenchmark() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const DocumentState& state = studio_.document().state();
    const QString product = QString::fromStdString(state.name);
    const QString usual =
        documents + "/" + (product.isEmpty() ? tr("benchmark") : product + tr("-benchmark"));
    BenchmarkDialog::Subject subject{.results =
                                         QSettings().value(kBenchmarkFolder, usual).toString().toStdString(),
                                     .model = state.modelName};
    if (!studio_.results().isEmpty())
        subject.scored = imageRoot(studio_.results().row(0));
    auto* dialog = new BenchmarkDialog(subject, runner_.files(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto remember = [dialog] { QSettings().setValue(kBenchmarkFolder, toText(dialog->folder())); };
    connect(dialog, &BenchmarkDialog::opened, this, remember);
    connect(dialog, &BenchmarkDialog::copied, this, [this, dialog, remember] {
        remember();
        writeLabels(dialog->labelsFile());
    });
    connect(&studio_.document(), &ProductDocument::opened, dialog, &QDialog::reject); // another product's
    dialog->open();
}

/// For the command line: the words and settings of the product as it is now.
void ScorePage::writeLabels(const fs::path& file) {
    studio_.notices().end(kLabelsCause);
    const DocumentState& state = studio_.document().state();
    const Recipe recipe = state.recipe();
    BackgroundJob* job = runner_.files().start(
        tr("Writing the labels"), [file, words = PromptFile{.title = state.name,
                                                            .prompts = recipe.prompts,
                                                            .settings = recipe.settings}](const JobContext&) {
            makeFolder(file.parent_path());
            writePromptFile(words, file);
        });
    connect(job, &BackgroundJob::failed, this, [this, job] {
        studio_.tellProblem([] { return tr("The labels for the benchmark were not written."); },
                            job->problem(), {.name = kLabelsCause});
    });
}

bool ScorePage::isFailed(const fs::path& image) const {
    const int row = studio_.results().find(image);
    return row >= 0 && studio_.results().row(static_cast<std::size_t>(row)).failed;
}

void ScorePage::openReview(int row) {
    if (row < 0)
        return;
    const ScoreRow& scored = studio_.results().row(static_cast<std::size_t>(row));
    if (scored.failed)
        return studio_.tellProblem(
            [name = studio_.results().nameOf(scored)] { return tr("%1 was not scored.").arg(name); },
            [scored] { return failureText(scored) + ' ' + notScoredHint(); },
            {.holds = [this, path = scored.path] { return isFailed(path); }, .owner = this});
    Q_EMIT studio_.pageWanted("review");
    Q_EMIT studio_.reviewWanted(row);
}

} // namespace cliplad::ui
