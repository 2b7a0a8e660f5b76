#include "pages/score/score_work.h"

#include <optional>
#include <utility>

namespace cliplad::ui {
namespace {

std::vector<ScoreImage> joined(const std::vector<ImageChunkPtr>& chunks) {
    std::vector<ScoreImage> images;
    for (const ImageChunkPtr& chunk : chunks)
        images.insert(images.end(), chunk->images.begin(), chunk->images.end());
    return images;
}

RunRecording::Earlier earlierOf(const std::shared_ptr<ScoreRun>& run) {
    const std::int64_t count = run->resultsForRecords();
    return {.count = count,
            .from = [run, count](std::int64_t first, const RunRecording::Earlier::Take& take) {
                run->rowsForRecords(first, count, take);
            }};
}

/// Hands rows to the results in the GUI thread.
ScoreRun::Deliver deliverTo(ScoreResults& results, const QString& id) {
    return [&results, id](std::vector<ScoreRow> rows) {
        QMetaObject::invokeMethod(
            &results,
            [&results, id, rows = std::move(rows)]() mutable { results.append(id, std::move(rows)); },
            Qt::QueuedConnection);
    };
}

} // namespace

ImageChunkPtr openInto(ScoreResults& results, ScoreRun& run,
                       const std::vector<std::weak_ptr<ScoreRun>>& dropped, const JobContext& context) {
    for (const auto& one : dropped)
        if (const auto earlier = one.lock(); earlier && earlier->folder() == run.folder())
            earlier->letGo();
    const auto tell = [&](const RunHead& head, std::size_t count) {
        QMetaObject::invokeMethod(
            &results,
            [&results, info = infoOf(run.folder(), head), count] {
                if (results.run().id != info.id)
                    return;
                results.begin(info);
                results.expect(count);
            },
            Qt::QueuedConnection);
    };
    run.open(context, deliverTo(results, runIdOf(run.folder())), tell);
    return ImageChunk::of(run.images());
}

void scoreInto(Studio& studio, const std::shared_ptr<ScoreRun>& whole,
               std::unique_ptr<RunRecording>& recording, const Backbone& backbone,
               const std::vector<ImageChunkPtr>& chunks, const JobContext& context) {
    const std::vector<ScoreImage> images = joined(chunks);
    ScoreRun& run = *whole;
    run.plan(images);
    run.learn(backbone, context);
    std::optional<RunRecording::Earlier> earlier;
    if (!run.nameForRecords())
        earlier = earlierOf(whole);
    ScoreResults& results = studio.results();
    QMetaObject::invokeMethod(
        &results, [&results, info = infoOf(run.folder(), run.head())] { results.setRunInfo(info); },
        Qt::QueuedConnection);
    if (!recording)
        recording = studio.decisions().recordRun(run.head(), std::move(earlier));
    const ScoreRun::Deliver show = deliverTo(results, runIdOf(run.folder()));
    run.score(backbone, images, context, [&](std::vector<ScoreRow> rows) {
        recording->add(rows);
        show(std::move(rows));
    });
}

} // namespace cliplad::ui
