#include "scoring/score_run.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include <QDateTime>
#include <QUuid>

#include "base/error.h"
#include "image/photo_prefetch.h"
#include "inspection/inspector.h"
#include "inspection/product/memory_file.h"
#include "report/result_folder.h"
#include "scoring/images/seen_images.h"
#include "scoring/row_making.h"
#include "scoring/run_product.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Everything that an export may want is made from these and SeenImages.
constexpr ResultFormats kKept{.csv = true, .json = true};

constexpr std::size_t kRowsAtOnce = 500;

ResultHeader headerOf(const RunHead& head) {
    return {.product = head.productName, .model = head.model, .labels = head.state.recipe().prompts.fine};
}

ResultName nameOf(const ScoreImage& image) {
    return {.path = image.path, .stem = image.stem};
}

/// Hands rows on in batches, at most ten times a second, and what is left at the end.
class Batches {
public:
    explicit Batches(const ScoreRun::Deliver& deliver)
        : deliver_(deliver) {}
    ~Batches() { flush(); }
    Batches(const Batches&) = delete;
    Batches& operator=(const Batches&) = delete;

    void add(ScoreRow row) {
        rows_.push_back(std::move(row));
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (rows_.size() >= kRowsAtOnce || now - told_ >= 100) {
            flush();
            told_ = now;
        }
    }

private:
    void flush() {
        if (!rows_.empty())
            deliver_(std::exchange(rows_, {}));
    }

    const ScoreRun::Deliver& deliver_;
    std::vector<ScoreRow> rows_;
    qint64 told_ = 0;
};

} // namespace

/// What is there once the product is learned, or the run was read.
struct ScoreRun::Store {
    Store(const fs::path& folder, const RunHead& head, ScoreJournal::Start start)
        : results(folder, kKept, headerOf(head), head.productSha256, start)
        , seen(folder)
        , rows(head) {}

    ResultFolder results;
    SeenImages seen;
    RowMaker rows;
    std::shared_ptr<const Product> product; ///< null: only read so far
};

ScoreRun::ScoreRun(fs::path folder, const DocumentState& state, const fs::path& product)
    : folder_(std::move(folder)) {
    head_.created = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    head_.product = product;
    head_.state = state;
    head_.state.photos.clear();
    head_.state.tests.clear();
}

ScoreRun::ScoreRun(fs::path folder, DocumentState openState)
    : folder_(std::move(folder))
    , openState_(std::move(openState)) {}

ScoreRun::~ScoreRun() = default;

RunHead ScoreRun::head() const {
    const std::scoped_lock lock(mutex_);
    return head_;
}

void ScoreRun::open(const JobContext& job, const Deliver& deliver, const Listed& listed) {
    std::unique_lock lock(mutex_);
    head_ = withPathsOf(openState_, readHead(folder_));
    lock_.emplace(lockRun(folder_));
    for (ScoreImage& image : readImages(folder_))
        if (listed_.insert(image.path.string()).second)
            images_.push_back(std::move(image));
    const RunHead head = head_;
    const std::vector<ScoreImage> images = images_;
    if (!head.productSha256.empty()) {
        store_ = std::make_unique<Store>(folder_, head_, ScoreJournal::Start::Resume);
        known_ = countKnown(images);
    }
    lock.unlock();
    if (listed)
        listed(head, images.size());
    if (head.productSha256.empty())
        return; // killed before anything was scored
    Batches batches(deliver);
    std::int64_t done = 0;
    for (const ScoreImage& image : images) {
        if (++done % 256 == 0)
            job.progress(done, static_cast<std::int64_t>(images.size()));
        job.throwIfStopped();
        const std::scoped_lock reading(mutex_);
        if (store_->results.knows(nameOf(image)))
            batches.add(store_->rows.make(image, store_->results.read(nameOf(image)),
                                          store_->seen.readBrief(image.path)));
    }
}

void ScoreRun::learn(const Backbone& backbone, const JobContext& job) {
    const RunHead head = this->head();
    {
        const std::scoped_lock lock(mutex_);
        if (store_ && store_->product)
            return;
    }
    auto product = std::make_shared<const Product>(productOf(head, backbone, job));
    const std::string hash = verdictFingerprint(product->definition);
    const cv::Size shot = loadPhoto(head.state.shots.at(0)).rgb.size();
    if (!head.productSha256.empty() && head.productSha256 != hash)
        throw Error(
            "the product of this run can no longer be learned as it was: its shots or the model have changed",
            folder_.string(), "score the images again with the product as it is now");
    const std::scoped_lock lock(mutex_);
    head_.productName = product->definition.name;
    head_.productSha256 = hash;
    head_.model = modelText(backbone.info());
    head_.modelName = backbone.info().name;
    head_.modelSha256 = backbone.info().sha256;
    head_.calibration = product->calibration;
    head_.shotWidth = shot.width;
    head_.shotHeight = shot.height;
    for (const auto* photos : {&product->definition.shots, &product->definition.validation})
        for (const auto& photo : *photos)
            head_.learnedFrom.insert(photo.sha256);
    if (!store_) {
        store_ = std::make_unique<Store>(folder_, head_, ScoreJournal::Start::Fresh);
        writeHead(folder_, head_); // after the journal: a head with a hash has one
    }
    store_->product = std::move(product);
}

std::shared_ptr<const Product> ScoreRun::product() const {
    const std::scoped_lock lock(mutex_);
    return store_ ? store_->product : nullptr;
}

bool ScoreRun::nameForRecords() {
    const std::scoped_lock lock(mutex_);
    if (!head_.recordKey.empty())
        return false;
    RunHead named = head_;
    named.recordedFrom = store_->results.count();
    named.recordKey = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    writeHead(folder_, named); // before anything is entered: whoever resumes it goes on under this name
    head_ = std::move(named);
    return true;
}

std::int64_t ScoreRun::resultsForRecords() const {
    const std::scoped_lock lock(mutex_);
    return store_->results.count() - head_.recordedFrom;
}

std::vector<ScoreRow> ScoreRun::rowsForRecords(std::int64_t first, std::int64_t end) const {
    const std::int64_t named = head().recordedFrom;
    const std::vector<JournalResult> results = readJournal(folder_, named + first, named + end);
    const std::scoped_lock lock(mutex_);
    std::unordered_map<std::string, const ScoreImage*> images;
    for (const JournalResult& result : results)
        images.emplace(result.record.image, nullptr);
    for (const ScoreImage& image : images_)
        if (const auto found = images.find(image.path.string()); found != images.end())
            found->second = &image;
    std::vector<ScoreRow> rows;
    for (const auto& [record, sha256] : results) {
        const ScoreImage* listed = images.at(record.image);
        const fs::path path = record.image; // the list is not flushed to the disk as the journal is
        const ScoreImage image =
            listed != nullptr ? *listed : ScoreImage{.path = path, .stem = path.stem().string()};
        SeenImage seen = store_->seen.readBrief(path);
        if (seen.sha256 != sha256) // a later result's
            seen = {.sha256 = sha256};
        rows.push_back(store_->rows.make(image, record, seen));
    }
    return rows;
}

void ScoreRun::letGo() {
    const std::scoped_lock lock(mutex_);
    lock_.reset();
    if (store_)
        store_->results.letGo();
}

void ScoreRun::plan(const std::vector<ScoreImage>& images) {
    const std::scoped_lock lock(mutex_);
    if (!lock_)
        lock_.emplace(lockRun(folder_));
    if (images_.empty() && head_.productSha256.empty())
        writeHead(folder_, head_);
    std::vector<ScoreImage> fresh;
    for (const ScoreImage& image : images)
        if (listed_.insert(image.path.string()).second)
            fresh.push_back(image);
    setUnfinished(folder_);
    appendImages(folder_, fresh);
    images_.insert(images_.end(), fresh.begin(), fresh.end());
}

std::size_t ScoreRun::countKnown(const std::vector<ScoreImage>& images) const {
    return static_cast<std::size_t>(
        std::count_if(images.begin(), images.end(),
                      [this](const ScoreImage& image) { return store_->results.knows(nameOf(image)); }));
}

bool ScoreRun::hasResult(const ScoreImage& image) const {
    return store_ && store_->results.holds(nameOf(image)) && store_->seen.has(image.path);
}

void ScoreRun::score(const Backbone& backbone, const std::vector<ScoreImage>& images, const JobContext& job,
                     const Deliver& deliver) {
    plan(images);
    learn(backbone, job);
    std::vector<ScoreImage> remaining;
    std::int64_t done = 0, all = 0; // of the run
    std::shared_ptr<const Product> product;
    {
        const std::scoped_lock lock(mutex_);
        for (const ScoreImage& image : images)
            store_->results.expect({nameOf(image)});
        std::copy_if(images.begin(), images.end(), std::back_inserter(remaining),
                     [this](const ScoreImage& image) { return !hasResult(image); });
        done = static_cast<std::int64_t>(known_ - countKnown(remaining)); // others are scored again
        all = static_cast<std::int64_t>(images_.size());
        product = store_->product;
    }
    std::vector<fs::path> paths;
    for (const ScoreImage& image : remaining)
        paths.push_back(image.path);
    PhotoPrefetch photos(std::move(paths));
    Batches batches(deliver);
    for (const ScoreImage& image : remaining) {
        job.progress(done++, all, image.path.filename().string());
        job.throwIfStopped();
        std::optional<Inspection> inspection;
        Photo photo;
        std::string failure;
        std::shared_ptr<const KnownError> problem;
        try {
            photo = photos.next();
            inspection = inspect(backbone, *product, photo.rgb, job.stop);
        } catch (const KnownError& error) {
            failure = error.what();
            problem = std::make_shared<const KnownError>(error);
        } catch (const Error& error) {
            failure = error.what();
        }
        batches.add(inspection ? keep(image, photo.rgb, photo.sha256, *inspection)
                               : keepFailure(image, failure, problem));
    }
    job.progress(done, all);
    const std::scoped_lock lock(mutex_);
    if (known_ == images_.size())
        setFinished(folder_, images_.size());
}

ScoreRow ScoreRun::keep(const ScoreImage& image, const cv::Mat& photo, const std::string& sha256,
                        const Inspection& inspection) {
    const std::scoped_lock lock(mutex_);
    const SeenImage seen{.sha256 = sha256,
                         .peakShot = inspection.explanation.peakShot,
                         .scoredMs = QDateTime::currentMSecsSinceEpoch(),
                         .parts = inspection.parts.label};
    return enter(image, seen, [&] { return store_->results.add(nameOf(image), photo, inspection, sha256); });
}

ScoreRow ScoreRun::keepFailure(const ScoreImage& image, const std::string& error,
                               const std::shared_ptr<const KnownError>& problem) {
    const std::scoped_lock lock(mutex_);
    const SeenImage seen{.scoredMs = QDateTime::currentMSecsSinceEpoch(), .problem = problem};
    return enter(image, seen, [&] { return store_->results.addFailure(nameOf(image), error); });
}

/// With the lock held. @param addResult writes the journal's line, which says that the result is whole
ScoreRow ScoreRun::enter(const ScoreImage& image, const SeenImage& seen,
                         const std::function<ScoreRecord()>& addResult) {
    store_->seen.add(image.path, seen);
    const bool isNew = !store_->results.knows(nameOf(image));
    ScoreRow row = store_->rows.make(image, addResult(), seen);
    known_ += isNew ? 1 : 0;
    return row;
}

std::vector<ScoreImage> ScoreRun::images() const {
    const std::scoped_lock lock(mutex_);
    return images_;
}

ResultHeader ScoreRun::header() const {
    return headerOf(head());
}

bool ScoreRun::knows(const fs::path& image) const {
    const std::scoped_lock lock(mutex_);
    return store_ && store_->results.knows({.path = image, .stem = {}});
}

std::string ScoreRun::imageSha256(const fs::path& image) const {
    const std::scoped_lock lock(mutex_);
    return store_ ? store_->seen.readBrief(image).sha256 : std::string();
}

ScoreRecord ScoreRun::record(const fs::path& image, double threshold, bool withParts) const {
    const std::scoped_lock lock(mutex_);
    ScoreRecord record = store_->results.read({.path = image, .stem = {}});
    if (record.failed())
        return record;
    const SeenImage seen = withParts ? store_->seen.read(image) : store_->seen.readBrief(image);
    const Explanation words = explainedFor(record, seen.peakShot, head_, threshold);
    record.anomalous = record.scores.fused >= threshold;
    record.threshold = threshold;
    record.explanation = words.text;
    if (withParts)
        record.parts = recordedParts(seen.parts, record.photo, record.areasPx.size());
    return record;
}

Inspection ScoreRun::inspection(const fs::path& image, double threshold) const {
    const std::scoped_lock lock(mutex_);
    const ScoreRecord record = store_->results.read({.path = image, .stem = {}});
    const SeenImage seen = store_->seen.read(image);
    Inspection inspection;
    inspection.parts.label = seen.parts;
    inspection.scores = record.scores;
    inspection.threshold = threshold;
    inspection.anomalous = record.scores.fused >= threshold;
    inspection.explanation = explainedFor(record, seen.peakShot, head_, threshold);
    return inspection;
}

} // namespace cliplad::ui
