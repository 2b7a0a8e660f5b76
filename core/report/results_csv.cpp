#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "report/result_files.h"

namespace cliplad {
namespace {

/// Also as they are typed where letters are as wide as they are high.
constexpr std::string_view kFormulaStarts[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

bool looksLikeFormula(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin != std::string_view::npos &&
           std::any_of(std::begin(kFormulaStarts), std::end(kFormulaStarts),
                       [&](std::string_view start) { return text.substr(begin).starts_with(start); });
}

std::string reviewFields(const std::optional<RecordedReview>& review) {
    const RecordedReview said = review.value_or(RecordedReview());
    return fmt::format(",{},{},{},{}", said.decision, csvWords(said.decidedBy), said.decidedAt,
                       csvWords(said.note));
}

} // namespace

std::string csvWords(std::string_view text) {
    return csvField(looksLikeFormula(text) ? "'" + std::string(text) : std::string(text));
}

std::string csvField(std::string_view text) {
    const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                       (text.empty() || (text.front() != ' ' && text.back() != ' '));
    if (plain)
        return std::string(text);
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"')
            field += '"';
        field += c;
    }
    return field + '"';
}

void writeResultsCsv(const std::filesystem::path& path, const ResultHeader& header,
                     const RecordSource& records) {
    AtomicFile file(path);
    file.stream() << "image,verdict,score,logical,structural";
    for (const char* kind : {"area_px_", "pieces_"})
        for (const Label& label : header.labels)
            file.stream() << ',' << csvField(kind + label.name);
    file.stream() << (header.isReviewed ? ",decision,decided_by,decided_at,note\n" : "\n");
    records([&](const ScoreRecord& record) {
        file.stream() << csvField(record.image) << ',' << toText(record.verdict(header.reviewThreshold));
        const std::string end = (header.isReviewed ? reviewFields(record.review) : std::string()) + '\n';
        if (record.failed()) {
            file.stream() << std::string(3 + 2 * header.labels.size(), ',') << end;
            return;
        }
        file.stream() << fmt::format(",{:.6f},{:.6f},{:.6f}", record.scores.fused, record.scores.logical,
                                     record.scores.structural);
        for (const std::vector<int>* numbers : {&record.areasPx, &record.pieces})
            for (const int number : *numbers)
                file.stream() << ',' << number;
        file.stream() << end;
    });
    file.commit();
}

} // namespace cliplad
