#include <fmt/format.h>

#include "base/atomic_file.h"
#include "report/result_files.h"

namespace cliplad {

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
    file.stream() << '\n';
    records([&](const ScoreRecord& record) {
        file.stream() << csvField(record.image) << ',' << record.verdict(header.reviewThreshold);
        if (record.failed()) {
            file.stream() << std::string(3 + 2 * header.labels.size(), ',') << '\n';
            return;
        }
        file.stream() << fmt::format(",{:.6f},{:.6f},{:.6f}", record.scores.fused, record.scores.logical,
                                     record.scores.structural);
        for (const std::vector<int>* numbers : {&record.areasPx, &record.pieces})
            for (const int number : *numbers)
                file.stream() << ',' << number;
        file.stream() << '\n';
    });
    file.commit();
}

} // namespace cliplad
