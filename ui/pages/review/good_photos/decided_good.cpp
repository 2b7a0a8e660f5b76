#include "pages/review/good_photos/decided_good.h"

#include <array>
#include <optional>
#include <unordered_set>

#include "base/error.h"
#include "base/sha256.h"
#include "document/document_state.h"
#include "session/score_results.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> contentOf(const fs::path& photo, const ScoreResults& results,
                                     const FileContents& known) {
    if (const int row = results.find(photo); row >= 0)
        return results.row(static_cast<std::size_t>(row)).imageSha256.toStdString();
    const auto found = known.find(photo.native());
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

FileContents readContents(const std::vector<fs::path>& files, const JobContext& job) {
    FileContents contents;
    const auto total = static_cast<std::int64_t>(files.size());
    for (const fs::path& file : files) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(contents.size()), total, file.filename().string());
        std::string& content = contents[file.native()];
        try {
            content = sha256OfFile(file);
        } catch (const Error&) {
            content.clear(); // gone, or on a share that went away
        }
    }
    return contents;
}

DecidedGood decidedGood(const ScoreResults& results, const DocumentState& state, const FileContents& known) {
    DecidedGood good;
    std::unordered_set<std::string> paths, contents;
    for (const std::vector<fs::path>* photos : std::array{&state.shots, &state.validation.get()})
        for (const fs::path& photo : *photos) {
            paths.insert(photo.native());
            if (const auto content = contentOf(photo, results, known))
                contents.insert(*content);
            else
                good.unread.push_back(photo);
        }
    for (const ScoreRow& row : results.rows()) {
        if (row.failed || row.review != ReviewDecision::Good)
            continue;
        ++good.images;
        if (row.anomalous.value_or(false))
            ++good.calledBad;
        else if (!paths.contains(row.path.native()) && contents.insert(row.imageSha256.toStdString()).second)
            good.photos.push_back(row.path);
    }
    return good;
}

} // namespace cliplad::ui
