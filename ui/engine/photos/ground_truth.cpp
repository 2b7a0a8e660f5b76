#include "engine/photos/ground_truth.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "base/folder.h"
#include "dataset/image_files.h"
#include "engine/jobs/handover.h"
#include "engine/photos/pictures.h"
#include "image/photo.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

std::vector<fs::path> groundTruthOf(const fs::path& image) {
    const fs::path kind = image.parent_path(), stem = image.stem();
    const fs::path above = kind.parent_path();
    // …/test/<defect>/000.png has its masks in …/ground_truth/<defect>, good/bad folders beside them.
    for (const fs::path& root : {above.filename() == "test" ? above.parent_path() : above, above}) {
        const fs::path masks = root / "ground_truth" / kind.filename();
        if (isFolder(masks / stem, TooLongName::IsAbsent))
            return listImageFiles(masks / stem);
        for (const fs::path& mask : {masks / (stem.string() + "_mask.png"), masks / (stem.string() + ".png"),
                                     root / "ground_truth" / (stem.string() + ".png")})
            if (isThere(mask, TooLongName::IsAbsent))
                return {mask};
    }
    return {};
}

QImage readGroundTruth(const fs::path& image) {
    cv::Mat all;
    for (const fs::path& path : groundTruthOf(image)) {
        cv::Mat grey;
        cv::cvtColor(loadPhoto(path).rgb, grey, cv::COLOR_RGB2GRAY);
        const cv::Mat defect = grey > 0;
        if (all.empty())
            all = defect;
        else if (all.size() == defect.size())
            all |= defect;
    }
    return all.empty() ? QImage() : toIndexed(all / 255);
}

GroundTruthReader::GroundTruthReader(QObject* parent)
    : QObject(parent)
    , runner_([](const fs::path& image, const JobContext&) { return readGroundTruth(image); },
              [this](const Runner::Outcome& outcome) { deliver(outcome); }) {}

void GroundTruthReader::deliver(const Runner::Outcome& outcome) {
    postTo(this, [this, outcome] {
        if (outcome.generation != newest_)
            return;
        const auto* mask = std::get_if<std::shared_ptr<const QImage>>(&outcome.value);
        Q_EMIT ready(mask != nullptr ? **mask : QImage());
    });
}

} // namespace cliplad::ui
