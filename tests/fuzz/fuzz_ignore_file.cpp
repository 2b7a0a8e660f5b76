#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include <ATen/ATen.h>

#include "base/error.h"
#include "inspection/product/ignore_file.h"

using namespace cliplad;

namespace {

std::optional<IgnoreRegions> regionsIn(std::string_view yaml) {
    try {
        return readIgnoreRegions(YamlValue::parse(yaml, "fuzzed"));
    } catch (const Error&) {
        return std::nullopt; // a clear refusal is what bad input must lead to
    }
}

} // namespace

/// Any bytes as a file of ignored regions; what is read must survive being written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto regions = regionsIn({reinterpret_cast<const char*>(data), size});
    if (!regions)
        return 0;
    const std::string yaml = ignoreRegionsYaml(*regions);
    const auto again = regionsIn(yaml);
    if (!again || ignoreRegionsYaml(*again) != yaml)
        std::abort();
    return 0;
}
