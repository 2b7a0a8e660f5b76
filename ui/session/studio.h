#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QPointer>

#include "document/last_learned.h"
#include "document/product_document.h"
#include "engine/engine.h"
#include "engine/live_session.h"
#include "engine/photos/thumbnails.h"
#include "scoring/last_run.h"
#include "session/notices.h"
#include "session/opening/left_edits.h"
#include "session/opening/opening.h"
#include "session/records/decision_writer.h"
#include "session/records/note_drafts.h"
#include "session/reviews.h"
#include "session/saving/product_saver.h"
#include "session/score_results.h"
#include "widgets/action_book.h"

namespace cliplad::ui {

struct ListedPhotos;

/// What the pages share: the engine, the open product, what is seen of it live, and the commands that open
/// and save. Keeps the live session in step with the document. Outlives all widgets. GUI thread; long work
/// goes to the engine.
class Studio : public QObject {
    Q_OBJECT

public:
    explicit Studio(Engine::Loader loader, const CacheBytes& budgets = CacheBytes::budgetsOfThisMachine(),
                    QObject* parent = nullptr);
    ~Studio() override;

    Engine& engine() { return engine_; }
    ProductDocument& document() { return document_; }
    LiveSession& live() { return live_; }
    Thumbnails& thumbnails() { return thumbnails_; }
    /// Whether the product has a coarse stage with this model; true while none is loaded.
    /// Changes with Engine::modelChanged, ProductDocument::changed and ProductDocument::opened.
    bool hasCoarseStage() const;
    /// What the caches hold now, of engine().cacheBudgets().
    CacheBytes cacheBytes() const;
    ActionBook& actions() { return actions_; }
    ScoreResults& results() { return results_; }
    DecisionWriter& decisions() { return decisions_; }
    Reviews& reviews() { return reviews_; }
    NoteDrafts& notes() { return notes_; }
    LastRun& lastRun() { return lastRun_; }
    ProductSaver& saver() { return saver_; }

    /// What leaving the open product would end: edits that are not saved, and a run that is being scored.
    /// What is being saved is lost only where the program ends.
    struct Loss {
        bool edits = false;
        bool run = false;
        bool saving = false;
        QString next = {}; ///< what is done once it is left, for a person; may be empty
    };
    Loss loss() const;
    /// Asked before there is a loss; calls `go` when that may be: at once, or after saving. Without a guard
    /// what is lost is given up.
    using LeaveGuard = std::function<void(const Loss& loss, const std::function<void()>& go)>;
    void setLeaveGuard(LeaveGuard guard) { leaveGuard_ = std::move(guard); }
    /// Calls `go` when what is open may be left. @param next what it does, for a person who is asked
    void leave(const std::function<void()>& go, const QString& next = {});
    /// What scores images of the open product; told by the Score page.
    void setScoring(BackgroundJob* job) { scoring_ = job; }
    /// Looks through what a person wants to add to the open product, and hands the photos to `take`, unless
    /// another product is open by then. Tells where there are none, and where a folder cannot be read, until
    /// photos are found, wherever they are added.
    /// @param receiver what `take` uses: it is not called where that is gone
    void findPhotos(const std::vector<std::filesystem::path>& paths, QObject* receiver,
                    const std::function<void(const ListedPhotos&)>& take);

    // Each of these replaces what is open, when that may be left.

    /// A new product with the words of a shipped prompt file (shippedPromptNames()), or without any.
    void startNew(const QString& promptsName = {});
    /// Opens a product's folder; where it is no product but holds photos, starts a new one with them and says
    /// so. Where there is nothing to open, problem() tells and what is open stays.
    void open(const std::filesystem::path& path);
    /// What was dropped where no product takes it: one path as open(); of several the photos begin a new
    /// product, and what is left out is told.
    void openDropped(const std::vector<std::filesystem::path>& paths);
    /// Opens what was dropped where that is one product, its folder or its product.yaml; else calls
    /// `otherwise`, at once or soon, unless another product is open by then.
    /// @param receiver what `otherwise` uses: it is not called where that is gone
    void openIfProduct(const std::vector<std::filesystem::path>& dropped, const QObject* receiver,
                       const std::function<void()>& otherwise);
    /// What a killed Studio left. Nothing where the same draft is on its way already.
    void recover(const std::filesystem::path& draft);
    /// Gives up what a killed Studio left, for good; the job that does.
    BackgroundJob* discardEdits(const std::filesystem::path& draft);
    /// What was found last of the product that was opened: Remedy::Recover is about it.
    const LeftEdits& leftEdits() const { return leftEdits_; }
    /// Renders the demo's pictures, and opens them as a product with shots and words.
    void startDemo();
    /// Whether there is what a product is learned from; problem() tells what is missing.
    bool canSave();
    /// The open product's folder again, as it is there now. Edits that are not saved are set aside: the start
    /// page offers them.
    void reload();
    using Over = cliplad::ui::Over;
    /// Learns the product and writes it; the job that already does, where there is one. Null where there is
    /// nothing to save or no model yet: problem() tells. Where another product.yaml is there than was read it
    /// fails, and saver().changedOnDisk() tells.
    BackgroundJob* save(const std::filesystem::path& wanted, Over over = Over::WhatWasRead);
    /// Revision of the document whose product is being saved, or waits to be; none: nothing is.
    std::optional<quint64> saving() const { return saver_.revision(); }
    /// The job that saves the product as it is now, and says so to a person; null: there is none.
    BackgroundJob* savingAlready();
    /// Learns what is saved; for jobs, which may outlive this.
    const std::shared_ptr<LastLearned>& lastLearned() const { return lastLearned_; }

    /// The open product's model; null while it is not loaded.
    std::shared_ptr<const Backbone> modelOfProduct() const;

    /// Products opened lately, newest first; some may be gone.
    static QStringList recentFolders();

    /// What a person may do about a problem at once, besides reading of it.
    enum class Remedy { None, OtherModel, Reload, Recover };
    Q_ENUM(Remedy)
    /// Tells a person; `what` is one sentence, `details` may be more. Withdrawn when its cause is over.
    void tellProblem(const Wording& what, const Wording& details = {}, const NoticeCause& cause = {},
                     Remedy remedy = Remedy::None);
    /// The same of something that failed as the model could not be loaded: why, and that another may be
    /// chosen.
    void tellModelProblem(const Wording& what);
    /// Something worth knowing that is no problem; shown for some seconds at most.
    void tell(const QString& text, const NoticeCause& cause = {});
    Notices& notices() { return notices_; }
    /// The cause of what is told of the edit that was just made: over when that is undone.
    NoticeCause untilUndone();

Q_SIGNALS:
    /// In the language in force; notices().problem() has it in any.
    void problem(const QString& what, const QString& details, cliplad::ui::Studio::Remedy remedy);
    void notice(const QString& text);
    void savingChanged();
    void saved(const QString& folder);
    void demoStarted();
    /// Another page should come to the front: "enrol", "prompts", "tune", "score", "review".
    void pageWanted(const QString& page);
    /// A scored row should be reviewed now, whatever list Review shows.
    void reviewWanted(int row);

private:
    /// `put` replaces what is open, after work that was begun at `revision` of it.
    void replace(quint64 revision, const std::function<void()>& put);
    void ask();
    void followModel();
    void followReplacedFile(int row);
    void remember(const std::filesystem::path& folder);
    void followCauses();
    void followSaving();
    /// Finds out on the file thread what there is to open, holds it, and hands it to `put`; a failure is
    /// told. What is being saved there is waited for, and what was saved meanwhile is read again.
    void read(const std::filesystem::path& path, std::function<void(const Opened&)> put);
    /// Whether what was read is not what is there any more, as it was saved here since.
    bool wasSavedSince(const Opened& opened) const;
    /// What was read is put in the place of what is open.
    void take(const std::filesystem::path& path, const Opened& opened);
    bool tryOpening(const std::function<void()>& put);
    void tellNotOpened(const Wording& why);
    void takePhotos(const Opened& dropped);
    /// Offers what an ended Studio left of the product that is open.
    void lookForLeftEdits();
    /// As read(), a draft, once nothing is being saved. @param draft lives until it is recovered or given up
    void readDraft(const std::shared_ptr<const std::filesystem::path>& draft);
    /// Whether the job is there and has not ended; then `then` is called when it has.
    bool waitsFor(const BackgroundJob* job, const std::function<void()>& then);
    void lookForChange();

    Notices notices_;
    LeaveGuard leaveGuard_;
    const std::shared_ptr<LastLearned> lastLearned_ = std::make_shared<LastLearned>();
    QPointer<BackgroundJob> scoring_;                       ///< the last
    QPointer<BackgroundJob> reading_;                       ///< what is to be opened; the last
    std::weak_ptr<const std::filesystem::path> recovering_; ///< the draft that was asked for last
    LeftEdits leftEdits_;
    std::string toldChange_;   ///< the product.yaml on disk that was told last
    QString toldModelProblem_; ///< each edit tries again to load it
    Thumbnails thumbnails_;
    ActionBook actions_;
    ProductDocument document_;
    ScoreResults results_{document_};
    DecisionWriter decisions_;
    Reviews reviews_{results_, decisions_};
    NoteDrafts notes_;
    Engine engine_; ///< after what its jobs use
    ProductSaver saver_{document_, engine_.errands(), lastLearned_};
    LiveSession live_{engine_};
    LastRun lastRun_{document_, engine_.files()};
};

} // namespace cliplad::ui
