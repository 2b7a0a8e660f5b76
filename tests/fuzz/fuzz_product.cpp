#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"
#include "inspection/product/ignore_file.h"
#include "inspection/product/product_file.h"

/// Any bytes as product.yaml: refused with an Error, or read, and then the same after writing and reading
/// again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cliplad;
    try {
        const ProductDefinition read =
            parseProductYaml({reinterpret_cast<const char*>(data), size}, "fuzzed");
        const ProductDefinition again = parseProductYaml(productYaml(read, "note"), "written");
        if (again.prompts != read.prompts || !(again.settings == read.settings) ||
            again.shots != read.shots || ignoreRegionsYaml(again.ignore) != ignoreRegionsYaml(read.ignore))
            std::abort();
    } catch (const Error& error) {
        if (error.where().starts_with("written"))
            std::abort();
    }
    return 0;
}
