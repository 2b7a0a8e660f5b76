#include "pages/score/report_pictures.h"

#include <algorithm>

#include <QPainter>

#include "base/error.h"
#include "engine/error_text.h"
#include "engine/jobs/turns.h"
#include "engine/photos/pictures.h"
#include "image/photo.h"
#include "inspection/inspector.h"
#include "pages/part_marks.h"
#include "report/part_image.h"
#include "report/result_files.h"
#include "scoring/exports/scored_photo.h"
#include "session/finding_text.h"
#include "widgets/canvas/mask_pictures.h"

namespace cliplad::ui {
namespace {

constexpr int kSidePx = 900; ///< of a picture; some 70 to 85 mm on paper
constexpr double kOutlinePx = 5;
constexpr int kNamePx = 30;

bool hasMarks(const ReportContent::Picture& what) {
    return std::any_of(what.differences.begin(), what.differences.end(),
                       [](const PartDifference& part) { return partChange(part).has_value(); });
}

/// A little outside, so that it does not hide what it points at.
void frame(QPainter& painter, const QRectF& place) {
    painter.setBrush(Qt::NoBrush);
    for (const auto& [width, colour] :
         {std::pair(kOutlinePx + 4, Qt::black), std::pair(kOutlinePx, Qt::white)}) {
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(place.adjusted(-kOutlinePx, -kOutlinePx, kOutlinePx, kOutlinePx));
    }
}

} // namespace

ReportPictures::ReportPictures(ScoreRun& run, const Backbone* backbone, const ReportContent& content,
                               Turns& turns, const JobContext& job)
    : run_(run)
    , content_(content)
    , labels_(run.header().labels) {
    for (const ReportContent::Picture& what : content.worst)
        if (what.nearestShot >= 0 && hasMarks(what))
            shots_[what.nearestShot] = {};
    if (shots_.empty())
        return;
    if (backbone == nullptr) {
        problem_ = tr("the model is not loaded");
        return;
    }
    try {
        lookAtShots(*backbone, turns, job);
    } catch (const Error& error) {
        problem_ = errorText(error);
    }
}

void ReportPictures::lookAtShots(const Backbone& backbone, Turns& turns, const JobContext& job) {
    Turns::Turn turn(turns, Turns::Turn::Kind::Background);
    run_.learn(backbone, turn.sharedBy(job));
    const std::shared_ptr<const Product> product = run_.product();
    const auto& paths = run_.head().state.shots;
    for (auto& [shot, parts] : shots_) {
        turn.giveBack(); // previews go first
        turn.take();
        job.throwIfStopped();
        const auto photo = loadPhoto(paths.at(static_cast<std::size_t>(shot))).rgb;
        parts = toIndexed(inspect(backbone, *product, photo, job.stop).parts.label);
    }
}

QString ReportPictures::key() const {
    const QString frame = tr("Frame: the least usual place.");
    if (shots_.empty())
        return frame;
    if (!problem_.isEmpty())
        return frame + ' ' + tr("Missing and extra parts are not outlined: %1").arg(problem_);
    return tr("Dotted outline: missing here, where the nearest shot has it. Solid outline: not in the "
              "shots.") +
           ' ' + frame;
}

QImage ReportPictures::draw(const ReportContent::Picture& what) const {
    try {
        Inspection seen = run_.inspection(what.image, content_.thresholds.reject);
        const cv::Mat photo = scoredPhoto(run_, what.image);
        seen.anomalous = false; // the frame is drawn here: a thin one is lost on paper
        QImage picture = toQImage(partOverlay(photo, seen, labels_, kSidePx)).copy();
        std::vector<PartMark> marks;
        if (const auto shot = shots_.find(what.nearestShot); shot != shots_.end())
            marks = partMarks(toIndexed(seen.parts.label), shot->second, what.differences, labels_);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont font = painter.font();
        font.setPixelSize(kNamePx);
        painter.setFont(font);
        const QTransform toPixels = QTransform::fromScale(picture.width(), picture.height());
        const QList<QColor> colours = shownColours(labels_);
        for (const PartMark& mark : marks)
            paintOutlines(painter, mark, toPixels, colours.value(mark.label, Qt::white), kOutlinePx);
        const cv::Rect& peak = seen.explanation.peakRegion;
        if (!peak.empty())
            frame(painter, QTransform::fromScale(1.0 * picture.width() / photo.cols,
                                                 1.0 * picture.height() / photo.rows)
                               .mapRect(QRectF(peak.x, peak.y, peak.width, peak.height)));
        NameRoom room{.photo = picture.rect()};
        for (const PartMark& mark : marks)
            paintName(painter, mark, toPixels, room);
        return picture;
    } catch (const Error&) { // the photo is gone since, or another one
        QImage none(4, 3, QImage::Format_RGB32);
        none.fill(Qt::lightGray);
        return none;
    }
}

} // namespace cliplad::ui
