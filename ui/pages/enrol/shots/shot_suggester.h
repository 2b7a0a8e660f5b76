#pragma once

#include <QObject>
#include <QPointer>

namespace cliplad {
struct ShotSuggestion;
struct SuggestionRequest;
} // namespace cliplad

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// Chooses the most different photos as shots, in the background; what was marked by hand stays.
class ShotSuggester : public QObject {
    Q_OBJECT

public:
    ShotSuggester(Studio& studio, QObject* parent);

    bool isRunning() const;
    /// @param count shots altogether
    void start(int count);
    void cancel(); ///< what was found by then is dropped

Q_SIGNALS:
    void changed(); ///< isRunning()

private:
    void take(const ShotSuggestion& suggestion, const SuggestionRequest& request);

    Studio& studio_;
    QPointer<BackgroundJob> job_;
};

} // namespace cliplad::ui
