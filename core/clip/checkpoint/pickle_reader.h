#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cliplad {

/// A node of what a pickle describes. Nothing of it was executed: calls are only written down.
struct PickleNode {
    enum class Kind {
        Other,      ///< None, bytes or a number too long: nothing that weights need
        Boolean,    ///< integer
        Integer,    ///< integer
        Real,       ///< real
        Text,       ///< text
        List,       ///< items
        Tuple,      ///< items
        Dict,       ///< items: key, value, key, value, …
        Global,     ///< text = module, name
        Call,       ///< items: global, argument tuple
        Object,     ///< items: global, [state]; an instance of a TorchScript class
        Persistent, ///< items: the tuple that describes the storage
    };

    Kind kind = Kind::Other;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view text = {}; ///< lies in the pickle's bytes
    std::string_view name = {};
    std::vector<std::uint32_t> items = {}; ///< indices of nodes
};

/// The graph a pickle describes, as indices into one list: shared parts and cycles are possible, deep
/// recursion on destruction is not.
struct PickleGraph {
    std::vector<PickleNode> nodes;
    std::uint32_t root = 0;

    const PickleNode& operator[](std::uint32_t index) const { return nodes[index]; }
};

/// Reads the subset of pickle protocols 2 to 5 that state dicts and TorchScript archives use.
///
/// Executes nothing. Globals are limited to plain containers and the few functions PyTorch rebuilds tensors
/// with; any other one, and any other instruction, throws Error that names it. `bytes` must outlive the
/// graph. At most 16 MB, two million nodes.
PickleGraph readPickle(std::span<const std::byte> bytes, const std::string& where);

} // namespace cliplad
