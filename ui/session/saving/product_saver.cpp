#include "session/saving/product_saver.h"

#include <algorithm>
#include <utility>

#include "base/folder.h"
#include "document/path_text.h"
#include "document/product_document.h"
#include "engine/jobs/job_lane.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

ProductSaver::ProductSaver(ProductDocument& document, JobLane& lane, std::shared_ptr<LastLearned> learned)
    : document_(document)
    , lane_(lane)
    , learned_(std::move(learned)) {}

const ProductSaver::Save* ProductSaver::lastSave() const {
    const auto save = std::find_if(saves_.rbegin(), saves_.rend(),
                                   [](const Save& each) { return each.job && !each.job->isEnded(); });
    return save == saves_.rend() ? nullptr : &*save;
}

BackgroundJob* ProductSaver::last() const {
    const Save* save = lastSave();
    return save != nullptr ? save->job.data() : nullptr;
}

BackgroundJob* ProductSaver::lastInto(const fs::path& folder) const {
    const auto save = std::find_if(saves_.rbegin(), saves_.rend(), [&](const Save& each) {
        return each.job && !each.job->isEnded() && each.folder == folder;
    });
    return save == saves_.rend() ? nullptr : save->job.data();
}

std::optional<quint64> ProductSaver::revision() const {
    const Save* save = lastSave();
    return save != nullptr ? std::optional(save->revision) : std::nullopt;
}

bool ProductSaver::isFollowed(const Save& save) const {
    const Save* later = lastSave();
    return later != nullptr && later->job != save.job && later->opening == save.opening &&
           later->folder == save.folder && later->over == save.over;
}

BackgroundJob* ProductSaver::ofThisRevision() const {
    return revision() == document_.revision() ? last() : nullptr;
}

BackgroundJob* ProductSaver::save(const fs::path& wanted, std::shared_ptr<const Backbone> backbone,
                                  Over over) {
    const fs::path folder = wholeFolder(wanted);
    if (BackgroundJob* same = ofThisRevision();
        same != nullptr && lastSave()->folder == folder && lastSave()->over == over)
        return same;
    const auto problem = std::make_shared<std::optional<QString>>();
    BackgroundJob* job = lane_.startNext(
        tr("Saving %1").arg(toText(folder.filename())),
        [request =
             SaveRequest{
                 .state = document_.state(), .folder = folder, .place = document_.place(), .over = over},
         backbone = std::move(backbone), learned = learned_, problem](const JobContext& context) {
            *problem = saveProduct(request, *learned, *backbone, context);
        },
        last());
    saves_.push_back({.job = job,
                      .folder = folder,
                      .over = over,
                      .opening = document_.opening(),
                      .revision = document_.revision()});
    follow(saves_.back(), problem);
    Q_EMIT changed();
    return job;
}

void ProductSaver::follow(const Save& save, const std::shared_ptr<std::optional<QString>>& problem) {
    BackgroundJob* const job = save.job;
    connect(job, &BackgroundJob::done, this, [this, save, problem] {
        if (*problem) {
            Q_EMIT notHeld(save.folder, **problem);
            return;
        }
        if (document_.opening() == save.opening) // else another product is open by now
            document_.markSaved(save.revision);
        Q_EMIT saved(save.folder);
    });
    connect(job, &BackgroundJob::failed, this, [this, save] {
        const bool isChanged =
            save.job->problemKind() == KnownError::Kind::ChangedSince && document_.opening() == save.opening;
        if (isChanged && isFollowed(save))
            return; // the later one meets the same, and asks
        if (isChanged)
            Q_EMIT changedOnDisk({.saving = save.job, .folder = save.folder, .opening = save.opening});
        else
            Q_EMIT failed(save.job->problem());
    });
    connect(job, &BackgroundJob::cancelled, this, &ProductSaver::cancelled);
    connect(job, &BackgroundJob::ended, this, [this, job] {
        std::erase_if(saves_, [job](const Save& each) { return each.job == job; });
        Q_EMIT changed();
    });
}

} // namespace cliplad::ui
