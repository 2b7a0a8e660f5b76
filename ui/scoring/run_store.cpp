#include "scoring/run_store.h"

#include <utility>

namespace cliplad::ui {
namespace {

/// Everything that an export may want is made from these and SeenImages.
constexpr ResultFormats kKept{.csv = true, .json = true};

} // namespace

ResultHeader headerOf(const RunHead& head) {
    return {.product = head.productName, .model = head.model, .labels = head.state.recipe().prompts.fine};
}

RunStore::RunStore(const std::filesystem::path& folder, const RunHead& head, ScoreJournal::Start start,
                   const JobContext& job)
    : results(folder, kKept, headerOf(head), head.productSha256, start, job)
    , seen(folder, job)
    , rows(head) {}

SeenImage RunStore::seenOf(const std::filesystem::path& image, const std::string& sha256, Parts parts) const {
    SeenImage found = parts == Parts::With ? seen.read(image) : seen.readBrief(image);
    return sha256.empty() || found.sha256 == sha256 ? std::move(found) : SeenImage{.sha256 = sha256};
}

bool RunStore::hasLost(const ScoreImage& image) const {
    const std::string hash = results.sha256(nameOf(image));
    return !seen.has(image.path) || (!hash.empty() && seen.readBrief(image.path).sha256 != hash);
}

ScoreImage RunStore::imageOf(const std::filesystem::path& image) const {
    const SeenImage found = seen.read(image);
    return {
        .path = image, .stem = image.stem().string(), .anomalous = found.anomalous, .defect = found.defect};
}

ScoreRow RunStore::readRow(const ScoreImage& image) const {
    const JournalResult result = results.result(nameOf(image));
    return rows.make(image, result.record, seenOf(image.path, result.sha256, Parts::Without));
}

} // namespace cliplad::ui
