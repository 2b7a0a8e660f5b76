#include "inspection/enrolment.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <opencv2/core.hpp>

#include "image/photo.h"
#include "inspection/line/inspection_line.h"
#include "inspection/product/yaml_document.h"

namespace cliplad {
namespace {

/// Photos whose sides differ in proportion by less have one shape.
constexpr double kSameAspect = 0.02;

std::string sizeText(cv::Size size) {
    return fmt::format("{}×{} px", size.width, size.height);
}

/// A name that product.yaml can hold: as it is where that is readable text, otherwise ASCII.
std::string plainName(const std::filesystem::path& path) {
    std::string name = path.filename().string();
    if (isReadableLine(name) && name.find('\\') == std::string::npos)
        return name;
    for (char& c : name)
        if (const auto byte = static_cast<unsigned char>(c); byte < 0x20 || byte >= 0x7f || c == '\\')
            c = '_';
    return name;
}

/// A photo of the request.
struct PhotoFile {
    NamedPhoto named;
    std::string sha256; ///< of the file
    cv::Mat rgb;        ///< CV_8UC3; empty where it is read again when its turn comes
};

enum class Pixels { Keep, Drop };

/// Decodes each photo, so that one that cannot be read is told before the work.
std::vector<PhotoFile> readPhotos(const std::vector<std::filesystem::path>& paths, Pixels pixels,
                                  const JobContext& job) {
    std::vector<PhotoFile> files;
    for (const std::filesystem::path& path : paths) {
        job.throwIfStopped();
        Photo photo = loadPhoto(path);
        files.push_back(
            {{path.string(), photo.rgb.size(), hashPhoto(photo.rgb)}, std::move(photo.sha256), {}});
        if (pixels == Pixels::Keep)
            files.back().rgb = std::move(photo.rgb);
    }
    return files;
}

std::vector<NamedPhoto> namesOf(const std::vector<PhotoFile>& files) {
    std::vector<NamedPhoto> names;
    for (const PhotoFile& file : files)
        names.push_back(file.named);
    return names;
}

/// Entries for the product's copies; their names differ also where photos of two folders have one name.
std::vector<ProductDefinition::Photo> photoEntries(const std::vector<PhotoFile>& files) {
    std::vector<ProductDefinition::Photo> photos;
    std::set<std::string> taken;
    for (const PhotoFile& file : files) {
        const std::filesystem::path plain = plainName(file.named.name);
        std::string name = plain.string();
        for (int copy = 2; !taken.insert(name).second; ++copy)
            name = fmt::format("{}-{}{}", plain.stem().string(), copy, plain.extension().string());
        photos.push_back({name, file.sha256});
    }
    return photos;
}

/// The validation photos, to be read again one by one. Throws Error for one that is a shot.
std::vector<ValidationPhoto> validationPhotos(const std::vector<PhotoFile>& files,
                                              const std::vector<PhotoFile>& shots) {
    std::vector<NamedPhoto> shotNames = namesOf(shots);
    for (NamedPhoto& shot : shotNames)
        shot.name = "the shot '" + std::filesystem::path(shot.name).filename().string() + '\'';
    checkValidation(namesOf(files), shotNames);
    std::vector<ValidationPhoto> photos;
    for (const PhotoFile& file : files)
        photos.push_back({file.named.hash, [path = file.named.name] { return loadPhoto(path).rgb; }});
    return photos;
}

/// What the request says; the photos are entered later.
ProductDefinition definitionOf(const EnrolmentRequest& request, const BackboneInfo& model) {
    return {.name = request.name,
            .prompts = request.prompts,
            .settings = request.settings,
            .ignore = request.ignore,
            .threshold = request.threshold,
            .modelName = model.name,
            .modelSha256 = model.sha256,
            .modelConfigSha256 = model.configSha256,
            .modelPrecision = model.precision,
            .shots = {},
            .validation = {}};
}

/// @param steps of the whole enrolment
std::vector<LineImage> encodeShots(const InspectionLine& line, const Backbone& backbone,
                                   const std::vector<PhotoFile>& shots, std::int64_t steps,
                                   const JobContext& job) {
    std::vector<LineImage> images;
    const auto count = static_cast<std::int64_t>(shots.size());
    for (const PhotoFile& shot : shots) {
        const auto done = static_cast<std::int64_t>(images.size());
        job.progress(done, steps, fmt::format("encoding shot {} of {}", done + 1, count));
        images.push_back(line.encode(backbone, shot.rgb, shot.named.hash));
        images.back().features.share(); // now, so that progress tells of it
    }
    job.progress(count, steps, "learning clusters, words and patches");
    return images;
}

/// The job of a part that comes after `before` steps of the whole.
JobContext after(std::int64_t before, const JobContext& job) {
    return {.stop = job.stop, .report = [before, job](const Progress& part) {
                job.progress(before + part.done, before + part.total, part.what);
            }};
}

ProductMemory memoryOf(const LineMemory& memory) {
    return {.centres = *memory.centres,
            .coarse = *memory.coarse,
            .fine = *memory.fine,
            .counts = *memory.counts,
            .cues = *memory.cues,
            .patches = *memory.patches,
            .sample = *memory.sample};
}

} // namespace

bool haveOneShape(cv::Size a, cv::Size b) {
    return std::abs(static_cast<double>(a.width) * b.height / (static_cast<double>(b.width) * a.height) -
                    1) <= kSameAspect;
}

void checkRecipe(const Recipe& recipe) {
    auto problems = validatePrompts(recipe.prompts);
    const std::size_t promptProblems = problems.size();
    for (ValidationProblem& problem : validateSettings(recipe.settings))
        problems.push_back(std::move(problem));
    if (!problems.empty())
        throw Error(problems.front().message, problems.front().key,
                    promptProblems > 0 ? "change the prompts" : "change the setting");
    if (recipe.threshold && !(std::isfinite(*recipe.threshold) && *recipe.threshold >= 0))
        throw Error(fmt::format("expected a number of at least 0, found {}", *recipe.threshold), "threshold",
                    "change the threshold, or leave it to the calibration");
}

void checkRecipe(const Recipe& recipe, const BackboneInfo& model) {
    checkRecipe(recipe);
    checkTextLength(model, recipe.prompts.coarse, recipe.settings.text);
    checkTextLength(model, recipe.prompts.fine, recipe.settings.text);
}

void checkShots(std::span<const NamedPhoto> shots) {
    if (shots.empty())
        throw Error("there are no shots to learn from", {}, "give at least one photo of a good part");
    std::map<std::string, std::string> nameOfHash;
    for (const NamedPhoto& shot : shots) {
        if (const auto [first, isNew] = nameOfHash.emplace(shot.hash, shot.name); !isNew)
            throw Error(first->second == shot.name
                            ? "is named twice"
                            : fmt::format("shows the same picture as {}", first->second),
                        shot.name, "give each photo once: a copy teaches nothing about how good parts vary");
        if (shot.size != shots[0].size)
            throw Error(fmt::format("is {}, but {} is {}", sizeText(shot.size), shots[0].name,
                                    sizeText(shots[0].size)),
                        shot.name, "take all shots with one camera setting, or bring them to one size");
    }
}

void checkValidation(std::span<const NamedPhoto> validation, std::span<const NamedPhoto> shots) {
    std::map<std::string, std::string> nameOfHash;
    for (const NamedPhoto& shot : shots)
        nameOfHash.emplace(shot.hash, shot.name);
    for (const NamedPhoto& photo : validation)
        if (const auto [first, isNew] = nameOfHash.emplace(photo.hash, photo.name); !isNew)
            throw Error(
                first->second == photo.name
                    ? "is named twice"
                    : fmt::format("is also {}, so it says nothing about normal spread", first->second),
                photo.name, "name each validation photo once, and none that is a shot");
}

void checkIgnore(const IgnoreRegions& regions, cv::Size photo) {
    if (regions.empty())
        return;
    if (!haveOneShape(regions.reference, photo))
        throw Error(
            fmt::format("were drawn on a photo of {}, but the shots have {}, which is of another shape",
                        sizeText(regions.reference), sizeText(photo)),
            "ignore regions", "draw them on one of the shots");
    constexpr int kGrid = 64;
    if (cv::countNonZero(regions.rasterise({kGrid, kGrid})) == kGrid * kGrid)
        throw Error("leave nothing of the photos to look at", "ignore regions", "make them smaller");
}

Product enrol(const Backbone& backbone, const EnrolmentRequest& request, const JobContext& job) {
    if (!isReadableLine(request.name))
        throw Error("holds bytes that are no UTF-8 text, or control characters", "the product's name",
                    "choose another name");
    Product product;
    ProductDefinition& definition = product.definition;
    definition = definitionOf(request, backbone.info());
    checkRecipe(definition.recipe(), backbone.info());
    const std::vector<PhotoFile> shots = readPhotos(request.shots, Pixels::Keep, job);
    checkShots(namesOf(shots));
    checkIgnore(request.ignore, shots[0].rgb.size());
    definition.shots = photoEntries(shots);
    const std::vector<PhotoFile> validationFiles = readPhotos(request.validation, Pixels::Drop, job);
    definition.validation = photoEntries(validationFiles);
    const auto validation = validationPhotos(validationFiles, shots);

    const auto ofShots = static_cast<std::int64_t>(shots.size()) + 1;
    const std::int64_t steps =
        ofShots + mostEncodings(request.settings.calibration, shots.size(), validation.size());
    const InspectionLine line(definition.recipe(), backbone.info(), nullptr, after(ofShots, job));
    const LineMemory memory =
        line.learn(backbone, encodeShots(line, backbone, shots, steps, job), validation);
    product.memory = memoryOf(memory);
    product.calibration = *memory.calibration;
    product.calibratedOn = describeSample(product.memory.sample, shots.size());
    return product;
}

} // namespace cliplad
