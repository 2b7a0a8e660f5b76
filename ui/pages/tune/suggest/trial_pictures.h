#pragma once

#include <QHash>
#include <QPixmap>

#include "clip/label.h"
#include "engine/trial_suggestion.h"

class QPainter;
class QWidget;

namespace cliplad::ui {

/// The masks of a trial side by side, each with its shot's number below; a frame has the one that fits worst.
/// They are painted once: a table asks for them whenever it is scrolled. GUI thread.
class TrialPictures {
public:
    /// @param shownOn has their colours, letters and scale
    explicit TrialPictures(const QWidget& shownOn)
        : shownOn_(shownOn) {}

    /// Of a trial of so many shots, px.
    QSize size(std::size_t shots) const;
    /// @param labels that the parts belong to
    QPixmap of(const Trial& trial, const std::vector<Label>& labels);
    /// After another theme, other letters or another run.
    void clear() { painted_.clear(); }

private:
    QPixmap painted(const Trial& trial, const std::vector<Label>& labels) const;
    void paintNumber(QPainter& painter, const QRect& picture, const QString& number, bool isWorst) const;

    const QWidget& shownOn_;
    QHash<qint64, QPixmap> painted_; ///< by the first mask's cacheKey()
};

} // namespace cliplad::ui
