#include "scoring/score_run.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QDateTime>
#include <QScopeGuard>

#include "base/error.h"
#include "inspection/photo_inspections.h"
#include "inspection/product/memory_file.h"
#include "scoring/run_product.h"
#include "scoring/run_store.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

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
        if (rows_.size() >= ScoreRun::kRowsAtOnce || now - told_ >= 100) {
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
    const RunHead head = withPathsOf(openState_, readHead(folder_));
    FileLock folderLock = lockRun(folder_);
    std::vector<ScoreImage> images;
    std::unordered_map<std::string, std::size_t> places;
    for (ScoreImage& image : readImages(folder_, job))
        if (places.emplace(image.path.string(), images.size()).second)
            images.push_back(std::move(image));
    std::unique_ptr<RunStore> store;
    if (!head.productSha256.empty())
        store = std::make_unique<RunStore>(folder_, head, ScoreJournal::Start::Resume, job);
    if (store)
        for (const std::string& path : store->results.images()) // its line of the list may be damaged
            if (places.emplace(path, images.size()).second)
                images.push_back(store->imageOf(path));
    const auto isKnown = [&](const ScoreImage& image) {
        return store && store->results.knows(nameOf(image));
    };
    const auto known = std::count_if(images.begin(), images.end(), isKnown);
    {
        const std::scoped_lock lock(mutex_); // only now: a long run takes seconds to read
        head_ = head;
        lock_.emplace(std::move(folderLock));
        images_ = images;
        listed_ = std::move(places);
        known_ = static_cast<std::size_t>(known);
        store_ = std::move(store);
    }
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
        if (!store_->results.knows(nameOf(image)))
            continue;
        ScoreRow row = store_->readRow(image);
        if (!row.failed && store_->hasLost(image))
            store_->seen.forget(image.path);
        batches.add(std::move(row));
    }
    const std::scoped_lock lock(mutex_);
    lostParts_ = store_->seen.forgotten();
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
    RunHead learned = head_;
    learned.productName = product->definition.name;
    learned.productSha256 = hash;
    learned.model = modelText(backbone.info());
    learned.modelName = backbone.info().name;
    learned.modelSha256 = backbone.info().sha256;
    learned.calibration = product->calibration;
    learned.shotWidth = shot.width;
    learned.shotHeight = shot.height;
    for (const auto* photos : {&product->definition.shots, &product->definition.validation})
        for (const auto& photo : *photos)
            learned.learnedFrom.insert(photo.sha256);
    if (!store_) {
        auto store = std::make_unique<RunStore>(folder_, learned, ScoreJournal::Start::Fresh, JobContext());
        writeHead(folder_, learned); // after the journal: a head with a hash has one
        store_ = std::move(store);   // after the head: results without one would not be found again
    }
    head_ = std::move(learned);
    store_->product = std::move(product);
}

std::shared_ptr<const Product> ScoreRun::product() const {
    const std::scoped_lock lock(mutex_);
    return store_ ? store_->product : nullptr;
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
    std::unordered_map<std::string, std::size_t> places;
    for (const ScoreImage& image : images) {
        std::string path = image.path.string();
        if (!listed_.contains(path) && places.emplace(std::move(path), images_.size() + fresh.size()).second)
            fresh.push_back(image);
    }
    setUnfinished(folder_);
    appendImages(folder_, fresh);
    listed_.merge(places); // only what is in the file: the rest is planned again
    images_.insert(images_.end(), fresh.begin(), fresh.end());
}

/// Asks the file system for each image, without the lock: on a network share that takes its time.
ScoreRun::Due ScoreRun::dueOf(const std::vector<ScoreImage>& images, const JobContext& job) {
    std::unique_lock lock(mutex_);
    const auto known = static_cast<std::int64_t>(known_), all = static_cast<std::int64_t>(images_.size());
    lock.unlock();
    Due due;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const ScoreImage& image = images[i];
        if (i % 64 == 0)
            job.progress(known, all, image.path.filename().string());
        job.throwIfStopped();
        const FileStamp stamp = FileStamp::of(image.path);
        const std::scoped_lock looking(mutex_);
        const ResultName name = nameOf(image);
        store_->results.expect({name});
        if (store_->results.holds(name, stamp) && store_->seen.has(image.path))
            continue;
        due.known += store_->results.knows(name) ? 1 : 0;
        due.images.push_back(image);
    }
    return due;
}

void ScoreRun::score(const Backbone& backbone, const std::vector<ScoreImage>& images, const JobContext& job,
                     const Deliver& deliver) {
    plan(images);
    learn(backbone, job);
    const auto countLost = qScopeGuard([this] {
        const std::scoped_lock lock(mutex_);
        lostParts_ = store_->seen.forgotten();
    });
    const auto [remaining, again] = dueOf(images, job);
    std::int64_t done = 0, all = 0; // of the run
    std::shared_ptr<const Product> product;
    {
        const std::scoped_lock lock(mutex_);
        done = static_cast<std::int64_t>(known_ - again);
        all = static_cast<std::int64_t>(images_.size());
        product = store_->product;
    }
    std::vector<fs::path> paths;
    for (const ScoreImage& image : remaining)
        paths.push_back(image.path);
    PhotoInspections inspections(backbone, *product, paths, photosAtOnce(remaining.size()), job.stop);
    Batches batches(deliver);
    for (const ScoreImage& image : remaining) {
        job.progress(done++, all, image.path.filename().string());
        job.throwIfStopped();
        std::optional<InspectedPhoto> inspected;
        std::string failure;
        std::shared_ptr<const KnownError> problem;
        try {
            inspected = inspections.next();
        } catch (const KnownError& error) {
            failure = error.what();
            problem = std::make_shared<const KnownError>(error);
        } catch (const Error& error) {
            failure = error.what();
        }
        batches.add(inspected ? keep(image, inspected->photo, inspected->inspection)
                              : keepFailure(image, failure, problem));
    }
    job.progress(done, all);
    const std::scoped_lock lock(mutex_);
    store_->seen.sync(); // before the run is called finished
    if (known_ == images_.size() && store_->seen.forgotten() == 0)
        setFinished(folder_, images_.size());
}

ScoreRow ScoreRun::keep(const ScoreImage& image, const Photo& photo, const Inspection& inspection) {
    const std::scoped_lock lock(mutex_);
    const SeenImage seen{.sha256 = photo.sha256,
                         .peakShot = inspection.explanation.peakShot,
                         .scoredMs = QDateTime::currentMSecsSinceEpoch(),
                         .anomalous = image.anomalous,
                         .defect = image.defect,
                         .parts = inspection.parts.label};
    return enter(image, seen, [&] { return store_->results.add(nameOf(image), photo, inspection); });
}

ScoreRow ScoreRun::keepFailure(const ScoreImage& image, const std::string& error,
                               const std::shared_ptr<const KnownError>& problem) {
    const std::scoped_lock lock(mutex_);
    const SeenImage seen{.scoredMs = QDateTime::currentMSecsSinceEpoch(),
                         .problem = problem,
                         .anomalous = image.anomalous,
                         .defect = image.defect};
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

} // namespace cliplad::ui
