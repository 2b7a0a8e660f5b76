#include "report/counts_json.h"

#include <nlohmann/json.hpp>

#include "base/json_text.h"

namespace cliplad {

std::string countsJson(const std::vector<Label>& labels, const std::vector<int>& areasPx,
                       const std::vector<int>& pieces) {
    nlohmann::ordered_json counts = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < labels.size() && i < areasPx.size() && i < pieces.size(); ++i)
        if (!labels[i].background)
            counts[labels[i].name] = {{"area_px", areasPx[i]}, {"pieces", pieces[i]}};
    return jsonText(counts, -1);
}

} // namespace cliplad
