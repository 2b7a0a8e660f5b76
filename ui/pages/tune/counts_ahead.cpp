#include "pages/tune/counts_ahead.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "session/studio.h"

namespace cliplad::ui {
namespace {

/// While edits follow each other faster than this, nothing is computed ahead of them.
constexpr int kQuietMs = 300;

PreviewRequest keyOf(const DocumentState& state) {
    PreviewRequest key{
        .recipe = state.recipe(), .shots = state.shots, .validation = state.validation, .image = {}};
    key.recipe.settings.clusters.count = 0;
    key.recipe.threshold.reset();
    for (auto* labels : {&key.recipe.prompts.coarse, &key.recipe.prompts.fine})
        for (Label& label : *labels)
            label.colour.clear();
    return key;
}

/// Those that compute.
std::array<const JobLane*, 3> lanesOf(Engine& engine) {
    return {&engine.errands(), &engine.batches(), &engine.checks()};
}

QString title() {
    return CountsAhead::tr("Computing the other cluster counts ahead");
}

} // namespace

CountsAhead::CountsAhead(Studio& studio, QObject* parent)
    : QObject(parent)
    , studio_(studio)
    , key_(keyOf(studio.document().state())) {
    quiet_.setSingleShot(true);
    quiet_.setInterval(kQuietMs);
    connect(&quiet_, &QTimer::timeout, this, &CountsAhead::begin);
    connect(&studio.document(), &ProductDocument::changed, this, &CountsAhead::followDocument);
    connect(&studio.live(), &LiveSession::changed, this, &CountsAhead::followLive);
    connect(&studio.engine(), &Engine::modelChanged, this, [this] {
        startOver();
        followLive();
    });
    for (const JobLane* lane : lanesOf(studio.engine())) {
        connect(lane, &JobLane::jobsChanged, &quiet_, qOverload<>(&QTimer::start));
        connect(lane, &JobLane::jobStarted, this, [this](BackgroundJob* other) {
            if (job_ && other != job_)
                job_->cancel();
        });
    }
}

void CountsAhead::setActive(bool active) {
    active_ = active;
    followLive();
}

/// What is computed, and what is under way, says nothing of the document or the model of now.
void CountsAhead::startOver() {
    ready_.clear();
    if (BackgroundJob* job = std::exchange(job_, nullptr))
        job->cancel();
}

void CountsAhead::followDocument() {
    PreviewRequest key = keyOf(studio_.document().state());
    if (key.recipe != key_.recipe || key.shots != key_.shots || key.validation != key_.validation) {
        key_ = std::move(key);
        startOver();
    }
    followLive();
}

void CountsAhead::followLive() {
    if (studio_.live().isCurrent())
        ready_.insert(studio_.document().state().settings.clusters.count);
    Q_EMIT changed();
    quiet_.start();
}

void CountsAhead::begin() {
    Engine& engine = studio_.engine();
    const auto lanes = lanesOf(engine);
    const bool isFree =
        std::all_of(lanes.begin(), lanes.end(), [](const JobLane* lane) { return lane->jobs().isEmpty(); });
    if (!active_ || job_ || !isFree || key_.shots.empty() || !studio_.live().isCurrent())
        return;
    const int now = studio_.document().state().settings.clusters.count;
    order_.clear();
    for (int count = kLeast; count <= kMost; ++count)
        if (!ready_.contains(count))
            order_.push_back(count);
    if (order_.empty())
        return;
    std::stable_sort(order_.begin(), order_.end(),
                     [now](int a, int b) { return std::abs(a - now) < std::abs(b - now); });
    QList<PreviewRequest> requests;
    for (const int count : order_) {
        PreviewRequest request = key_;
        request.recipe.settings.clusters.count = count;
        requests.append(std::move(request));
    }
    job_ = engine.precompute(title(), requests);
    if (job_)
        connect(job_, &BackgroundJob::changed, this, [this, job = job_.data()] {
            if (job == job_)
                take();
        });
}

void CountsAhead::retranslate() {
    if (job_)
        job_->setTitle(title());
}

void CountsAhead::take() {
    const auto done =
        std::min(order_.size(), static_cast<std::size_t>(std::max<std::int64_t>(0, job_->progress().done)));
    ready_.insert(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(done));
    if (job_->isEnded())
        job_ = nullptr;
    Q_EMIT changed();
}

} // namespace cliplad::ui
