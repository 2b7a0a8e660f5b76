#include "inspection/enrolment.h"

#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/sha256.h"
#include "image/photo.h"

namespace cliplad {
namespace {

std::string sizeText(cv::Size size) {
    return fmt::format("{}×{} px", size.width, size.height);
}

/// A name that product.yaml can hold: no control characters, ASCII only where the bytes might be no UTF-8.
std::string plainName(const std::filesystem::path& path) {
    std::string name = path.filename().string();
    for (char& c : name)
        if (const auto byte = static_cast<unsigned char>(c); byte < 0x20 || byte >= 0x7f || c == '\\')
            c = '_';
    return name;
}

/// Entries for the product's copies; their names differ also where photos of two folders have one name.
std::vector<ProductDefinition::Photo> photoEntries(const std::vector<std::filesystem::path>& paths,
                                                   const std::vector<std::string>& hashes) {
    std::vector<ProductDefinition::Photo> photos;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const std::filesystem::path plain = plainName(paths[i]);
        std::string name = plain.string();
        for (int copy = 2; !taken.insert(name).second; ++copy)
            name = fmt::format("{}-{}{}", plain.stem().string(), copy, plain.extension().string());
        photos.push_back({name, hashes[i]});
    }
    return photos;
}

std::vector<Photo> readShots(const std::vector<std::filesystem::path>& paths, const JobContext& job,
                             std::vector<NamedPhoto>& named) {
    std::vector<Photo> shots;
    for (const auto& path : paths) {
        job.throwIfStopped();
        shots.push_back(loadPhoto(path));
        named.push_back({path.string(), shots.back().rgb.size(), hashPhoto(shots.back().rgb)});
    }
    return shots;
}

std::vector<std::string> hashesOf(const std::vector<std::filesystem::path>& paths) {
    std::vector<std::string> hashes;
    for (const auto& path : paths)
        hashes.push_back(sha256OfFile(path));
    return hashes;
}

std::vector<ValidationPhoto> validationPhotos(const std::vector<std::filesystem::path>& paths,
                                              const ProductDefinition& definition) {
    std::map<std::string, std::string> shotOfHash;
    for (const auto& shot : definition.shots)
        shotOfHash.emplace(shot.sha256, shot.file);
    std::vector<ValidationPhoto> photos;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const std::string& hash = definition.validation[i].sha256;
        if (const auto shot = shotOfHash.find(hash); shot != shotOfHash.end())
            throw Error(
                fmt::format("is also the shot '{}', so it says nothing about normal spread", shot->second),
                paths[i].string(), "leave it out of the validation photos");
        photos.push_back({hash, [path = paths[i]] { return loadPhoto(path).rgb; }});
    }
    return photos;
}

ProductMemory memoryOf(const LineMemory& memory) {
    return {.centres = *memory.centres,
            .coarse = *memory.coarse,
            .fine = *memory.fine,
            .counts = *memory.counts,
            .patches = *memory.patches,
            .sample = *memory.sample};
}

} // namespace

void checkRecipe(const Recipe& recipe) {
    auto problems = validatePrompts(recipe.prompts);
    const std::size_t promptProblems = problems.size();
    for (ValidationProblem& problem : validateSettings(recipe.settings))
        problems.push_back(std::move(problem));
    if (!problems.empty())
        throw Error(problems.front().message, problems.front().key,
                    promptProblems > 0 ? "change the prompts" : "change the setting");
}

void checkShots(std::span<const NamedPhoto> shots) {
    if (shots.empty())
        throw Error("there are no shots to learn from", {}, "give at least one photo of a good part");
    std::map<std::string, std::string> nameOfHash;
    for (const NamedPhoto& shot : shots) {
        if (const auto [first, isNew] = nameOfHash.emplace(shot.hash, shot.name); !isNew)
            throw Error(fmt::format("shows the same picture as {}", first->second), shot.name,
                        "give each photo once: a copy teaches nothing about how good parts vary");
        if (shot.size != shots[0].size)
            throw Error(fmt::format("is {}, but {} is {}", sizeText(shot.size), shots[0].name,
                                    sizeText(shots[0].size)),
                        shot.name, "take all shots with one camera setting, or bring them to one size");
    }
}

Product enrol(const Backbone& backbone, const EnrolmentRequest& request, const JobContext& job) {
    Product product;
    ProductDefinition& definition = product.definition;
    definition = {.name = request.name,
                  .prompts = request.prompts,
                  .settings = request.settings,
                  .ignore = request.ignore,
                  .threshold = request.threshold,
                  .modelName = backbone.info().name,
                  .modelSha256 = backbone.info().sha256,
                  .modelPrecision = backbone.info().precision,
                  .shots = {},
                  .validation = {}};
    checkRecipe(definition.recipe());
    std::vector<NamedPhoto> named;
    const std::vector<Photo> photos = readShots(request.shots, job, named);
    checkShots(named);
    std::vector<std::string> hashes;
    for (const Photo& photo : photos)
        hashes.push_back(photo.sha256);
    definition.shots = photoEntries(request.shots, hashes);
    definition.validation = photoEntries(request.validation, hashesOf(request.validation));
    const auto validation = validationPhotos(request.validation, definition);

    const InspectionLine line(definition.recipe(), nullptr, job);
    std::vector<LineImage> shots;
    const auto count = static_cast<std::int64_t>(photos.size());
    for (std::int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<std::size_t>(i);
        job.progress(i, count, fmt::format("encoding shot {} of {}", i + 1, count));
        shots.push_back(line.encode(backbone, photos[index].rgb, named[index].hash));
        shots.back().features.share();
    }
    job.progress(count, count, "learning clusters, words and patches");
    const LineMemory memory = line.learn(backbone, shots, validation);
    product.memory = memoryOf(memory);
    product.calibration = *memory.calibration;
    product.calibratedOn = describeSample(product.memory.sample);
    return product;
}

} // namespace cliplad
