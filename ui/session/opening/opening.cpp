#include "session/opening/opening.h"

#include <utility>

#include "base/folder.h"
#include "base/known_error.h"
#include "dataset/image_files.h"
#include "document/product_document.h"
#include "inspection/product/product_folder.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

Opened readProduct(const fs::path& folder) {
    // The hash first: what is changed between the two is asked about once too often, not once too seldom.
    std::string sha256 = ProductFolder::definitionSha256(folder);
    return {.kind = Opened::Kind::Product,
            .product = folder,
            .definitionSha256 = std::move(sha256),
            .state = readProductState(folder)};
}

Opened withPhotos(const fs::path& path, std::vector<fs::path> photos) {
    Opened opened{.kind = Opened::Kind::Photos};
    opened.state.name = path.filename().string();
    opened.state.photos = std::move(photos);
    return opened;
}

/// The photos of products within are theirs.
Opened readOtherFolder(const fs::path& folder, const JobContext& job) {
    std::vector<fs::path> products = listFolders(folder);
    std::erase_if(products, [](const fs::path& inner) { return !ProductFolder::isProduct(inner); });
    if (std::vector<fs::path> photos = listImageFiles(folder, Recursion::WithSubfolders, products, job);
        !photos.empty())
        return withPhotos(folder, std::move(photos));
    Opened opened{.kind = products.empty() ? Opened::Kind::Nothing : Opened::Kind::Products};
    for (const fs::path& product : products)
        opened.products.push_back(product.filename().string());
    return opened;
}

} // namespace

Opened readForOpening(const fs::path& path, const JobContext& job) {
    if (!isThere(path))
        throw KnownError(KnownError::Kind::Missing, {}, "does not exist", path.string(), "check the path");
    if (ProductFolder::isProduct(path))
        return readProduct(path);
    if (isFolder(path))
        return readOtherFolder(path, job);
    if (path == ProductFolder::definitionFile(path.parent_path()))
        return readProduct(path.parent_path());
    return hasImageName(path) ? withPhotos(path, {path}) : Opened();
}

} // namespace cliplad::ui
