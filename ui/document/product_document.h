#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include <QObject>

#include "document/document_state.h"
#include "document/draft_writer.h"
#include "document/named_steps.h"
#include "document/saved_place.h"
#include "inspection/product/prompts.h"

namespace cliplad::ui {

/// A draft that a Studio left, read and held against others until it is recovered. Can be moved.
struct LeftDraft {
    std::filesystem::path file;
    FileLock held; ///< of the file
    Draft draft;
    /// Of the draft's product; without a folder where that is gone or open elsewhere.
    std::shared_ptr<SavedPlace> place;
};

/// The one product that is open: its state, what can be undone, where it is saved, and its draft on disk.
///
/// All edits go through edit(), which makes each an undo step with a name. GUI thread. Product folders are
/// read, held and written by jobs; here is only the lock of a new draft, its text is the DraftWriter's.
class ProductDocument : public QObject {
    Q_OBJECT

public:
    explicit ProductDocument(std::filesystem::path draftFolder = DraftWriter::defaultFolder(),
                             QObject* parent = nullptr);
    ~ProductDocument() override;

    const DocumentState& state() const { return state_; }
    /// Grows with each change of the state, undo included.
    quint64 revision() const { return revision_; }
    bool isOpen() const { return isOpen_; }
    /// Another number for each product that is opened: whether what is open is still what it was.
    quint64 opening() const { return opening_; }
    const std::filesystem::path& folder() const { return folder_; } ///< empty: not saved yet
    bool isModified() const { return !undoStack_.isClean(); }
    /// Whether closing it loses something: edits, or photos that were gathered for a product that was never
    /// saved.
    bool isUnsaved() const;
    /// SHA-256 of product.yaml as it was read or last saved here; empty: not known, or never saved.
    std::string definitionSha256() const { return place_->known().definitionSha256; }
    /// Of what is open, for what saves it; never null. It knows at once where a job saved the product, the
    /// document by markSaved().
    const std::shared_ptr<SavedPlace>& place() const { return place_; }
    /// Whether it is what an ended Studio left, and was not saved since: the product may have been.
    bool isRecovered() const { return isRecovered_; }
    NamedSteps& undoStack() { return undoStack_; }

    /// Changes the state as one undo step. Steps with the same non-empty `mergeKey` that follow each other
    /// become one (a dragged slider); separateEdits() ends that. No step where nothing changes.
    void edit(const EditName& name, const std::function<void(DocumentState&)>& change,
              const QString& mergeKey = {});
    /// The next edit begins a new step, whatever its merge key.
    void separateEdits() { ++mergeRun_; }

    /// What a new product comes from: a person's photos and words, or what can be had again any time.
    enum class Origin { Person, Demo };
    /// A new, unsaved product.
    void startNew(const DocumentState& state, Origin origin = Origin::Person);
    /// What becomes of edits of the product that was open before.
    enum class Edits { GiveUp, SetAside };
    /// A product's folder, read. Throws Error where no draft can be begun, or, seldom, where its hold is gone
    /// since and another Studio has it: then what is open stays.
    /// @param place SavedPlace::toOpen() of the product.yaml that was read
    /// @param edits SetAside: they are kept as a draft that can be recovered
    void openSaved(std::shared_ptr<SavedPlace> place, const DocumentState& state,
                   Edits edits = Edits::GiveUp);
    /// What a killed Studio left; unsaved until it is saved.
    void recover(LeftDraft left);
    /// The state of `revision` was written to the folder that place() has by now.
    void markSaved(quint64 revision);
    void close(Edits edits = Edits::GiveUp);

    /// Waits for the draft to be on disk.
    void flushDraft();

Q_SIGNALS:
    void changed(); ///< the state
    void opened();  ///< another product, or none
    void saved();
    void draftFailed(const QString& message);
    void draftKept(); ///< after it had failed
    /// Edits::SetAside: they are on disk, or could not be written.
    void editsSetAside();
    void setAsideFailed(const QString& message);

private:
    class EditCommand;

    void begin(DocumentState state, std::shared_ptr<SavedPlace> place, std::unique_ptr<DraftWriter> writer,
               Edits edits = Edits::GiveUp);
    std::unique_ptr<DraftWriter> freshDraft();
    Draft draft() const;
    void setState(const DocumentState& state);

    const std::filesystem::path draftFolder_;
    DocumentState state_;
    quint64 revision_ = 0;
    quint64 mergeRun_ = 0;
    quint64 opening_ = 0;
    bool isOpen_ = false;
    bool isRecovered_ = false;
    Origin origin_ = Origin::Person;
    std::filesystem::path folder_;
    std::shared_ptr<SavedPlace> place_ = std::make_shared<SavedPlace>();
    std::unique_ptr<DraftWriter> draft_;
    NamedSteps undoStack_;
};

/// What the Studio keeps in a product's folder beside product.yaml, as a draft.
inline constexpr auto kStudioFile = ".studio.json";

/// The definition of a product's folder with its photos, as the Studio edits it. Reads product.yaml and,
/// where it is there, what the Studio keeps beside it. Any thread. Throws Error.
DocumentState readProductState(const std::filesystem::path& folder);

/// What a killed Studio left. Any thread but the GUI's. Throws Error where the draft cannot be read, or a
/// running Studio has it. @param open of the product that is open, which may be the draft's; null: none
LeftDraft readLeftDraft(const std::filesystem::path& file, const SavedPlace* open = nullptr);

/// Whether a product's folder has all that a draft has: there is nothing to be recovered. Reads the folder;
/// any thread.
bool isSaved(const Draft& draft);

/// A state with the words and settings of a prompt file.
DocumentState stateOf(const PromptFile& file);

} // namespace cliplad::ui
