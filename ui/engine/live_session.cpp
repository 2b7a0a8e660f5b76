#include "engine/live_session.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/engine.h"

namespace cliplad::ui {
namespace {

constexpr int kEncodingPauseMs = 100;

} // namespace

LiveSession::LiveSession(Engine& engine, QObject* parent)
    : QObject(parent)
    , engine_(engine) {
    connect(&engine, &Engine::previewReady, this, &LiveSession::take);
    connect(&engine, &Engine::previewFailed, this, &LiveSession::fail);
    connect(&engine, &Engine::previewSeen, this, &LiveSession::takeSeen);
    connect(&engine, &Engine::previewEncoding, this, &LiveSession::takeProgress);
    connect(&engine, &Engine::modelChanged, this, &LiveSession::followModel);
    encodingPause_.setSingleShot(true);
    encodingPause_.setInterval(kEncodingPauseMs);
    connect(&encodingPause_, &QTimer::timeout, this, &LiveSession::tellEncoding);
    const auto takePhoto = [this](const std::filesystem::path& path, const QImage& photo,
                                  const QString& problem) {
        if (path != readPath_)
            return;
        photo_ = photo;
        photoProblem_ = problem;
        Q_EMIT changed();
    };
    connect(&engine, &Engine::photoReady, this,
            [takePhoto](const auto& path, const QImage& photo) { takePhoto(path, photo, {}); });
    connect(&engine, &Engine::photoFailed, this,
            [takePhoto](const auto& path, const QString& problem) { takePhoto(path, {}, problem); });
}

void LiveSession::setRequest(const PreviewRequest& request, const Wording& problem) {
    // An edit that changes nothing of the answer under way, as another name, does not make it quicker.
    const bool isUnderWay = state_ == State::Computing && request_ && request.recipe == request_->recipe &&
                            request.shots == request_->shots && request.validation == request_->validation;
    if (request_ && request_->revision == request.revision)
        readPath_.clear(); // asked anew of the same state: read again, and seen until that is there
    request_ = request;
    recipeProblem_ = problem;
    if (!isUnderWay)
        sinceEdit_.start();
    ask();
}

void LiveSession::followModel() {
    if (engine_.model().state == ModelStatus::State::Loading) { // what is there is of the one before
        preview_.reset();
        encoding_.reset();
        encodingMs_ = 0;
        sinceEdit_.start();
    }
    if (request_)
        ask();
}

void LiveSession::setImage(const std::filesystem::path& image) {
    if (image == image_)
        return;
    image_ = image;
    forgetPhoto();
    if (preview_ && imageView() == nullptr)
        engine_.dropPreview(); // nothing of it will be shown
    sinceEdit_.start();
    Q_EMIT imageChanged();
    ask();
}

void LiveSession::reset() {
    engine_.dropPreview();
    request_.reset();
    preview_.reset();
    image_.clear();
    forgetPhoto();
    encoding_.reset();
    setState(State::Empty);
    Q_EMIT imageChanged();
}

void LiveSession::ask() {
    encoding_.reset();
    if (!request_ || (request_->shots.empty() && image_.empty()))
        return setState(State::Empty);
    if (request_->shots.empty()) {
        preview_.reset();
        engine_.dropPreview();
        return setState(State::NeedsShots);
    }
    if (recipeProblem_)
        return setState(State::NeedsWords, recipeProblem_);
    request_->image = image_;
    engine_.requestPreview(*request_);
    switch (engine_.model().state) {
    case ModelStatus::State::Ready:
        return setState(State::Computing);
    case ModelStatus::State::Failed:
        return setState(State::Failed, engine_.model().problem);
    default:
        return setState(State::WaitsForModel);
    }
}

void LiveSession::take(const PreviewPtr& preview) {
    if (!request_ || preview->request.shots != request_->shots)
        return; // of another product, or of shots that are gone
    preview_ = preview;
    if (!isWanted(preview->request.revision, preview->request.image))
        return setState(state_ == State::Current ? State::Computing : state_, problem_);
    encoding_.reset();
    latencyMs_ = static_cast<double>(sinceEdit_.nsecsElapsed()) / 1e6;
    setState(State::Current);
}

void LiveSession::fail(quint64 revision, const std::filesystem::path& image, const QString& message) {
    if (isWanted(revision, image)) // else the next answer is on its way
        setState(State::Failed, asGiven(message));
}

void LiveSession::takeSeen(const PreviewPtr& begun) {
    if (!isWanted(begun->request.revision, begun->request.image) || state_ != State::Computing)
        return;
    const bool isNews = begun->image || !shotsAreCurrent();
    if (!isNews)
        return; // the shots were seen before, and more is known of them than this says
    preview_ = begun;
    Q_EMIT changed();
}

void LiveSession::takeProgress(const EncodingProgress& progress) {
    if (!isWanted(progress.revision, progress.image) || state_ != State::Computing)
        return;
    if (encoding_ && progress.done > encoding_->done) {
        const double lastMs = static_cast<double>(sinceEncoding_.elapsed());
        encodingMs_ = encodingMs_ > 0 ? (encodingMs_ + lastMs) / 2 : lastMs;
    }
    encoding_ = progress;
    sinceEncoding_.start();
    encodingIsUntold_ = true;
    if (!encodingPause_.isActive())
        tellEncoding();
}

/// Not more often than a person reads: a small model encodes an image in some hundredths of a second.
void LiveSession::tellEncoding() {
    if (!std::exchange(encodingIsUntold_, false))
        return;
    encodingPause_.start();
    Q_EMIT changed();
}

/// Whether an answer to this is what is waited for.
bool LiveSession::isWanted(quint64 revision, const std::filesystem::path& image) const {
    return request_ && revision == request_->revision && image == image_;
}

bool LiveSession::shotsAreCurrent() const {
    return preview_ && request_ && preview_->request.revision == request_->revision &&
           preview_->shots.size() == request_->shots.size();
}

QImage LiveSession::photo() {
    if (const ImageView* view = imageView())
        return view->photo;
    if (readPath_ != image_) {
        readPath_ = image_;
        engine_.requestPhoto(image_);
    }
    return photo_;
}

void LiveSession::forgetPhoto() {
    readPath_.clear();
    photo_ = {};
    photoProblem_.clear();
}

QString LiveSession::photoNotice() const {
    return photoProblem_.isEmpty() ? tr("Reading the photo…")
                                   : tr("The photo cannot be read: %1").arg(photoProblem_);
}

void LiveSession::setState(State state, const Wording& problem) {
    state_ = state;
    problem_ = problem;
    Q_EMIT changed();
}

const ImageView* LiveSession::imageView() const {
    if (!preview_)
        return nullptr;
    if (preview_->image && preview_->image->path == image_)
        return &*preview_->image;
    const auto shot = std::find_if(preview_->shots.begin(), preview_->shots.end(),
                                   [&](const ImageView& view) { return view.path == image_; });
    return shot == preview_->shots.end() ? nullptr : &*shot;
}

const Finding* LiveSession::finding() const {
    const bool isOfImage = preview_ && preview_->finding && preview_->request.image == image_;
    return isOfImage ? &*preview_->finding : nullptr;
}

QString LiveSession::notice() const {
    switch (state_) {
    case State::Empty:
    case State::Current:
        return {};
    case State::NeedsShots:
        return tr("Mark a good photo with a star to see its parts");
    case State::NeedsWords:
        return tr("Not up to date: %1").arg(problem());
    case State::WaitsForModel:
        return tr("Loading the model…");
    case State::Computing:
        return computingNotice();
    case State::Failed:
        return tr("Not up to date: %1").arg(problem());
    }
    return {};
}

QString LiveSession::computingNotice() const {
    const QString encoding = encodingText();
    if (encoding.isEmpty())
        return imageView() != nullptr ? tr("Updating…") : tr("Looking at the photo…");
    if (encoding_->isForCalibration)
        return tr("The verdict follows: %1").arg(encoding);
    return imageView() != nullptr ? tr("Updating: %1").arg(encoding)
                                  : tr("Looking at the photos: %1").arg(encoding);
}

QString LiveSession::encodingText() const {
    if (!encoding_ || state_ != State::Computing)
        return {};
    const QString place = tr("encoding %1 of %2").arg(encoding_->done + 1).arg(encoding_->total);
    if (encodingMs_ <= 0)
        return place;
    constexpr int kStepSeconds = 5; // more would say more than is known
    const double seconds = encodingMs_ / 1000 * (encoding_->total - encoding_->done);
    const auto rounded = static_cast<int>(std::ceil(seconds / kStepSeconds)) * kStepSeconds;
    const QString left = rounded < 60
                             ? tr("about %1 s left").arg(rounded)
                             : tr("about %1 min left").arg(static_cast<int>(std::lround(seconds / 60)));
    return place + QStringLiteral(" · ") + left;
}

} // namespace cliplad::ui
