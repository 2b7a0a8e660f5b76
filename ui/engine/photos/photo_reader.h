#pragma once

#include <filesystem>

#include <QImage>
#include <QObject>

#include "base/latest_runner.h"

namespace cliplad::ui {

/// Reads one photo whole, beside the GUI thread, for a page that looks at it: the last one asked for wins.
/// GUI thread.
class PhotoReader : public QObject {
    Q_OBJECT

public:
    explicit PhotoReader(QObject* parent = nullptr);

    /// Answered by ready or failed, unless another is asked for first.
    void read(const std::filesystem::path& path);
    /// Nothing is wanted any more.
    void drop();

Q_SIGNALS:
    void ready(const QString& path, const QImage& photo);
    void failed(const QString& path, const QString& message);

private:
    struct Answer {
        std::filesystem::path path;
        QImage photo;
        QString problem;
    };

    void take(const Answer& answer);

    std::filesystem::path wanted_;
    LatestRunner<std::filesystem::path, Answer> runner_; ///< last
};

} // namespace cliplad::ui
