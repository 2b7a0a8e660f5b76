#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "base/known_error.h"
#include "document/product_document.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Where the shots lie now: what was kept names the files that they were copied from.
std::unordered_map<std::string, fs::path> copiesOf(const std::vector<fs::path>& originals,
                                                   const std::vector<fs::path>& shots) {
    std::unordered_map<std::string, fs::path> copies;
    if (originals.size() == shots.size()) // else it was learned from others since
        for (std::size_t i = 0; i < shots.size(); ++i)
            copies.emplace(originals[i].native(), shots[i]);
    return copies;
}

/// What the Studio keeps beside product.yaml: rows that are switched off, the contact sheet, the tests.
void addStudioFile(const fs::path& file, DocumentState& state) {
    if (!isThere(file))
        return;
    const DocumentState kept = parseDraft(readFile(file), file.string()).state;
    if (!state.reviewThreshold) // where it was kept before product.yaml had a place for it
        state.reviewThreshold = kept.reviewThreshold;
    state.tests = kept.tests;
    const auto copies = copiesOf(kept.shots, state.shots);
    std::unordered_set<std::string> there;
    for (const fs::path& photo : state.photos)
        there.insert(photo.native());
    for (const fs::path& photo : kept.photos) {
        const auto copy = copies.find(photo.native());
        const fs::path& own = copy == copies.end() ? photo : copy->second;
        if (there.insert(own.native()).second)
            state.photos.push_back(own);
    }
    // Only where product.yaml was not edited by hand since: its labels are the ones that count.
    const Recipe own = state.recipe(), then = kept.recipe();
    if (own.prompts == then.prompts) {
        state.coarse = kept.coarse;
        state.fine = kept.fine;
    }
}

} // namespace

DocumentState readProductState(const fs::path& folder) {
    const ProductDefinition definition = ProductFolder::readDefinition(folder);
    DocumentState state;
    state.name = definition.name;
    state.modelName = definition.modelName;
    state.precision = definition.modelPrecision;
    state.setPrompts(definition.prompts);
    state.settings = definition.settings;
    state.ignore = definition.ignore;
    state.threshold = definition.threshold;
    state.reviewThreshold = definition.reviewThreshold;
    for (const auto& shot : definition.shots)
        state.shots.push_back(folder / "shots" / shot.file);
    for (const auto& photo : definition.validation)
        state.validation.push_back(folder / "validation" / photo.file);
    state.photos = state.shots;
    try {
        addStudioFile(folder / kStudioFile, state);
    } catch (const Error&) {
        // The product is whole without it.
    }
    return state;
}

LeftDraft readLeftDraft(const fs::path& file, const SavedPlace* open) {
    if (!isThere(file)) // holding it would leave a lock behind
        throw KnownError(KnownError::Kind::Missing, {}, "does not exist", file.string(), "check the path");
    LeftDraft left{.file = file, .held = DraftWriter::hold(file), .draft = {}, .place = {}};
    left.draft = parseDraft(readFile(file), file.string());
    try {
        if (!left.draft.folder.empty())
            left.place = SavedPlace::toOpen(left.draft.folder, left.draft.definitionSha256, open);
    } catch (const Error&) {
        // the edits count more than where they belong
    }
    if (!left.place)
        left.place = std::make_shared<SavedPlace>();
    return left;
}

bool isSaved(const Draft& draft) {
    if (draft.folder.empty())
        return false;
    try {
        const DocumentState saved = readProductState(draft.folder);
        if (draft.state == saved)
            return true;
        // With the photos that the copies in the folder were made from, as it was while it was saved.
        const fs::path file = draft.folder / kStudioFile;
        DocumentState kept = parseDraft(readFile(file), file.string()).state;
        kept.reviewThreshold = saved.reviewThreshold;
        const Recipe inFolder = saved.recipe(), then = kept.recipe();
        const bool isUntouched = inFolder == then && saved.modelName == kept.modelName &&
                                 saved.precision == kept.precision &&
                                 (kept.name.empty() || saved.name == kept.name);
        return isUntouched && draft.state == kept;
    } catch (const Error&) {
        return false; // what cannot be read has nothing
    }
}

} // namespace cliplad::ui
