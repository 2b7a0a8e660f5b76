#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <vector>

#include <QDateTime>
#include <QObject>
#include <QString>

#include "anomaly/fusion.h"
#include "document/product_document.h"
#include "document/telling_names.h"
#include "scoring/score_summary.h"

namespace cliplad::ui {

struct RunHead;

/// What the rows of a run were made with.
struct ScoreRunInfo {
    QString id = {};                   ///< name of its folder
    std::filesystem::path folder = {}; ///< journal and list of images
    DocumentState state = {};          ///< the product as it was scored
    QString productSha256 = {};        ///< empty until the product is learned
    QString model = {};                ///< for a person: "embedded demo model (fp32)"
    QString modelName = {};            ///< the model's own
    QString modelSha256 = {};
    QString precision = {};
    Calibration calibration = {}; ///< its threshold holds while the document has none of its own
    QSize shot = {};              ///< px; photos of another shape are squashed, their scores mean little
    std::string recordKey = {};   ///< names it in the records; empty: it is not entered
    QDateTime started = {};       ///< invalid: not known
};

/// The state's own thresholds; where it has none to reject from, the calibrated one.
ScoreThresholds thresholdsOf(const DocumentState& state, double calibrated);

/// Of the run in this folder. Any thread.
ScoreRunInfo infoOf(const std::filesystem::path& folder, const RunHead& head);
/// Its `id`.
QString runIdOf(const std::filesystem::path& folder);

/// The scored images of the current run, shared by the pages Score and Review: kept in memory, decided anew
/// whenever a threshold moves. Knows whether the document has changed since the run. GUI thread.
class ScoreResults : public QObject {
    Q_OBJECT

public:
    explicit ScoreResults(ProductDocument& document, QObject* parent = nullptr);

    bool isEmpty() const { return rows_.empty(); }
    const std::vector<ScoreRow>& rows() const { return rows_; }
    const ScoreRow& row(std::size_t index) const { return rows_[index]; }
    /// The image's name for a person: with the folders below the one that was added, and as many more as tell
    /// it from the others of the run.
    QString nameOf(const ScoreRow& row) const;
    /// How many characters at its start all images have whose file has the same name; 0: it is the only one.
    qsizetype alikeStart(const ScoreRow& row) const;
    /// By path; -1: no such row.
    int find(const std::filesystem::path& path) const;
    const ScoreRunInfo& run() const { return run_; }
    /// Fine labels of the run, in the order of the rows' areas and pieces.
    const std::vector<Label>& labels() const { return labels_; }

    /// At or above: reject. The document's, else the calibrated one of the run.
    double threshold() const;
    /// From here on to be reviewed; never above threshold(), and equal to it where there is no band.
    double reviewThreshold() const;
    /// Whether there is a threshold: the document has one, or the run's product is learned. The figures of
    /// the two above mean nothing before.
    bool knowsThreshold() const;
    ScoreThresholds thresholds() const { return {.review = reviewThreshold(), .reject = threshold()}; }
    Verdict verdictOf(const ScoreRow& row) const;
    Verdict verdictOf(std::size_t index) const { return verdictOf(rows_[index]); }
    /// Core's sentences (English) as they are for the threshold of the moment; of a failed row its error.
    QString explanationOf(const ScoreRow& row) const;

    /// Whether words, settings, shots or model of the document are no longer those of the run (thresholds do
    /// not matter: they decide at once).
    bool isStale() const { return stale_; }

    /// Another run, without rows yet.
    void begin(const ScoreRunInfo& run);
    /// More is known of the current run; its rows stay. Of another run it is dropped.
    void setRunInfo(const ScoreRunInfo& run);
    /// How many photos have another shape than the shots.
    int otherShapes() const { return otherShapes_; }
    /// Which images are copies of others of the run.
    const ContentCounts& contents() const { return contents_; }
    /// The same among those whose truth is known.
    const ContentCounts& knownContents() const { return knownContents_; }
    /// How many images a person decided otherwise than the data set says (ScoreRow::isDecidedOtherwise).
    int decidedOtherwise() const { return decidedOtherwise_; }
    /// How many images could not be scored.
    int failed() const { return failed_; }
    /// Adds rows, or replaces those of the same path. Rows of a run that is no longer the current one are
    /// dropped.
    void append(const QString& runId, std::vector<ScoreRow> rows);
    void clear();
    /// So many rows will come: room is made for them at once.
    void expect(std::size_t rows);
    /// How many images the run has; 0 while that is not known.
    std::size_t expected() const { return expected_; }

    void setReview(std::size_t index, ReviewDecision decision, const QString& note);

    /// The images should be scored again with the document as it is (after a shot was added): answered by
    /// the Score page.
    void askForRescoring() { Q_EMIT rescoreWanted(); }

Q_SIGNALS:
    void aboutToReset(); ///< rows() and labels() are there still: who holds indices lets go of them
    void reset();        ///< another run, or none: rows() is new
    void rowsAppended(int first, int count);
    void rowsChanged(int first, int last); ///< review, or scored again
    void fileReplaced(int row);            ///< scored again, and its file is another one now
    void namesChanged();                   ///< of rows that were there
    void thresholdsChanged();              ///< every verdict may be another
    void runChanged();                     ///< run(), isStale()
    void rescoreWanted();

private:
    void followDocument();
    void count(const ScoreRow& row, int by);
    void countTruth(const ScoreRow& row, int by);

    ProductDocument& document_;
    ScoreRunInfo run_;
    std::vector<Label> labels_;
    std::vector<ScoreRow> rows_;
    std::unordered_map<std::string, int> places_; ///< by path
    TellingNames names_;
    ContentCounts contents_, knownContents_;
    int otherShapes_ = 0;
    int failed_ = 0;
    int decidedOtherwise_ = 0;
    std::size_t expected_ = 0;
    bool stale_ = false;
    double threshold_ = 0, reviewThreshold_ = 0; ///< as they were told last
};

} // namespace cliplad::ui
