#pragma once

#include <vector>

#include <QObject>

#include "base/latest_runner.h"
#include "pages/part_marks.h"

namespace cliplad::ui {

/// Finds the marks of one image at a time beside the GUI thread; the newest asked for wins. GUI thread.
class PartMarker : public QObject {
    Q_OBJECT

public:
    explicit PartMarker(QObject* parent = nullptr);

    /// Of the preview's image. None while they are being found: ready() tells.
    std::vector<PartMark> find(const PreviewPtr& preview);

Q_SIGNALS:
    void ready();

private:
    struct Found {
        PreviewPtr of;
        std::vector<PartMark> marks;
    };

    PreviewPtr wanted_;
    Found found_;
    LatestRunner<PreviewPtr, Found> runner_; ///< last
};

} // namespace cliplad::ui
