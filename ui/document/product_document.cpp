#include "document/product_document.h"

#include <utility>

#include <QUuid>

#include "base/error.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

/// Whole states before and after: small, and no edit can forget to undo something.
class ProductDocument::EditCommand : public NamedStep {
public:
    EditCommand(ProductDocument& document, EditName name, DocumentState after, const QString& mergeKey)
        : document_(document)
        , name_(std::move(name))
        , before_(document.state_)
        , after_(std::move(after))
        , mergeKey_(mergeKey)
        , mergeRun_(document.mergeRun_) {}

    void undo() override { document_.setState(before_); }
    void redo() override { document_.setState(after_); }
    QString name() const override { return name_(before_, after_); }

    int id() const override { return mergeKey_.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* later) override {
        const auto& next = static_cast<const EditCommand&>(*later);
        if (next.mergeKey_ != mergeKey_ || next.mergeRun_ != mergeRun_)
            return false;
        after_ = next.after_;
        name_ = next.name_;
        setText(name());
        setObsolete(after_ == before_);
        return true;
    }

private:
    ProductDocument& document_;
    EditName name_;
    const DocumentState before_;
    DocumentState after_;
    const QString mergeKey_;
    const quint64 mergeRun_;
};

ProductDocument::ProductDocument(fs::path draftFolder, QObject* parent)
    : QObject(parent)
    , draftFolder_(std::move(draftFolder)) {
    connect(&undoStack_, &QUndoStack::cleanChanged, this, [this](bool clean) {
        if (clean && draft_ && !folder_.empty())
            draft_->remove(); // undone: it is what is saved
    });
}

ProductDocument::~ProductDocument() {
    undoStack_.disconnect(this); // it is cleared as it goes, which undoes nothing
    flushDraft();
}

void ProductDocument::edit(const EditName& name, const std::function<void(DocumentState&)>& change,
                           const QString& mergeKey) {
    DocumentState after = state_;
    change(after);
    if (after != state_)
        undoStack_.push(new EditCommand(*this, name, std::move(after), mergeKey));
}

void ProductDocument::setState(const DocumentState& state) {
    state_ = state;
    ++revision_;
    if (draft_)
        draft_->write(draft());
    Q_EMIT changed();
}

Draft ProductDocument::draft() const {
    return {.state = state_, .folder = folder_, .definitionSha256 = definitionSha256()};
}

bool ProductDocument::isUnsaved() const {
    const bool wasGathered = folder_.empty() && origin_ == Origin::Person && !state_.photos.empty();
    return isOpen_ && (isModified() || wasGathered);
}

std::unique_ptr<DraftWriter> ProductDocument::freshDraft() {
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces) + ".json";
    return std::make_unique<DraftWriter>(draftFolder_ / name.toStdString(), this);
}

void ProductDocument::begin(DocumentState state, std::shared_ptr<SavedPlace> place,
                            std::unique_ptr<DraftWriter> writer, Edits edits) {
    close(edits);
    place_ = std::move(place);
    draft_ = std::move(writer);
    connect(draft_.get(), &DraftWriter::failed, this, &ProductDocument::draftFailed);
    connect(draft_.get(), &DraftWriter::kept, this, &ProductDocument::draftKept);
    folder_ = place_->known().folder;
    state_ = std::move(state);
    origin_ = Origin::Person;
    ++revision_;
    ++opening_;
    ++mergeRun_;
    isOpen_ = true;
    Q_EMIT opened();
    Q_EMIT changed();
}

void ProductDocument::startNew(const DocumentState& state, Origin origin) {
    begin(state, std::make_shared<SavedPlace>(), freshDraft());
    origin_ = origin;
    draft_->write(draft());
}

void ProductDocument::openSaved(std::shared_ptr<SavedPlace> place, const DocumentState& state, Edits edits) {
    std::unique_ptr<DraftWriter> writer = freshDraft(); // first: where that fails nothing was taken over
    try {
        place->takeOver(*place_);
    } catch (const Error&) {
        writer.release()->retire(); // its lock would stay behind
        throw;
    }
    begin(state, std::move(place), std::move(writer), edits);
}

void ProductDocument::recover(LeftDraft left) {
    try {
        left.place->takeOver(*place_);
    } catch (const Error&) {
        left.place = std::make_shared<SavedPlace>(); // the edits count more than where they belong
    }
    begin(left.draft.state, std::move(left.place),
          std::make_unique<DraftWriter>(std::move(left.file), std::move(left.held), this));
    isRecovered_ = true;
    undoStack_.resetClean(); // it differs from what is saved
}

void ProductDocument::markSaved(quint64 revision) {
    folder_ = place_->known().folder;
    isRecovered_ = false;
    if (revision == revision_) {
        if (undoStack_.isClean()) // else that it becomes clean removes it
            draft_->remove();
        undoStack_.setClean();
    } else { // edited meanwhile: no step back is what is on disk
        undoStack_.resetClean();
        draft_->write(draft());
    }
    Q_EMIT saved();
}

void ProductDocument::close(Edits edits) {
    if (!isOpen_)
        return;
    DraftWriter* const writer = draft_.release(); // a child until it is gone
    if (edits == Edits::SetAside && isModified()) {
        disconnect(writer, nullptr, this, nullptr); // what fails from now on is no edit of what is open
        connect(writer, &DraftWriter::wasSetAside, this, &ProductDocument::editsSetAside);
        connect(writer, &DraftWriter::failed, this, &ProductDocument::setAsideFailed);
        writer->setAside(draft());
    } else {
        writer->retire();
    }
    place_->close();
    place_ = std::make_shared<SavedPlace>();
    folder_.clear();
    undoStack_.clear();
    undoStack_.setClean(); // an empty one is not cleared: what was recovered would stay unsaved
    state_ = {};
    ++revision_;
    ++opening_;
    isOpen_ = isRecovered_ = false;
    Q_EMIT opened();
}

void ProductDocument::flushDraft() {
    if (draft_)
        draft_->flush();
}

DocumentState stateOf(const PromptFile& file) {
    DocumentState state;
    state.name = file.title;
    state.setPrompts(file.prompts);
    state.settings = file.settings;
    return state;
}

} // namespace cliplad::ui
