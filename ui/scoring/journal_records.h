#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "report/score_record.h"

namespace cliplad::ui {

/// Results of a run's journal from `first` to before `end`, counted in the order in which they were entered,
/// those that later ones replaced among them. Any thread, also while the journal grows. Throws Error where
/// they are not there.
std::vector<ScoreRecord> journalRecords(const std::filesystem::path& folder, std::int64_t first,
                                        std::int64_t end);

} // namespace cliplad::ui
