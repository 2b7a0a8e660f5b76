#pragma once

#include <filesystem>
#include <vector>

#include <QImage>
#include <QObject>

#include "base/latest_runner.h"

namespace cliplad::ui {

/// The masks that data sets lay beside an image of theirs (layouts of core's openDataSets), found by its path
/// alone; empty where there are none.
std::vector<std::filesystem::path> groundTruthOf(const std::filesystem::path& image);

/// Format_Indexed8, 1 where any of the masks marks a defect; null without masks. Throws Error for a mask that
/// cannot be read.
QImage readGroundTruth(const std::filesystem::path& image);

/// Reads the ground truth of the image looked at beside the GUI thread; newest wins. GUI thread.
class GroundTruthReader : public QObject {
    Q_OBJECT

public:
    explicit GroundTruthReader(QObject* parent = nullptr);

    /// Answered by ready(), unless another is asked for first.
    void ask(const std::filesystem::path& image) { newest_ = runner_.submit(image); }

Q_SIGNALS:
    void ready(const QImage& mask); ///< null: there is none, or it cannot be read

private:
    using Runner = LatestRunner<std::filesystem::path, QImage>;

    void deliver(const Runner::Outcome& outcome);

    quint64 newest_ = 0;
    Runner runner_; ///< last
};

} // namespace cliplad::ui
