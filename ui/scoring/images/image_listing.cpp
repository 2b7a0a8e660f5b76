#include "scoring/images/image_listing.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "dataset/data_set.h"
#include "dataset/image_files.h"
#include "report/result_names.h"
#include "report/unique_names.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kTestFolderDepth = 3; ///< <root>/test/<defect>/000.png, and one for good measure

std::vector<DataSet> dataSetsIn(const fs::path& folder) {
    try {
        return openDataSets(folder);
    } catch (const Error&) {
        return {}; // a folder of photos
    }
}

void tellTruth(const DataSetImage& known, ScoreImage& image) {
    image.anomalous = known.group != DataSetGroup::Good;
    image.defect = known.defect;
}

/// The truth about images that lie in test folders of data sets.
class TestFolders {
public:
    void tell(ScoreImage& image) {
        fs::path folder = image.path.parent_path();
        for (int depth = 0; depth < kTestFolderDepth && folder.has_relative_path(); ++depth) {
            if (folder.filename() == "test") {
                const auto& known = knownOf(folder.parent_path());
                if (const auto found = known.find(image.path); found != known.end())
                    tellTruth(found->second, image);
                return;
            }
            folder = folder.parent_path();
        }
    }

private:
    const std::map<fs::path, DataSetImage>& knownOf(const fs::path& root) {
        const auto [place, isNew] = known_.try_emplace(root);
        if (isNew)
            for (const DataSet& set : dataSetsIn(root))
                for (const DataSetImage& image : set.images)
                    place->second.emplace(image.path, image);
        return place->second;
    }

    std::map<fs::path, std::map<fs::path, DataSetImage>> known_;
};

/// Collects images, each once and each with a name of its own.
class Collected {
public:
    void add(ScoreImage image) {
        image.path = fs::absolute(image.path).lexically_normal();
        if (!seen_.insert(image.path).second)
            return;
        image.stem = names_.take(image.stem);
        if (!image.anomalous)
            folders_.tell(image);
        images_.push_back(std::move(image));
    }

    void add(const DataSet& set) {
        for (const DataSetImage& known : set.select(DataSetSplit::Test)) {
            ScoreImage image{
                .path = known.path,
                .stem = known.path.lexically_relative(set.root).replace_extension().generic_string()};
            tellTruth(known, image);
            add(std::move(image));
        }
    }

    std::vector<ScoreImage> take() { return std::move(images_); }

private:
    std::vector<ScoreImage> images_;
    std::set<fs::path> seen_;
    UniqueNames names_;
    TestFolders folders_;
};

void addFolder(const fs::path& folder, Collected& collected, const JobContext& job) {
    const std::vector<DataSet> sets = dataSetsIn(folder);
    if (sets.size() > 1) {
        std::string names;
        for (const DataSet& set : sets)
            names += (names.empty() ? "" : ", ") + set.name;
        throw Error(fmt::format("holds several data sets: {}", names), folder.string(),
                    "add the one that shows this product");
    }
    if (sets.size() == 1 && !sets[0].select(DataSetSplit::Test).empty())
        return collected.add(sets[0]);
    for (const ResultName& image : expandImages({folder.string()}, {}, job))
        collected.add(ScoreImage{.path = image.path, .stem = image.stem});
}

} // namespace

std::vector<ScoreImage> listScoreImages(const std::vector<fs::path>& paths, const JobContext& job) {
    Collected collected;
    for (const fs::path& path : paths) {
        job.throwIfStopped();
        std::error_code unknown;
        if (fs::is_directory(path, unknown))
            addFolder(path, collected, job);
        else if (hasImageName(path))
            collected.add(ScoreImage{.path = path, .stem = path.stem().string()});
    }
    std::vector<ScoreImage> images = collected.take();
    if (images.empty())
        throw Error("holds no images", paths.empty() ? "" : paths.front().string(),
                    "choose image files, or a folder with png, jpg, bmp, tif or webp");
    return images;
}

} // namespace cliplad::ui
