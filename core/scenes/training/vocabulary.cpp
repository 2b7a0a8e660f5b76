#include "scenes/training/vocabulary.h"

#include "scenes/shapes/part_painter.h"
#include "scenes/training/flaws.h"

namespace cliplad {

const std::vector<KindWords>& kindWords() {
    static const std::vector<KindWords> words = [] {
        std::vector<KindWords> all;
        for (const PartPainter& painter : partPainters()) {
            KindWords entry{painter.kind, {painter.kind}, painter.takesColour, painter.collective};
            entry.synonyms.insert(entry.synonyms.end(), painter.synonyms.begin(), painter.synonyms.end());
            all.push_back(std::move(entry));
        }
        all.push_back({"liquid", {"liquid", "juice"}, true}); // only inside bottles
        all.push_back({"panel", {"panel", "front panel", "cover plate"}, false});
        all.push_back({"empty compartment", {"empty compartment", "empty place", "empty slot"}, false});
        for (const FlawWords& flaw : flawWords()) {
            KindWords entry{flaw.kind, {flaw.kind}, false, {"defect", "damage", "flaw"}};
            entry.synonyms.insert(entry.synonyms.end(), flaw.synonyms.begin(), flaw.synonyms.end());
            all.push_back(std::move(entry));
        }
        return all;
    }();
    return words;
}

const std::vector<BackgroundWords>& backgroundWords() {
    static const std::vector<BackgroundWords> words = {
        {"wood", {"wood", "wooden board", "wooden surface"}},
        {"particle board", {"particle board", "chipboard"}},
        {"cardboard", {"cardboard", "cardboard surface"}},
        {"paper", {"paper", "sheet of paper"}},
        {"fabric", {"fabric", "cloth"}},
        {"concrete", {"concrete", "concrete floor"}},
        {"stone", {"stone", "marble slab"}},
        {"leather", {"leather"}},
        {"cork", {"cork", "cork board"}},
        {"foam", {"foam", "sponge"}},
        {"metal sheet", {"metal sheet", "brushed metal", "metal surface"}},
        {"rusty metal", {"rusty metal", "rust"}},
        {"grid", {"grid", "checked paper"}},
        {"wire mesh", {"wire mesh", "metal mesh"}},
        {"cutting mat", {"cutting mat"}},
        {"plain background", {"plain background", "table", "surface"}},
        {"textured background", {"textured background", "rough surface"}},
        {"black background", {"black background", "dark background"}},
        {"black plastic", {"black plastic", "plastic surface"}},
        {"rubber mat", {"rubber mat", "rubber"}},
        {"conveyor belt", {"conveyor belt"}},
        {"tiles", {"tiles", "tiled floor"}},
        {"painted metal", {"painted metal", "painted surface"}},
        {"white background", {"white background", "bright background", "light table"}},
        {"studio backdrop", {"studio backdrop", "grey background", "backdrop"}},
        {"blurred background", {"blurred background", "out of focus background"}},
        {"pegboard", {"pegboard", "perforated board"}},
        {"wooden planks", {"wooden planks", "boards", "wood", "wooden table"}},
        {"painted wood", {"painted wood", "painted boards"}},
        {"checker plate", {"checker plate", "steel floor"}},
        {"corrugated metal", {"corrugated metal", "corrugated sheet"}},
        {"aluminium foil", {"aluminium foil", "crumpled foil"}},
        {"bubble wrap", {"bubble wrap", "packing foil"}},
        {"carpet", {"carpet", "rug"}},
        {"sand", {"sand", "sandy ground"}},
        {"gravel", {"gravel", "stones"}},
        {"plaster wall", {"plaster wall", "wall", "rough wall"}},
        {"brick wall", {"brick wall", "bricks"}},
        {"printed page", {"printed page", "newspaper", "printed paper"}},
        {"denim", {"denim", "blue cloth"}},
        {"terrazzo", {"terrazzo", "speckled floor"}},
        {"felt", {"felt", "soft cloth"}},
        {"woven mat", {"woven mat", "woven surface", "carbon fibre"}},
        {"plastic crate", {"plastic crate", "slats"}},
    };
    return words;
}

const KindWords* findKind(std::string_view kind) {
    for (const KindWords& words : kindWords())
        if (words.kind == kind)
            return &words;
    return nullptr;
}

const BackgroundWords* findBackground(std::string_view name) {
    for (const BackgroundWords& words : backgroundWords())
        if (words.name == name)
            return &words;
    return nullptr;
}

} // namespace cliplad
