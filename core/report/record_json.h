#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "report/score_record.h"

namespace cliplad {

/// JSON that several files of results share; used inside core/report alone.

/// [x, y, width, height]
nlohmann::ordered_json boxJson(const cv::Rect& box);

/// [{"cue": name, "times": those of normal images}, …]
nlohmann::ordered_json cuesJson(const std::vector<CueDifference>& cues);

/// On one line. Bytes that are no UTF-8 become U+FFFD.
std::string dumped(const nlohmann::ordered_json& json);

/// The record that toJsonLine wrote. Throws Error for anything else.
ScoreRecord scoreRecordOf(const nlohmann::ordered_json& json);

} // namespace cliplad
