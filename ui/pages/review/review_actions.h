#pragma once

#include <functional>
#include <utility>
#include <vector>

#include <QHash>
#include <QKeySequence>
#include <QString>

class QAction;

namespace cliplad::ui {

class Page;
class Studio;

/// What a person can do on the page by keys.
enum class ReviewAction {
    Good,
    Bad,
    Unsure,
    UndoDecision,
    Note,
    Next,
    Previous,
    NextUnreviewed,
    AddToShots,
    AddGoodPhotos,
    SideBySide,
    Split,
    Blink,
    FlipOverlay,
    Parts,
    Heat,
    Marks,
    ZoomToPeak
};

/// The page's actions with their keys, icons and texts in the language in force.
class ReviewActions {
public:
    ReviewActions(Studio& studio, Page& page, const std::function<void(ReviewAction)>& run);

    QAction& action(ReviewAction action) const { return *actions_[action]; }
    void retranslate();

private:
    QHash<ReviewAction, QAction*> actions_;
};

} // namespace cliplad::ui
