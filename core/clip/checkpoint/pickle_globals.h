#pragma once

#include <string_view>

namespace cliplad {

/// Whether a pickle may name this global: plain containers, the functions PyTorch rebuilds tensors with,
/// storage and number types, and the classes of a TorchScript archive. None of them is ever called.
bool isAllowedGlobal(std::string_view module, std::string_view name);

/// Whether a module belongs to a TorchScript archive's own classes, of which only the attributes are read.
bool isScriptModule(std::string_view module);

} // namespace cliplad
