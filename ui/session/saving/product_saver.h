#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QString>

#include "document/last_learned.h"
#include "engine/jobs/background_job.h"
#include "session/saving/product_saving.h"

namespace cliplad::ui {

class JobLane;
class ProductDocument;

/// A save that overwrote nothing, as another program has changed the product since it was read.
struct SaveConflict {
    BackgroundJob* saving = nullptr; ///< has failed
    std::filesystem::path folder = {};
    quint64 opening = 0; ///< of the document, that is still open
};

/// Saves the open product, one save after another in the order they are asked for, and tells the document of
/// it. GUI thread; the work goes to the lane.
class ProductSaver : public QObject {
    Q_OBJECT

public:
    /// All outlive this, except for what it learns with.
    ProductSaver(ProductDocument& document, JobLane& lane, std::shared_ptr<LastLearned> learned);

    /// Saves the document as it is now. Where that is on its way to the same folder already, it is that job.
    /// Throws Error for an empty path.
    BackgroundJob* save(const std::filesystem::path& wanted, std::shared_ptr<const Backbone> backbone,
                        Over over = Over::WhatWasRead);

    /// The last of those that run or wait, whatever product they save; null: nothing is being saved.
    BackgroundJob* last() const;
    /// The last of them that writes into the folder; null: none does.
    BackgroundJob* lastInto(const std::filesystem::path& folder) const;
    /// The one that saves the document as it is now; null: none does.
    BackgroundJob* ofThisRevision() const;
    /// Revision of the document that last() saves.
    std::optional<quint64> revision() const;

Q_SIGNALS:
    void changed(); ///< a save was begun or has ended
    void saved(const std::filesystem::path& folder);
    /// Instead of saved(): the product is written, but another program has opened it and holds the folder, so
    /// the document stays as it was.
    void notHeld(const std::filesystem::path& folder, const QString& message);
    /// Instead of failed(), where the document is still the same: what is there may be overwritten.
    void changedOnDisk(const cliplad::ui::SaveConflict& conflict);
    void failed(const cliplad::ui::Wording& problem);
    void cancelled();

private:
    struct Save {
        QPointer<BackgroundJob> job;
        std::filesystem::path folder;
        Over over = Over::WhatWasRead;
        quint64 opening = 0;
        quint64 revision = 0; ///< grows over all openings
    };
    const Save* lastSave() const;
    bool isFollowed(const Save& save) const; ///< by one of the same product to the same folder
    void follow(const Save& save, const std::shared_ptr<std::optional<QString>>& problem);

    ProductDocument& document_;
    JobLane& lane_;
    const std::shared_ptr<LastLearned> learned_;
    std::vector<Save> saves_; ///< that have not ended, in their order
};

} // namespace cliplad::ui
