#include "document/draft_writer.h"

#include <algorithm>

#include <QDir>
#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/file_lock.h"
#include "base/folder.h"
#include "engine/error_text.h"

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
    , runner_(withErrorTexts([this](const Ask& ask, const JobContext&) {
                  answer(ask);
                  return Written{};
              }),
              [this](const auto& outcome) { tell(std::get_if<Error>(&outcome.value)); }) {}

DraftWriter::~DraftWriter() {
    if (isRetired_)
        flush();
}

void DraftWriter::tell(const Error* error) {
    const bool wasAside = answered_ == Ask::What::SetAside;
    if (error != nullptr)
        QMetaObject::invokeMethod(this, [this, wasAside, message = QString::fromUtf8(error->what())] {
            if (wasAside || !isRetired_) // else nobody's edits any more
                Q_EMIT failed(message);
        });
    else if (wasAside)
        QMetaObject::invokeMethod(this, &DraftWriter::wasSetAside);
    else if (hasFailed_)
        QMetaObject::invokeMethod(this, &DraftWriter::kept);
    hasFailed_ = error != nullptr;
    if (wasAside || answered_ == Ask::What::Retire)
        deleteLater(); // after what is told
}

void DraftWriter::answer(const Ask& ask) {
    answered_ = ask.what;
    if (ask.what == Ask::What::Keep || ask.what == Ask::What::SetAside) {
        makeFolder(file_.parent_path());
        writeFileAtomically(file_, toDraftText(ask.draft));
    } else {
        std::error_code gone;
        fs::remove(file_, gone);
        if (ask.what == Ask::What::Retire)
            fs::remove(lockFileOf(file_), gone);
    }
}

void DraftWriter::write(Draft draft) {
    runner_.submit({.draft = std::move(draft)});
}

void DraftWriter::remove() {
    runner_.submit({.what = Ask::What::Remove});
}

void DraftWriter::retire() {
    isRetired_ = true;
    runner_.submit({.what = Ask::What::Retire});
}

void DraftWriter::setAside(Draft draft) {
    isRetired_ = true;
    runner_.submit({.what = Ask::What::SetAside, .draft = std::move(draft)});
}

} // namespace cliplad::ui
