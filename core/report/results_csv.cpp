#include <algorithm>
#include <iterator>
#include <ostream>
#include <string>
#include <utility>

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

/// Puts a table together; the numbers and the mark at its start are those of its flavour.
class Table {
public:
    Table(std::ostream& out, CsvFlavour flavour)
        : out_(out)
        , isSemicolon_(flavour == CsvFlavour::Semicolon) {
        if (isSemicolon_) // else a spreadsheet takes the bytes for those of its country's letters
            out_ << "\xEF\xBB\xBF";
    }

    void add(std::string_view text) { put(csvField(text, separator())); }
    void addWords(std::string_view text) { put(csvWords(text, separator())); }
    void add(int number) { put(std::to_string(number)); }
    void add(double number) {
        std::string text = fmt::format("{:.6f}", number);
        if (isSemicolon_)
            std::replace(text.begin(), text.end(), '.', ',');
        put(text);
    }
    void addEmpty(std::size_t fields) {
        for (std::size_t i = 0; i < fields; ++i)
            put({});
    }
    void endRow() {
        out_ << '\n';
        isFirst_ = true;
    }

private:
    char separator() const { return isSemicolon_ ? ';' : ','; }
    void put(std::string_view field) {
        if (!std::exchange(isFirst_, false))
            out_ << separator();
        out_ << field;
    }

    std::ostream& out_;
    const bool isSemicolon_;
    bool isFirst_ = true; ///< of its row
};

void addHead(Table& table, const ResultHeader& header) {
    for (const char* name : {"image", "verdict", "score", "logical", "structural"})
        table.add(name);
    for (const char* kind : {"area_px_", "pieces_"})
        for (const Label& label : header.labels)
            table.add(kind + label.name);
    if (header.hasTruth)
        table.add("truth");
    if (header.isReviewed)
        for (const char* name : {"decision", "decided_by", "decided_at", "note"})
            table.add(name);
    table.endRow();
}

void addReview(Table& table, const RecordedReview& said) {
    table.add(said.decision);
    table.addWords(said.decidedBy);
    table.add(said.decidedAt);
    table.addWords(said.note);
}

void addRow(Table& table, const ResultHeader& header, const ScoreRecord& record) {
    table.add(record.image);
    table.add(toText(record.verdict(header.reviewThreshold)));
    if (record.failed()) {
        table.addEmpty(3 + 2 * header.labels.size());
    } else {
        for (const double score : {record.scores.fused, record.scores.logical, record.scores.structural})
            table.add(score);
        for (const std::vector<int>* numbers : {&record.areasPx, &record.pieces})
            for (const int number : *numbers)
                table.add(number);
    }
    if (header.hasTruth)
        table.add(truthText(record.isKnownBad));
    if (header.isReviewed)
        addReview(table, record.review.value_or(RecordedReview()));
    table.endRow();
}

} // namespace

std::string csvWords(std::string_view text, char separator) {
    return csvField(looksLikeFormula(text) ? "'" + std::string(text) : std::string(text), separator);
}

std::string csvField(std::string_view text, char separator) {
    const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos &&
                       text.find(separator) == std::string_view::npos &&
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
                     const RecordSource& records, CsvFlavour flavour) {
    AtomicFile file(path);
    Table table(file.stream(), flavour);
    addHead(table, header);
    records([&](const ScoreRecord& record) { addRow(table, header, record); });
    file.commit();
}

} // namespace cliplad
