#include "scoring/exports/scored_photo.h"

#include "base/error.h"
#include "image/photo.h"

namespace cliplad::ui {

cv::Mat scoredPhoto(const ScoreRun& run, const std::filesystem::path& image) {
    const Photo photo = loadPhoto(image);
    const std::string scored = run.imageSha256(image);
    if (!scored.empty() && scored != photo.sha256) // empty: a run of an earlier version
        throw Error("the file was changed after it was scored", image.string(), "score it again");
    return photo.rgb;
}

} // namespace cliplad::ui
