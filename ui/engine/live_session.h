#pragma once

#include <filesystem>
#include <optional>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "engine/preview.h"
#include "engine/wording.h"

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
        Computing, ///< preview() is of an earlier state, or not whole, or there is none
        Current,
        Failed, ///< problem() says why; preview() is of an earlier state
    };
    Q_ENUM(State)

    explicit LiveSession(Engine& engine, QObject* parent = nullptr);

    /// The document changed: asks for a preview of it where one is possible.
    /// @param problem what is wrong with the recipe; null: nothing
    void setRequest(const PreviewRequest& request, const Wording& problem);
    /// The image to look at; empty: none. Masks of another image are never kept on screen.
    void setImage(const std::filesystem::path& image);
    const std::filesystem::path& image() const { return image_; }
    /// The image's file is another one now: what was read of it is no more shown. To be asked for anew.
    void forgetPhoto();
    /// Another product, or none.
    void reset();

    State state() const { return state_; }
    QString problem() const { return problem_ ? problem_() : QString(); } ///< in the language in force
    /// The newest that was computed; null where there is none of this product and image.
    PreviewPtr preview() const { return preview_; }
    bool isCurrent() const { return state_ == State::Current; }
    /// Whether the masks of all shots are those of now: also while only the image is looked at, or the
    /// calibration is being learned (then preview()->isWhole is false).
    bool shotsAreCurrent() const;
    /// The shown image's view: preview()->image, else the shot; null where there is none.
    const ImageView* imageView() const;
    /// The shown image's pixels, of imageView() or read beside it: there at once, also while the model loads
    /// or does not. Null until it is read; asking begins that, and changed() tells.
    QImage photo();
    /// What to say in its place: that it is being read, or why it cannot be.
    QString photoNotice() const;
    /// What preview() says of the shown image; null where it is of another image, or of the shots alone.
    const Finding* finding() const;
    /// What to say in the corner of every picture made from preview(): "updating …", or empty when current.
    QString notice() const;
    /// The same in a few words, without why: "encoding 5 of 14 · about 1 min left"; empty where nothing is
    /// being encoded.
    QString encodingText() const;
    /// How long the last edit took until its result was here, ms.
    double lastLatencyMs() const { return latencyMs_; }

Q_SIGNALS:
    void changed(); ///< state, preview or image
    void imageChanged();

private:
    void ask();
    void take(const PreviewPtr& preview);
    void takeSeen(const PreviewPtr& begun);
    void takeProgress(const EncodingProgress& progress);
    void tellEncoding();
    void followModel();
    bool isWanted(quint64 revision, const std::filesystem::path& image) const;
    void fail(quint64 revision, const std::filesystem::path& image, const QString& message);
    void setState(State state, const Wording& problem = {});
    QString computingNotice() const;

    Engine& engine_;
    std::optional<PreviewRequest> request_;
    std::filesystem::path image_;
    State state_ = State::Empty;
    Wording problem_;       ///< null: none
    Wording recipeProblem_; ///< of request_, null: none; a failure of one image says nothing about the next
    PreviewPtr preview_;
    QElapsedTimer sinceEdit_;
    double latencyMs_ = 0;
    std::optional<EncodingProgress> encoding_; ///< of the newest request
    QElapsedTimer sinceEncoding_;              ///< began
    QTimer encodingPause_;                     ///< runs while what was last told of it is new
    bool encodingIsUntold_ = false;
    double encodingMs_ = 0;          ///< that one takes with this model; 0: not known yet
    std::filesystem::path readPath_; ///< that photo_ is of, or will be
    QImage photo_;
    QString photoProblem_; ///< why it cannot be read
};

} // namespace cliplad::ui
