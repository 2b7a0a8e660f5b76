#include "document/draft_writer.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include <QDir>
#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/file_lock.h"
#include "base/folder.h"
#include "base/known_error.h"
#include "engine/error_text.h"
#include "engine/jobs/handover.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

namespace {

/// Whoever looks whether a draft is free has it for some microseconds.
constexpr int kMoreTries = 10;
constexpr std::chrono::milliseconds kBetweenTries(10);

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
        const bool isDraft = entry->path().extension() == ".json";
        if (isDraft && !FileLock::isHeld(lockFileOf(entry->path()))) // else a running Studio has it open
            drafts.push_back(entry->path());
    }
    std::sort(drafts.begin(), drafts.end(), [](const fs::path& a, const fs::path& b) {
        std::error_code gone;
        return fs::last_write_time(a, gone) > fs::last_write_time(b, gone);
    });
    return drafts;
}

void DraftWriter::discard(const fs::path& draft) {
    const FileLock held = hold(draft);
    std::error_code gone;
    fs::remove(draft, gone);
    fs::remove(lockFileOf(draft), gone);
}

FileLock DraftWriter::hold(const fs::path& draft) {
    makeFolder(draft.parent_path());
    for (int more = kMoreTries;; --more) {
        try {
            return FileLock(lockFileOf(draft));
        } catch (const KnownError& error) {
            if (error.kind() != KnownError::Kind::InUse || more == 0)
                throw;
            std::this_thread::sleep_for(kBetweenTries);
        }
    }
}

DraftWriter::DraftWriter(const fs::path& file, QObject* parent)
    : DraftWriter(file, hold(file), parent) {}

DraftWriter::DraftWriter(fs::path file, FileLock held, QObject* parent)
    : QObject(parent)
    , file_(std::move(file))
    , lock_(std::move(held))
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
    const bool isLast = wasAside || answered_ == Ask::What::Retire;
    const bool isKeptAgain = std::exchange(hasFailed_, error != nullptr) && error == nullptr;
    if (isLast)
        lock_.reset(); // whoever is told may look for it at once
    const QString message = error != nullptr ? QString::fromUtf8(error->what()) : QString();
    // In one event, as whoever waits may let objects be deleted before they get their other events.
    postTo(this, [this, wasAside, isLast, isKeptAgain, isFailure = error != nullptr, message] {
        if (isFailure && (wasAside || !isRetired_)) // else nobody's edits any more
            Q_EMIT failed(message);
        else if (!isFailure && wasAside)
            Q_EMIT wasSetAside();
        else if (isKeptAgain)
            Q_EMIT kept();
        if (isLast)
            deleteLater();
    });
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
