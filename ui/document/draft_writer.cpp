#include "document/draft_writer.h"

#include <algorithm>

#include <QDir>
#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/file_lock.h"
#include "base/folder.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

namespace {

fs::path lockFileOf(const fs::path& draft) {
    return fs::path(draft).replace_extension(".lock");
}

} // namespace

fs::path DraftWriter::defaultFolder() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return fs::path(data.toStdString()) / "clip-lad" / "drafts";
}

std::vector<fs::path> DraftWriter::leftOver(const fs::path& folder) {
    std::vector<fs::path> drafts;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() != ".json")
            continue;
        try {
            const FileLock free(lockFileOf(entry->path()));
            drafts.push_back(entry->path());
        } catch (const Error&) {
            // a running Studio has it open
        }
    }
    std::sort(drafts.begin(), drafts.end(), [](const fs::path& a, const fs::path& b) {
        std::error_code gone;
        return fs::last_write_time(a, gone) > fs::last_write_time(b, gone);
    });
    return drafts;
}

void DraftWriter::discard(const fs::path& draft) {
    const FileLock held(lockFileOf(draft));
    std::error_code gone;
    fs::remove(draft, gone);
    fs::remove(lockFileOf(draft), gone);
}

DraftWriter::DraftWriter(fs::path file, QObject* parent)
    : QObject(parent)
    , file_(std::move(file))
    , lock_((makeFolder(file_.parent_path()), lockFileOf(file_)))
    , runner_(
          [this](const Ask& ask, const JobContext&) {
              answer(ask);
              return Written{};
          },
          [this](const auto& outcome) {
              if (const auto* error = std::get_if<Error>(&outcome.value))
                  QMetaObject::invokeMethod(
                      this, [this, message = QString::fromUtf8(error->what())] { Q_EMIT failed(message); });
          }) {}

DraftWriter::~DraftWriter() {
    if (isRetired_)
        flush();
}

void DraftWriter::answer(const Ask& ask) {
    if (ask.then == Ask::Then::Keep) {
        makeFolder(file_.parent_path());
        writeFileAtomically(file_, toDraftText(ask.state, ask.folder));
        return;
    }
    std::error_code gone;
    fs::remove(file_, gone);
    if (ask.then == Ask::Then::Retire) {
        fs::remove(lockFileOf(file_), gone);
        deleteLater();
    }
}

void DraftWriter::write(const DocumentState& state, const fs::path& folder) {
    runner_.submit({state, folder});
}

void DraftWriter::remove() {
    runner_.submit({{}, {}, Ask::Then::Remove});
}

void DraftWriter::retire() {
    isRetired_ = true;
    runner_.submit({{}, {}, Ask::Then::Retire});
}

} // namespace cliplad::ui
