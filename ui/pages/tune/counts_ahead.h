#pragma once

#include <set>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "engine/preview.h"

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// Computes the shots with every cluster count of the slider ahead of time, the nearest to the present count
/// first, so that the slider never waits. Begins anew when anything but the count, the threshold or a colour
/// changes. Steps aside for other background work. GUI thread.
class CountsAhead : public QObject {
    Q_OBJECT

public:
    static constexpr int kLeast = 2;
    static constexpr int kMost = 20;

    CountsAhead(Studio& studio, QObject* parent);

    /// Works only while someone looks.
    void setActive(bool active);
    /// Counts that are computed for the document as it is.
    const std::set<int>& ready() const { return ready_; }
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void startOver();
    void followDocument();
    void followLive();
    void begin();
    void take();

    Studio& studio_;
    PreviewRequest key_; ///< the document without what does not matter
    std::set<int> ready_;
    QPointer<BackgroundJob> job_;
    std::vector<int> order_; ///< counts that the job computes, in its order
    QTimer quiet_;
    bool active_ = false;
};

} // namespace cliplad::ui
