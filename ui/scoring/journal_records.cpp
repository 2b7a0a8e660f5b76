#include "scoring/journal_records.h"

#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "base/error.h"

namespace cliplad::ui {

std::vector<ScoreRecord> journalRecords(const std::filesystem::path& folder, std::int64_t first,
                                        std::int64_t end) {
    std::ifstream file(folder / "journal.jsonl", std::ios::binary);
    std::vector<ScoreRecord> records;
    std::string line;
    std::getline(file, line); // what the run was started with
    for (std::int64_t i = 0; i < end; ++i) {
        if (!std::getline(file, line))
            throw Error("was changed while it was in use", (folder / "journal.jsonl").string());
        if (i < first)
            continue;
        const auto json = nlohmann::ordered_json::parse(line, nullptr, false);
        if (!json.is_object() || !json.contains("record"))
            throw Error("was changed while it was in use", (folder / "journal.jsonl").string());
        records.push_back(parseScoreRecord(json["record"].dump()));
    }
    return records;
}

} // namespace cliplad::ui
