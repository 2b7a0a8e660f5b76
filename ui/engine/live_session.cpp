#include "engine/live_session.h"

#include <algorithm>

#include "engine/engine.h"

namespace cliplad::ui {

LiveSession::LiveSession(Engine& engine, QObject* parent)
    : QObject(parent)
    , engine_(engine) {
    connect(&engine, &Engine::previewReady, this, &LiveSession::take);
    connect(&engine, &Engine::previewFailed, this, &LiveSession::fail);
    connect(&engine, &Engine::modelChanged, this, [this] {
        if (request_)
            ask();
    });
}

void LiveSession::setRequest(const PreviewRequest& request, const QString& problem) {
    request_ = request;
    recipeProblem_ = problem;
    sinceEdit_.start();
    ask();
}

void LiveSession::setImage(const std::filesystem::path& image) {
    if (image == image_)
        return;
    image_ = image;
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
    setState(State::Empty);
    Q_EMIT imageChanged();
}

void LiveSession::ask() {
    if (!request_ || (request_->shots.empty() && image_.empty()))
        return setState(State::Empty);
    if (request_->shots.empty()) {
        preview_.reset();
        engine_.dropPreview();
        return setState(State::NeedsShots);
    }
    if (!recipeProblem_.isEmpty())
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
    const bool isNewest = preview->request.revision == request_->revision && preview->request.image == image_;
    if (!isNewest)
        return setState(state_ == State::Current ? State::Computing : state_, problem_);
    latencyMs_ = static_cast<double>(sinceEdit_.nsecsElapsed()) / 1e6;
    setState(State::Current);
}

void LiveSession::fail(quint64 revision, const std::filesystem::path& image, const QString& message) {
    if (request_ && revision == request_->revision && image == image_) // else the next answer is on its way
        setState(State::Failed, message);
}

void LiveSession::setState(State state, const QString& problem) {
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
        return tr("Not up to date: %1").arg(problem_);
    case State::WaitsForModel:
        return tr("Loading the model…");
    case State::Computing:
        return imageView() != nullptr ? tr("Updating…") : tr("Looking at the photo…");
    case State::Failed:
        return tr("Not up to date: %1").arg(problem_);
    }
    return {};
}

} // namespace cliplad::ui
