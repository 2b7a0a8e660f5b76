#pragma once

#include <functional>

#include <QPointer>

#include "pages/page.h"
#include "pages/score/score_runner.h"
#include "report/result_formats.h"
#include "scoring/images/folder_watch.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace cliplad::ui {

class AccuracyPanel;
struct EarlierRun;
class EmptyState;
class ExportLine;
struct ExportRequest;
class RowPreview;
class RunBar;
class ScoreTable;
class ThresholdPanel;

/// Scores folders and data sets: progress, table, thresholds, accuracy, exports, a watched folder. Assembles
/// its panels; what they do is theirs. GUI thread.
class ScorePage : public Page {
    Q_OBJECT

public:
    explicit ScorePage(Studio& studio);

    QString title() const override { return tr("Score"); }
    void activate() override;

    ScoreRunner& runner() { return runner_; }
    ScoreTable& table() { return *table_; }
    FolderWatch& watch() { return watch_; }
    /// Scores what lies there.
    void add(const QStringList& paths);
    void watchFolder(const QString& folder); ///< empty: no more
    /// Writes results; the job is null where there is nothing to write.
    BackgroundJob* exportTo(const std::filesystem::path& folder, const ResultFormats& formats, bool report);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void addActions();
    QWidget* buildTools();
    QWidget* buildBanner();
    QWidget* buildResults();
    void connectAll();
    void retranslate();
    void showSigns();
    void showTimes();
    QString invalidText() const;
    void refresh();
    void refreshBanner();
    void chooseFolder();
    void choosePhotos();
    void chooseWatched();
    void showFit();
    void showExport();
    /// @return what a job does; the results are taken as they are now
    std::function<std::size_t(const JobContext&)> exportWork(ExportRequest request, bool report);
    void tellUndrawn(int count);
    void showRuns();
    void showBenchmark();
    void writeLabels(const std::filesystem::path& file);
    void offerRuns(const std::vector<EarlierRun>& runs);
    void openReview(int row);
    bool isFailed(const std::filesystem::path& image) const;

    static constexpr auto kTimes = "score/times"; ///< whether a person wants to see when images were scored

    ScoreRunner runner_;
    FolderWatch watch_;
    struct Actions {
        QAction *addFolder, *addPhotos, *watch, *again, *newRun, *fit, *exportResults, *runs, *benchmark,
            *pause, *cancel, *resume, *find, *sort, *review, *times;
    } actions_{};
    QPointer<BackgroundJob> lookingForRuns_;
    QStackedWidget* stack_ = nullptr;
    EmptyState* empty_ = nullptr;
    ExportLine* exported_ = nullptr;
    ScoreTable* table_ = nullptr;
    RowPreview* preview_ = nullptr;
    ThresholdPanel* thresholds_ = nullptr;
    AccuracyPanel* accuracy_ = nullptr;
    RunBar* bar_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    QWidget* banner_ = nullptr;
    QLabel* bannerSign_ = nullptr;
    QLabel* bannerText_ = nullptr;
    QToolButton* bannerAgain_ = nullptr;
    QPushButton* showCopies_ = nullptr;
};

} // namespace cliplad::ui
