#include "pages/prompts/labels/label_hints.h"

#include <algorithm>
#include <numeric>

#include "pages/prompts/labels/label_edits.h"
#include "session/warning_text.h"

namespace cliplad::ui {
namespace {

/// Looks through the labels of one list.
class HintSearch {
public:
    HintSearch(const DocumentState& state, const Preview& preview, LabelList list,
               std::vector<LabelHint>& hints)
        : state_(state)
        , preview_(preview)
        , list_(list)
        , labels_(labelsOf(preview.request.recipe.prompts, list))
        , fits_(list == LabelList::Coarse ? preview.coarseFit : preview.fineFit)
        , hints_(hints) {}

    void run() {
        for (std::size_t i = 0; i < std::min(labels_.size(), fits_.size()); ++i)
            if (const LabelPlace place = placeOf(list_, static_cast<int>(i)); place.row >= 0)
                look(static_cast<int>(i), place);
    }

private:
    LabelPlace placeOf(LabelList list, int index) const {
        const auto& labels = labelsOf(preview_.request.recipe.prompts, list);
        if (index < 0 || index >= static_cast<int>(labels.size()))
            return {list, -1};
        const auto& rows = rowsOf(state_, list);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const LabelRow& candidate) {
            return candidate.enabled && candidate.label.name == labels[static_cast<std::size_t>(index)].name;
        });
        return {list, row == rows.end() ? -1 : static_cast<int>(row - rows.begin())};
    }

    static bool wins(const LabelFit& fit) {
        return std::any_of(fit.shotAreaPx.begin(), fit.shotAreaPx.end(), [](int area) { return area > 0; });
    }

    bool isNoteworthy(const LabelFit& fit) const {
        double all = 0;
        for (const ImageView& shot : preview_.shots)
            all += static_cast<double>(shot.coarse.width()) * shot.coarse.height();
        return std::accumulate(fit.shotAreaPx.begin(), fit.shotAreaPx.end(), 0) >= kLeastArea * all;
    }

    bool isBackground(int index) const { return labels_[static_cast<std::size_t>(index)].background; }

    void look(int index, LabelPlace place) {
        using Kind = LabelHint::Kind;
        const LabelFit& fit = fits_[static_cast<std::size_t>(index)];
        const LabelPlace eater = fit.eatenShare > kMuchEaten ? placeOf(LabelList::Coarse, fit.eatenBy)
                                                             : LabelPlace{LabelList::Coarse, -1};
        if (!fit.unmetWords.empty())
            add({.kind = Kind::UnmetWords, .place = place, .words = fit.unmetWords});
        if (eater.row >= 0)
            add({.kind = Kind::EatsPart, .place = eater, .other = place, .share = fit.eatenShare});
        if (list_ == LabelList::Coarse && !preview_.hasCoarseStage)
            return; // those that are no background are not asked, and fine ones may do what a background does
        if (!wins(fit)) {
            if (eater.row < 0) // else its words are not to blame
                add({.kind = Kind::NeverWins, .place = place});
            return;
        }
        if (competes(index, fit))
            if (const LabelPlace rival = placeOf(list_, fit.rival); rival.row >= 0)
                add({.kind = Kind::Competes, .place = place, .other = rival, .share = fit.contestedShare});
        if (fit.meanSimilarity < kWeakWords * medianOfOthers(index))
            add({.kind = Kind::WeakWords, .place = place, .other = {}, .share = fit.meanSimilarity});
        if (!isBackground(index) && fit.areaSpread > kMuchSpread && isNoteworthy(fit))
            add({.kind = Kind::Unstable, .place = place, .other = {}, .share = fit.areaSpread});
    }

    void add(const LabelHint& hint) { hints_.push_back(hint); }

    /// Between labels that end up as the same it does not matter who wins; a pair is told once, by the one
    /// that loses more.
    bool competes(int index, const LabelFit& fit) const {
        if (fit.contestedShare <= kMuchContested || fit.rival < 0 || !isNoteworthy(fit))
            return false;
        const bool sameKind = isBackground(index) == isBackground(fit.rival);
        if (sameKind && (list_ == LabelList::Coarse || isBackground(index)))
            return false;
        const LabelFit& back = fits_[static_cast<std::size_t>(fit.rival)];
        const bool isMutual =
            back.rival == index && back.contestedShare > kMuchContested && isNoteworthy(back);
        return !isMutual || back.contestedShare < fit.contestedShare ||
               (back.contestedShare == fit.contestedShare && index < fit.rival);
    }

    /// 0 where fewer than two others win anything: nothing to compare with.
    double medianOfOthers(int index) const {
        std::vector<double> means;
        for (std::size_t i = 0; i < fits_.size(); ++i)
            if (static_cast<int>(i) != index && wins(fits_[i]))
                means.push_back(fits_[i].meanSimilarity);
        if (means.size() < 2)
            return 0;
        const auto middle = means.begin() + static_cast<std::ptrdiff_t>(means.size() / 2);
        std::nth_element(means.begin(), middle, means.end());
        return *middle;
    }

    const DocumentState& state_;
    const Preview& preview_;
    const LabelList list_;
    const std::vector<Label>& labels_;
    const std::vector<LabelFit>& fits_;
    std::vector<LabelHint>& hints_;
};

/// What lets a part win that a coarse background takes.
struct PartRescue {
    enum class Way { None, SwitchOn, NoBackground, AddWords };
    Way way = Way::None;
    LabelPlace coarse = {LabelList::Coarse, -1};
};

PartRescue rescueOf(const DocumentState& state, LabelPlace part) {
    using Way = PartRescue::Way;
    const LabelRow* row = rowAt(state, part);
    if (row == nullptr)
        return {};
    const std::vector<std::string> words = wordsOf(row->label);
    PartRescue rescue;
    for (std::size_t i = 0; i < state.coarse.size(); ++i) {
        const auto& [label, enabled] = state.coarse[i];
        const LabelPlace place{LabelList::Coarse, static_cast<int>(i)};
        const std::vector<std::string> own = wordsOf(label);
        const auto isShared = [&](const std::string& word) { return holdsWord(words, word); };
        const bool shares = std::any_of(own.begin(), own.end(), isShared);
        if (enabled && shares) // other words of a background are to stay background
            return label.background && std::all_of(own.begin(), own.end(), isShared)
                       ? PartRescue{Way::NoBackground, place}
                       : PartRescue{};
        if (!label.background && shares)
            rescue = {Way::SwitchOn, place};
        else if (!label.background && enabled && rescue.way == Way::None)
            rescue = {Way::AddWords, place};
    }
    return rescue;
}

bool canJoin(const DocumentState& state, const LabelHint& hint) {
    const LabelRow* one = rowAt(state, hint.place);
    const LabelRow* other = rowAt(state, hint.other);
    return one != nullptr && other != nullptr && one->label.background == other->label.background;
}

QString nameAt(const DocumentState& state, LabelPlace place) {
    const LabelRow* row = rowAt(state, place);
    return row == nullptr ? QString() : QString::fromStdString(row->label.name);
}

} // namespace

std::vector<LabelHint> labelHints(const DocumentState& state, const Preview& preview) {
    std::vector<LabelHint> hints;
    if (preview.shots.empty())
        return hints;
    HintSearch(state, preview, LabelList::Coarse, hints).run();
    HintSearch(state, preview, LabelList::Fine, hints).run();
    const auto isBackground = [](const LabelRow& row) { return row.enabled && row.label.background; };
    const auto hasBackground = [&](const std::vector<LabelRow>& rows) {
        return std::any_of(rows.begin(), rows.end(), isBackground);
    };
    if (!state.coarse.empty() && !hasBackground(state.coarse) &&
        (preview.hasCoarseStage || !hasBackground(state.fine)))
        hints.push_back({.kind = LabelHint::Kind::NoBackground, .place = {LabelList::Coarse, -1}});
    std::stable_sort(hints.begin(), hints.end(),
                     [](const LabelHint& a, const LabelHint& b) { return a.kind < b.kind; });
    return hints;
}

QString LabelHintText::sentence(const LabelHint& hint, const DocumentState& state, const QLocale& locale) {
    const QString name = nameAt(state, hint.place), other = nameAt(state, hint.other);
    const QString percent = locale.toString(100 * hint.share, 'f', 0);
    switch (hint.kind) {
    case LabelHint::Kind::UnmetWords:
        return unmetWordsText(hint.words, name);
    case LabelHint::Kind::EatsPart:
        return tr("The background “%1” takes %3 % of the pixels that the part “%2” would win. A part wins "
                  "only where a coarse label that is not background wins: give such a label its words, or "
                  "the background words that differ more.")
            .arg(name, other, percent);
    case LabelHint::Kind::NeverWins:
        return tr("“%1” wins no pixel on any shot. Leave it if only faulty products show it; otherwise try "
                  "other words, or switch it off.")
            .arg(name);
    case LabelHint::Kind::Competes:
        return tr("“%1” and “%2” compete: %3 % of what “%1” wins could as well be “%2”. Use words that "
                  "differ more.")
            .arg(name, other, percent);
    case LabelHint::Kind::WeakWords:
        return tr("The words of “%1” fit badly: what it wins is only %2 like them, much less than with the "
                  "other "
                  "labels. Try other words.")
            .arg(name, locale.toString(hint.share, 'f', 2));
    case LabelHint::Kind::Unstable:
        return tr("The area of “%1” differs by %2 % between the shots: its words fit some of them only, or "
                  "the "
                  "shots differ.")
            .arg(name, percent);
    case LabelHint::Kind::NoBackground:
        return tr("No coarse label is background, so the whole photo counts as foreground.");
    }
    return {};
}

QString LabelHintText::action(const LabelHint& hint, const DocumentState& state) {
    switch (hint.kind) {
    case LabelHint::Kind::NeverWins:
        return tr("Switch off");
    case LabelHint::Kind::Competes:
        return canJoin(state, hint) ? tr("Join them") : QString();
    case LabelHint::Kind::EatsPart: {
        const auto [way, coarse] = rescueOf(state, hint.other);
        const QString name = nameAt(state, coarse);
        switch (way) {
        case PartRescue::Way::None:
            return {};
        case PartRescue::Way::SwitchOn:
            return tr("Switch on coarse “%1”").arg(name);
        case PartRescue::Way::NoBackground:
            return tr("Coarse “%1” is no background").arg(name);
        case PartRescue::Way::AddWords:
            return tr("Add “%1” to “%2”").arg(nameAt(state, hint.other), name);
        }
        return {};
    }
    case LabelHint::Kind::NoBackground:
        return tr("Add “background”");
    case LabelHint::Kind::UnmetWords:
    case LabelHint::Kind::WeakWords:
    case LabelHint::Kind::Unstable:
        return {};
    }
    return {};
}

void applyHint(const LabelHint& hint, const DocumentState& state, LabelEdits& edits) {
    switch (hint.kind) {
    case LabelHint::Kind::NeverWins:
        return edits.setEnabled(hint.place, false);
    case LabelHint::Kind::Competes:
        if (canJoin(state, hint))
            edits.join(hint.place, hint.other);
        return;
    case LabelHint::Kind::EatsPart: {
        const auto [way, coarse] = rescueOf(state, hint.other);
        if (way == PartRescue::Way::SwitchOn)
            edits.setEnabled(coarse, true);
        else if (way == PartRescue::Way::NoBackground)
            edits.setBackground(coarse, false);
        else if (way == PartRescue::Way::AddWords)
            edits.addWords(coarse, hint.other);
        return;
    }
    case LabelHint::Kind::NoBackground:
        edits.add(LabelList::Coarse, "background", true);
        return;
    case LabelHint::Kind::UnmetWords:
    case LabelHint::Kind::WeakWords:
    case LabelHint::Kind::Unstable:
        return;
    }
}

} // namespace cliplad::ui
