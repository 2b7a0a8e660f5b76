#include "scoring/exports/run_export.h"

#include <algorithm>
#include <unordered_set>

#include "base/error.h"
#include "base/folder.h"
#include "inspection/inspection.h"
#include "report/part_image.h"
#include "report/result_files.h"
#include "scoring/exports/scored_photo.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Counts the work over all files that are written, for one bar.
class Steps {
public:
    Steps(const JobContext& job, std::size_t total)
        : job_(job)
        , total_(static_cast<std::int64_t>(total)) {}

    void next() {
        if (++done_ % 64 == 0 || done_ == total_)
            job_.progress(done_, total_);
        job_.throwIfStopped();
    }

private:
    const JobContext& job_;
    std::int64_t done_ = 0;
    const std::int64_t total_;
};

fs::path pictureFile(const fs::path& folder, const std::string& name) {
    fs::path file = folder / name;
    makeFolder(file.parent_path());
    return file;
}

std::string maskName(const ScoreImage& image) {
    return "masks/" + image.stem + ".png";
}

std::string overlayName(const ScoreImage& image) {
    return "overlays/" + image.stem + ".jpg";
}

/// Images that cannot be drawn, or not whole, by their paths; the others have theirs.
struct Lost {
    std::unordered_set<std::string> parts = {};  ///< the run has none of them any more
    std::unordered_set<std::string> photos = {}; ///< of those with parts: is not as it was scored
};

void writePictures(const ScoreRun& run, const ExportRequest& request, const ResultHeader& header,
                   const ScoreImage& image, Lost& lost) {
    const ScoreRecord record = run.record(image.path, request.threshold, false);
    if (record.failed() || lost.parts.contains(image.path.string()))
        return;
    Inspection inspection;
    try {
        inspection = run.inspection(image.path, request.threshold);
    } catch (const Error&) {
        lost.parts.insert(image.path.string());
        return;
    }
    if (request.formats.masks)
        writePartMask(pictureFile(request.folder, maskName(image)), inspection.parts, record.photo,
                      header.labels);
    if (!request.formats.overlays)
        return;
    cv::Mat photo;
    try {
        photo = scoredPhoto(run, image.path);
    } catch (const Error&) {
        lost.photos.insert(image.path.string());
        return;
    }
    writePicture(pictureFile(request.folder, overlayName(image)),
                 withLegend(partOverlay(photo, inspection, header.labels), header.labels,
                            verdictHeadline(inspection)));
}

std::optional<RecordedReview> reviewOf(const ScoreRun& run, const ExportRequest& request,
                                       const fs::path& image) {
    if (const auto decided = request.reviews.find(image.string()); decided != request.reviews.end())
        return decided->second;
    if (request.notes.empty())
        return std::nullopt;
    const auto note = request.notes.find(run.imageSha256(image));
    return note == request.notes.end() ? std::nullopt : std::optional(RecordedReview{.note = note->second});
}

bool isReviewed(const ScoreRun& run, const ExportRequest& request) {
    return (!request.reviews.empty() || !request.notes.empty()) &&
           std::any_of(request.images.begin(), request.images.end(), [&](const ScoreImage& image) {
               return reviewOf(run, request, image.path).has_value();
           });
}

/// The same each time, also where an image is scored again meanwhile.
ScoreRecord recordWithParts(const ScoreRun& run, const ExportRequest& request, const ScoreImage& image,
                            Lost& lost) {
    const std::string path = image.path.string();
    if (!lost.parts.contains(path)) {
        try {
            return run.record(image.path, request.threshold, true);
        } catch (const Error&) {
            lost.parts.insert(path);
        }
    }
    return run.record(image.path, request.threshold, false);
}

/// What records have beside scores and words.
enum class With { Nothing, Parts, Pictures };

/// As ResultFolder's records are, with the threshold of the request.
RecordSource recordsOf(const ScoreRun& run, const ExportRequest& request, With with, Lost& lost,
                       Steps& steps) {
    return [&, with](const std::function<void(const ScoreRecord&)>& visit) {
        for (const ScoreImage& image : request.images) {
            steps.next();
            ScoreRecord record = with == With::Parts ? recordWithParts(run, request, image, lost)
                                                     : run.record(image.path, request.threshold, false);
            const std::string path = image.path.string();
            if (with == With::Pictures && !record.failed() && !lost.parts.contains(path)) {
                record.maskFile = request.formats.masks ? maskName(image) : "";
                record.overlayFile =
                    request.formats.overlays && !lost.photos.contains(path) ? overlayName(image) : "";
            }
            record.isKnownBad = image.anomalous;
            record.review = reviewOf(run, request, image.path);
            visit(record);
        }
    };
}

} // namespace

std::size_t exportResults(const ScoreRun& run, ExportRequest request, const JobContext& job) {
    const RunHead head = run.head();
    if (!head.product.empty() && isWithin(request.folder, head.product))
        throw Error("lies in the product's folder, which holds nothing else", request.folder.string(),
                    "choose another folder for the results");
    makeFolder(request.folder);
    std::erase_if(request.images, [&](const ScoreImage& image) { return !run.knows(image.path); });
    ResultHeader header = run.header();
    header.reviewThreshold = request.reviewThreshold;
    header.hasTruth = std::any_of(request.images.begin(), request.images.end(),
                                  [](const ScoreImage& image) { return image.anomalous.has_value(); });
    header.isReviewed = isReviewed(run, request);
    const ResultFormats& formats = request.formats;
    const bool pictures = formats.masks || formats.overlays;
    const std::size_t passes = (pictures ? 1U : 0U) + (formats.csv ? 1U : 0U) +
                               (formats.csvSemicolon ? 1U : 0U) + (formats.json ? 1U : 0U) +
                               (formats.json && pictures ? 1U : 0U) +
                               (formats.coco ? 2U : 0U); // COCO asks for its records twice
    Steps steps(job, passes * request.images.size());
    Lost lost;
    const auto records = [&](With with) { return recordsOf(run, request, with, lost, steps); };
    const auto writeJson = [&](With with) {
        writeResultsJson(request.folder / "results.json", header, records(with));
    };
    if (formats.csv) // pictures take long, and the disk may be full: tables first
        writeResultsCsv(request.folder / "results.csv", header, records(With::Nothing));
    if (formats.csvSemicolon)
        writeResultsCsv(request.folder / "results-semicolon.csv", header, records(With::Nothing),
                        CsvFlavour::Semicolon);
    if (formats.json)
        writeJson(With::Nothing); // it names no file that is not there
    if (formats.coco)
        writeCoco(request.folder / "coco.json", header, records(With::Parts));
    if (pictures)
        for (const ScoreImage& image : request.images) {
            steps.next();
            writePictures(run, request, header, image, lost);
        }
    if (formats.json && pictures)
        writeJson(With::Pictures);
    return lost.parts.size() + lost.photos.size();
}

} // namespace cliplad::ui
