#include "document/draft_writer.h"

#include <algorithm>

#include <QDir>
#include <QStandardPaths>

#include "base/atomic_file.h"
#include "base/file_lock.h"
#include "base/folder.h"

namespace cliplad::ui {

namespace fs = std::filesystem;

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
            const FileLock free(fs::path(entry->path()).replace_extension(".lock"));
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

DraftWriter::DraftWriter(fs::path file, QObject* parent)
    : QObject(parent)
    , file_(std::move(file))
    , runner_(
          [path = file_](const Ask& ask, const JobContext&) {
              if (ask.keep) {
                  makeFolder(path.parent_path());
                  writeFileAtomically(path, toDraftText(ask.state, ask.folder));
              } else {
                  std::error_code gone;
                  fs::remove(path, gone);
              }
              return Written{};
          },
          [this](const auto& outcome) {
              if (const auto* error = std::get_if<Error>(&outcome.value))
                  QMetaObject::invokeMethod(
                      this, [this, message = QString::fromUtf8(error->what())] { Q_EMIT failed(message); });
          }) {}

void DraftWriter::write(const DocumentState& state, const fs::path& folder) {
    runner_.submit({state, folder, true});
}

void DraftWriter::remove() {
    runner_.submit({{}, {}, false});
}

} // namespace cliplad::ui
