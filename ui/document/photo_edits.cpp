#include "document/photo_edits.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>

#include <QCoreApplication>

#include "document/path_text.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PhotoEdits)
};

std::unordered_set<std::string> namesOf(const Paths& paths) {
    std::unordered_set<std::string> names;
    names.reserve(paths.size());
    for (const fs::path& path : paths)
        names.insert(path.native());
    return names;
}

void erase(Paths& paths, const std::unordered_set<std::string>& names) {
    std::erase_if(paths, [&](const fs::path& path) { return names.contains(path.native()); });
}

std::size_t append(Paths& paths, const Paths& more, std::unordered_set<std::string> without) {
    std::size_t added = 0;
    for (const fs::path& path : more)
        if (without.insert(path.native()).second) {
            paths.push_back(path);
            ++added;
        }
    return added;
}

// Names of edits, as functions: in a lambda lupdate takes their texts for another class's.
QString addedText(const DocumentState& before, const DocumentState& after) {
    return Text::tr("Add to the good photos: %1").arg(photosBeyond(after.validation, before.validation));
}

QString removedText(const DocumentState& before, const DocumentState& after) {
    return Text::tr("Remove from the good photos: %1").arg(photosBeyond(before.validation, after.validation));
}

} // namespace

std::size_t addPhotos(DocumentState& state, const Paths& photos) {
    return append(state.photos.edit(), photos, namesOf(state.photos));
}

void removePhotos(DocumentState& state, const Paths& photos) {
    const auto names = namesOf(photos);
    erase(state.photos.edit(), names);
    erase(state.shots, names);
}

Paths withoutStar(const DocumentState& state, const Paths& photos) {
    const auto stars = namesOf(state.shots), wanted = namesOf(photos);
    std::unordered_set<std::string> fit;
    for (const fs::path& photo : state.photos)
        if (wanted.contains(photo.native()) && !stars.contains(photo.native()))
            fit.insert(photo.native());
    Paths without;
    std::copy_if(photos.begin(), photos.end(), std::back_inserter(without),
                 [&](const fs::path& photo) { return fit.contains(photo.native()); });
    return without;
}

void giveStars(DocumentState& state, const Paths& photos) {
    append(state.shots, photos, namesOf(state.shots));
    if (!state.validation.empty())
        erase(state.validation.edit(), namesOf(photos));
}

void takeStars(DocumentState& state, const Paths& photos) {
    erase(state.shots, namesOf(photos));
}

std::size_t addGoodPhotos(ProductDocument& document, const Paths& photos) {
    std::size_t added = 0;
    document.edit(&addedText, [&](DocumentState& state) {
        auto without = namesOf(state.validation);
        without.merge(namesOf(state.shots));
        added = append(state.validation.edit(), photos, std::move(without));
    });
    return added;
}

void removeGoodPhotos(ProductDocument& document, const Paths& photos) {
    document.edit(&removedText,
                  [&](DocumentState& state) { erase(state.validation.edit(), namesOf(photos)); });
}

QString photosBeyond(const Paths& more, const Paths& less) {
    if (more.size() <= less.size())
        return {};
    const std::size_t count = more.size() - less.size();
    if (count > 1)
        return Text::tr("%n photos", nullptr, static_cast<int>(count));
    const auto isSame = [](const fs::path& a, const fs::path& b) { return a.native() == b.native(); };
    return toText(std::mismatch(less.begin(), less.end(), more.begin(), isSame).second->filename());
}

} // namespace cliplad::ui
