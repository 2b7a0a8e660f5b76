#include "session/opening/opening.h"

#include <unordered_set>
#include <utility>

#include <QStringList>

#include "base/folder.h"
#include "base/known_error.h"
#include "dataset/image_files.h"
#include "document/product_document.h"
#include "inspection/product/product_folder.h"
#include "widgets/photo_listing.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNamesTold = 5;

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

QString namesOf(const std::vector<std::string>& products) {
    QStringList names;
    for (std::size_t i = 0; i < products.size() && i < kNamesTold; ++i)
        names.append(QString::fromStdString(products[i]));
    if (products.size() > kNamesTold)
        names.append(QStringLiteral("…"));
    return names.join(QStringLiteral(", "));
}

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

fs::path productOf(const fs::path& path) {
    if (ProductFolder::isProduct(path))
        return path;
    const fs::path folder = path.parent_path();
    return path == ProductFolder::definitionFile(folder) && ProductFolder::isProduct(folder) ? folder
                                                                                             : fs::path();
}

Opened readDropped(const std::vector<fs::path>& paths, const JobContext& job) {
    Opened opened;
    std::vector<fs::path> rest;
    for (const fs::path& path : paths) {
        job.throwIfStopped();
        if (const fs::path product = hasImageName(path) ? fs::path() : productOf(path); product.empty())
            rest.push_back(path);
        else
            opened.products.push_back(folderName(product)); // dropped with a slash at its end, perhaps
    }
    ListedPhotos listed = listPhotos(rest, job);
    std::unordered_set<std::string> seen; // a folder and photos of it
    std::erase_if(listed.photos, [&](const fs::path& photo) { return !seen.insert(photo.native()).second; });
    opened.others = listed.others;
    opened.kind = !listed.photos.empty()     ? Opened::Kind::Photos
                  : !opened.products.empty() ? Opened::Kind::Products
                                             : Opened::Kind::Nothing;
    opened.state.photos = std::move(listed.photos);
    return opened;
}

} // namespace cliplad::ui
