#pragma once

#include <optional>

#include <QObject>
#include <QPointer>

#include "document/product_document.h"
#include "engine/jobs/job_lane.h"
#include "scoring/earlier_runs.h"

namespace cliplad::ui {

/// The newest run of the product that is open: what pages offer while no run is there. GUI thread; looked for
/// elsewhere.
class LastRun : public QObject {
    Q_OBJECT

public:
    /// Looks whenever another product is opened. @param files where the folders are read
    LastRun(ProductDocument& document, JobLane& files, QObject* parent = nullptr);

    /// Looks again, where an earlier run may be offered; a look before that is given up.
    void look();
    /// Whether one may be: no run is shown, opened or scored. What was found before is offered no more: the
    /// run that was there meanwhile may be the one. From the start on one may be. Looks back in the event
    /// loop: a run that is replaced by another is gone for a moment only.
    void setOffered(bool offered);
    const std::optional<EarlierRun>& run() const { return run_; }
    /// The earlier runs of the open product: asked beside the GUI thread.
    EarlierRunQuery ofProduct() const;
    /// Asks that it is shown, and gone on with where it did not come to its end.
    void open();

Q_SIGNALS:
    void changed();
    void openWanted(const QString& folder, bool goOn); ///< answered by the Score page

private:
    void stopLooking();
    void forget();
    void set(const std::optional<EarlierRun>& run);

    ProductDocument& document_;
    JobLane& files_;
    std::optional<EarlierRun> run_;
    bool isOffered_ = true;
    QPointer<BackgroundJob> looking_;
};

} // namespace cliplad::ui
