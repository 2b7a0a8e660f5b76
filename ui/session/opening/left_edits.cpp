#include "session/opening/left_edits.h"

#include <QFileInfo>

#include "base/atomic_file.h"
#include "base/error.h"
#include "document/draft_writer.h"
#include "document/path_text.h"
#include "document/product_document.h"

namespace cliplad::ui {

std::vector<LeftEdits> listLeftEdits(const JobContext& job) {
    std::vector<LeftEdits> all;
    for (const std::filesystem::path& file : DraftWriter::leftOver()) {
        job.throwIfStopped();
        try {
            const Draft draft = parseDraft(readFile(file), file.string());
            if (isSaved(draft)) // the Studio ended between an edit and the next, or after saving
                DraftWriter::discard(file);
            else if (draft.state != DocumentState{}) // else nothing was done yet
                all.push_back({.draft = file,
                               .name = QString::fromStdString(draft.state.name),
                               .folder = draft.folder,
                               .edited = QFileInfo(toText(file)).lastModified()});
        } catch (const Error&) {
            // half a draft is nothing to open
        }
    }
    return all;
}

} // namespace cliplad::ui
