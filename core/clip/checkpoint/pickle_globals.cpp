#include "clip/checkpoint/pickle_globals.h"

#include <algorithm>
#include <array>

namespace cliplad {
namespace {

struct GlobalName {
    std::string_view module;
    std::string_view name;
};

/// Plain containers, and what PyTorch rebuilds tensors with.
constexpr std::array<GlobalName, 10> kAllowed{{{"collections", "OrderedDict"},
                                               {"torch", "Size"},
                                               {"torch", "device"},
                                               {"torch._utils", "_rebuild_tensor_v2"},
                                               {"torch._utils", "_rebuild_parameter"},
                                               {"torch.jit._pickle", "build_intlist"},
                                               {"torch.jit._pickle", "build_doublelist"},
                                               {"torch.jit._pickle", "build_boollist"},
                                               {"torch.jit._pickle", "build_tensorlist"},
                                               {"torch.jit._pickle", "restore_type_tag"}}};

constexpr std::array<std::string_view, 12> kDataTypes{"float64", "float32", "float16", "bfloat16",
                                                      "int64",   "int32",   "int16",   "int8",
                                                      "uint8",   "bool",    "float",   "half"};

} // namespace

bool isScriptModule(std::string_view module) {
    return module.starts_with("__torch__");
}

bool isAllowedGlobal(std::string_view module, std::string_view name) {
    if (isScriptModule(module))
        return true;
    if (module == "torch" && (name.ends_with("Storage") ||
                              std::find(kDataTypes.begin(), kDataTypes.end(), name) != kDataTypes.end()))
        return true;
    return std::any_of(kAllowed.begin(), kAllowed.end(),
                       [&](const GlobalName& g) { return g.module == module && g.name == name; });
}

} // namespace cliplad
