#pragma once

#include <filesystem>
#include <optional>

#include <QElapsedTimer>
#include <QObject>

#include "engine/preview.h"

namespace cliplad::ui {

class Engine;

/// What is on screen while a person edits: the newest preview, the image looked at, and whether the preview
/// still holds. All pages show this one session, so that they never contradict each other. GUI thread.
class LiveSession : public QObject {
    Q_OBJECT

public:
    /// Why there is nothing newer to see, or that there is not.
    enum class State {
        Empty,      ///< no product, or no image and no shots
        NeedsShots, ///< mark a good photo first
        NeedsWords, ///< the prompts cannot be used yet; problem() says why
        WaitsForModel,
        Computing, ///< preview() is of an earlier state, or there is none
        Current,
        Failed, ///< problem() says why; preview() is of an earlier state
    };
    Q_ENUM(State)

    explicit LiveSession(Engine& engine, QObject* parent = nullptr);

    /// The document changed: asks for a preview of it where one is possible.
    /// @param problem what is wrong with the recipe, or empty
    void setRequest(const PreviewRequest& request, const QString& problem);
    /// The image to look at; empty: none. Masks of another image are never kept on screen.
    void setImage(const std::filesystem::path& image);
    const std::filesystem::path& image() const { return image_; }
    /// Another product, or none.
    void reset();

    State state() const { return state_; }
    QString problem() const { return problem_; }
    /// The newest that was computed; null where there is none of this product and image.
    PreviewPtr preview() const { return preview_; }
    bool isCurrent() const { return state_ == State::Current; }
    /// The shown image's view: preview()->image, else the shot; null where there is none.
    const ImageView* imageView() const;
    /// What preview() says of the shown image; null where it is of another image, or of the shots alone.
    const Finding* finding() const;
    /// What to say in the corner of every picture made from preview(): "updating …", or empty when current.
    QString notice() const;
    /// How long the last edit took until its result was here, ms.
    double lastLatencyMs() const { return latencyMs_; }

Q_SIGNALS:
    void changed(); ///< state, preview or image
    void imageChanged();

private:
    void ask();
    void take(const PreviewPtr& preview);
    void fail(quint64 revision, const std::filesystem::path& image, const QString& message);
    void setState(State state, const QString& problem = {});

    Engine& engine_;
    std::optional<PreviewRequest> request_;
    std::filesystem::path image_;
    State state_ = State::Empty;
    QString problem_;
    QString recipeProblem_; ///< of request_; a failure of one image says nothing about the next
    PreviewPtr preview_;
    QElapsedTimer sinceEdit_;
    double latencyMs_ = 0;
};

} // namespace cliplad::ui
