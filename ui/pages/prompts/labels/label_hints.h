#pragma once

#include <string>
#include <vector>

#include <QCoreApplication>
#include <QLocale>

#include "document/label_list.h"
#include "engine/preview.h"

namespace cliplad::ui {

class LabelEdits;

/// Something about the words that a person should know, found by looking at the shots.
struct LabelHint {
    enum class Kind {
        UnmetWords,   ///< the model never learned some of its words
        EatsPart,     ///< a coarse background label takes what a part would win
        NeverWins,    ///< no pixel on any shot
        Competes,     ///< another label is as near on much of what it wins
        WeakWords,    ///< what it wins is far less like its words than the others' is like theirs
        Unstable,     ///< its area differs much between the shots
        NoBackground, ///< everything counts as foreground
    };

    Kind kind = Kind::NeverWins;
    LabelPlace place;
    LabelPlace other = {}; ///< the part that is eaten, the label that competes
    double share = 0;      ///< 0 … 1; Unstable: the spread; WeakWords: the label's mean cosine
    std::vector<std::string> words = {}; ///< UnmetWords: those

    bool operator==(const LabelHint&) const = default;
};

/// Above these a label is pointed out.
constexpr double kMuchContested = 0.15;
constexpr double kMuchEaten = 0.25;
constexpr double kMuchSpread = 0.5;
/// Labels that win less of the shots are too small to compete or to be unsteady.
constexpr double kLeastArea = 0.002;
/// Below this share of the median of the other labels' mean cosines words count as weak.
constexpr double kWeakWords = 0.6;

/// What the preview shows to be amiss with the labels, worst first; rows are those of `state`. Labels that
/// `state` no longer has are passed over. Pure.
std::vector<LabelHint> labelHints(const DocumentState& state, const Preview& preview);

/// What a hint says and what it offers, in the language of the moment.
class LabelHintText {
    Q_DECLARE_TR_FUNCTIONS(LabelHintText)

public:
    static QString sentence(const LabelHint& hint, const DocumentState& state, const QLocale& locale);
    /// The button's text; empty where only a person can mend it.
    static QString action(const LabelHint& hint, const DocumentState& state);
};

/// What the button does: one undo step.
void applyHint(const LabelHint& hint, const DocumentState& state, LabelEdits& edits);

} // namespace cliplad::ui
