#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/job.h"
#include "scoring/run_files.h"
#include "scoring/score_row.h"

namespace cliplad {
class Backbone;
struct Inspection;
struct Product;
struct JournalResult;
struct Photo;
struct ResultHeader;
struct ScoreRecord;
} // namespace cliplad

namespace cliplad::ui {

struct RunStore;
struct SeenImage;

/// One run of scoring with its folder: learns the product, judges images by the one scoring path, and keeps
/// each result on disk before the next is told, so that a run that was killed goes on where it was.
///
/// Made in the GUI thread, where it costs nothing; everything else is work for other threads, and any number
/// may ask at once. One thread at a time scores.
class ScoreRun {
public:
    /// A new run of the state. @param product its folder; empty: it was never saved
    ScoreRun(std::filesystem::path folder, const DocumentState& state, const std::filesystem::path& product);
    /// An earlier one; open() reads it. @param openState what is open now: see withPathsOf()
    explicit ScoreRun(std::filesystem::path folder, DocumentState openState = {});
    ~ScoreRun();

    const std::filesystem::path& folder() const { return folder_; }
    RunHead head() const;

    /// Rows as they become ready, some at a time.
    using Deliver = std::function<void(std::vector<ScoreRow> rows)>;
    static constexpr std::size_t kRowsAtOnce = 500; ///< at most

    /// What an earlier run is, and how many images it lists.
    using Listed = std::function<void(const RunHead& head, std::size_t images)>;

    /// Reads an earlier run and delivers what it has, failures too; `listed` comes before all rows. Throws
    /// Error (damaged, in use by another Studio); Cancelled. Where it throws before `listed`, the run is not
    /// open and of no use.
    void open(const JobContext& job, const Deliver& deliver, const Listed& listed = {});

    /// Adds images to the run's list, so that it can be resumed from here on. Throws Error; then the list is
    /// as it was.
    void plan(const std::vector<ScoreImage>& images);

    /// How many images have a score without parts, as a power cut or a failing disk leaves them: they are
    /// scored again when the run is resumed. Counted when it was opened or scored last; never waits.
    std::size_t lostParts() const { return lostParts_; }

    /// Learns the product, unless that is done. Throws Error: also where the product of an earlier run can no
    /// longer be learned as it was.
    void learn(const Backbone& backbone, const JobContext& job);

    /// As it was scored with; null before learn().
    std::shared_ptr<const Product> product() const;

    /// Gives the run a name for the records, head().recordKey, unless it has one. @return whether it is new
    /// there: nobody has entered it before. Throws Error. After learn().
    bool nameForRecords();

    /// How many results there are for the records: from the name on, those that were replaced since too.
    std::int64_t resultsForRecords() const;
    /// Delivers them from `first` on, up to `end`, in the order in which they came, some hundred at a time;
    /// each with the hash of the file that it was made from, where the run's folder says that. Throws Error.
    void rowsForRecords(std::int64_t first, std::int64_t end, const Deliver& deliver) const;

    /// Lets others open the run's folder. What it has can still be read; nothing is scored any more. Not
    /// while a thread scores.
    void letGo();

    /// Plans and learns where that is not done, and scores those of the images that have no result yet, that
    /// failed, or whose file has changed since. An image that cannot be read is a result too; a full disk
    /// throws Error. Throws Cancelled. Progress counts all images of the run, those that were scored before
    /// too.
    void score(const Backbone& backbone, const std::vector<ScoreImage>& images, const JobContext& job,
               const Deliver& deliver);

    std::vector<ScoreImage> images() const;

    ResultHeader header() const;
    bool knows(const std::filesystem::path& image) const;
    /// Of the file that the image's result was made from; empty where that is not known.
    std::string imageSha256(const std::filesystem::path& image) const;
    /// The image's result as this threshold judges it. Throws Error where its parts are wanted and lost.
    /// @param withParts for COCO
    ScoreRecord record(const std::filesystem::path& image, double threshold, bool withParts) const;
    /// As much of the inspection as pictures of it need: parts, scores, verdict, explanation. Throws Error
    /// where the parts are lost, as by a power cut.
    Inspection inspection(const std::filesystem::path& image, double threshold) const;

private:
    struct Due {
        std::vector<ScoreImage> images;
        std::size_t known = 0; ///< of them: have a result, which is to be replaced
    };
    Due dueOf(const std::vector<ScoreImage>& images, const JobContext& job);
    ScoreRow rowForRecords(const JournalResult& result) const;
    ScoreRow keep(const ScoreImage& image, const Photo& photo, const Inspection& inspection);
    ScoreRow keepFailure(const ScoreImage& image, const std::string& error,
                         const std::shared_ptr<const KnownError>& problem);
    ScoreRow enter(const ScoreImage& image, const SeenImage& seen,
                   const std::function<ScoreRecord()>& addResult);

    const std::filesystem::path folder_;
    const DocumentState openState_;
    std::atomic<std::size_t> lostParts_ = 0;
    mutable std::mutex mutex_; ///< guards what follows
    RunHead head_;
    std::vector<ScoreImage> images_;
    std::unordered_map<std::string, std::size_t> listed_; ///< by path: place in `images_`
    std::size_t known_ = 0;                               ///< of them: have a result, failures too
    std::optional<FileLock> lock_;                        ///< from open() or plan() on
    std::unique_ptr<RunStore> store_;                     ///< null until the product is learned
};

} // namespace cliplad::ui
