#include "session/records/note_drafts.h"

#include <exception>
#include <utility>

#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/folder.h"
#include "engine/error_text.h"
#include "engine/jobs/handover.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostBytes = 1 << 20;
constexpr auto kEnding = ".txt";

} // namespace

fs::path NoteDrafts::defaultFolder() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return fs::path(data.toStdString()) / "clip-lad" / "notes";
}

NoteDrafts::NoteDrafts(fs::path folder, QObject* parent)
    : QObject(parent)
    , folder_(std::move(folder))
    , runner_(withErrorTexts([this](const Drafts& drafts, const JobContext&) {
                  write(drafts);
                  return Written{};
              }),
              [this](const auto& outcome) {
                  const auto* error = std::get_if<Error>(&outcome.value);
                  if (error != nullptr)
                      postTo(this,
                             [this, message = QString::fromUtf8(error->what())] { Q_EMIT failed(message); });
                  else if (hasFailed_)
                      postTo(this, [this] { Q_EMIT kept(); });
                  hasFailed_ = error != nullptr;
              }) {}

NoteDrafts::~NoteDrafts() {
    runner_.waitUntilIdle();
}

std::optional<QString> NoteDrafts::find(const std::string& imageSha256) {
    if (imageSha256.empty()) // an image that could not be read
        return std::nullopt;
    const auto known = known_.find(imageSha256);
    return known != known_.end() ? known->second : known_[imageSha256] = read(imageSha256);
}

std::optional<QString> NoteDrafts::known(const std::string& imageSha256) const {
    const auto known = known_.find(imageSha256);
    return known != known_.end() ? known->second : std::nullopt;
}

void NoteDrafts::keep(const std::string& imageSha256, const QString& note) {
    change(imageSha256, note);
}

void NoteDrafts::drop(const std::string& imageSha256) {
    if (find(imageSha256))
        change(imageSha256, std::nullopt);
}

std::function<ImageNotes()> NoteDrafts::reader() const {
    return [folder = folder_, changed = changed_] {
        ImageNotes notes;
        std::error_code none; // there is no folder yet
        for (const auto& entry : fs::directory_iterator(folder, none)) {
            try {
                if (entry.path().extension() == kEnding)
                    notes[entry.path().stem().string()] = readFile(entry.path(), kMostBytes);
            } catch (const Error&) { // gone since, or told where it is looked at
            }
        }
        for (const auto& [image, draft] : changed)
            notes[image] = draft.value_or(QString()).toStdString();
        std::erase_if(notes, [](const auto& note) { return note.second.empty(); });
        return notes;
    };
}

/// With all that were changed: a request may replace one that waits.
void NoteDrafts::change(const std::string& imageSha256, const Draft& draft) {
    known_[imageSha256] = changed_[imageSha256] = draft;
    runner_.submit(changed_);
}

fs::path NoteDrafts::fileOf(const std::string& imageSha256) const {
    return folder_ / (imageSha256 + kEnding);
}

NoteDrafts::Draft NoteDrafts::read(const std::string& imageSha256) {
    try {
        if (const fs::path file = fileOf(imageSha256); isThere(file))
            return QString::fromStdString(readFile(file, kMostBytes));
    } catch (const Error& error) {
        Q_EMIT failed(errorText(error));
    }
    return std::nullopt;
}

/// On the runner's thread. One that cannot be written does not keep others from it.
void NoteDrafts::write(const Drafts& drafts) {
    std::exception_ptr problem; // a copy as Error would lose what kind it is
    for (const auto& [image, draft] : drafts) {
        const auto before = written_.find(image);
        if (before != written_.end() && before->second == draft)
            continue;
        try {
            if (draft) {
                makeFolder(folder_);
                writeFileAtomically(fileOf(image), std::string_view(draft->toStdString()));
            } else if (std::error_code error; !fs::remove(fileOf(image), error) && error) {
                throw writeError("cannot be removed: ", error, fileOf(image));
            }
            written_[image] = draft;
        } catch (const Error&) {
            problem = std::current_exception();
        }
    }
    if (problem)
        std::rethrow_exception(problem);
}

} // namespace cliplad::ui
