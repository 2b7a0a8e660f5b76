#include "scoring/last_run.h"

#include <utility>

#include "document/path_text.h"

namespace cliplad::ui {

LastRun::LastRun(ProductDocument& document, JobLane& files, QObject* parent)
    : QObject(parent)
    , document_(document)
    , files_(files) {
    connect(&document_, &ProductDocument::opened, this, [this] {
        forget(); // another product's
        look();
    });
}

EarlierRunQuery LastRun::ofProduct() const {
    return {.isWanted = [folder = document_.folder(), name = document_.state().name](const RunHead& head) {
        return !folder.empty() && !head.product.empty() ? head.product == folder : head.state.name == name;
    }};
}

void LastRun::look() {
    if (!document_.isOpen() || !isOffered_)
        return;
    stopLooking();
    EarlierRunQuery query = ofProduct();
    query.most = 1;
    looking_ = files_.start<std::vector<EarlierRun>>(
        tr("Looking for earlier runs"),
        [query](const JobContext& job) { return earlierRuns(defaultRunsFolder(), query, job); }, this,
        [this](const std::vector<EarlierRun>& runs) {
            set(runs.empty() ? std::nullopt : std::optional(runs.front()));
        });
}

void LastRun::setOffered(bool offered) {
    if (std::exchange(isOffered_, offered) == offered)
        return;
    forget();
    QMetaObject::invokeMethod(this, &LastRun::look, Qt::QueuedConnection);
}

void LastRun::stopLooking() {
    if (looking_)
        looking_->abandon(this);
}

void LastRun::forget() {
    stopLooking();
    if (run_)
        set(std::nullopt);
}

void LastRun::set(const std::optional<EarlierRun>& run) {
    run_ = run;
    Q_EMIT changed();
}

void LastRun::open() {
    if (run_)
        Q_EMIT openWanted(toText(run_->folder), !run_->finished);
}

} // namespace cliplad::ui
