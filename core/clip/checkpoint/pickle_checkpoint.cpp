#include "clip/checkpoint/pickle_checkpoint.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "clip/checkpoint/pickle_reader.h"
#include "clip/checkpoint/quoted_name.h"
#include "clip/checkpoint/zip_archive.h"

namespace cliplad {
namespace {

using Kind = PickleNode::Kind;

constexpr int kMaxNesting = 64;
constexpr std::size_t kMaxVisits = 200'000;
constexpr std::size_t kMaxName = 512;
constexpr std::string_view kGraphFile = "/data.pkl";
constexpr auto kPickleHint = "the file is damaged or not a checkpoint; get it again from its source";

struct StorageName {
    std::string_view name;
    at::ScalarType type;
};

constexpr std::array<StorageName, 9> kStorages{{{"DoubleStorage", at::kDouble},
                                                {"FloatStorage", at::kFloat},
                                                {"HalfStorage", at::kHalf},
                                                {"BFloat16Storage", at::kBFloat16},
                                                {"LongStorage", at::kLong},
                                                {"IntStorage", at::kInt},
                                                {"ShortStorage", at::kShort},
                                                {"CharStorage", at::kChar},
                                                {"ByteStorage", at::kByte}}};

/// Where a storage lies in the file.
struct Storage {
    std::size_t offset = 0;
    std::int64_t elements = 0;
    at::ScalarType type = at::kFloat;
};

/// Walks the graph of one file and collects its tensors.
class TensorCollector {
public:
    TensorCollector(const FileBytes& file, const ZipArchive& archive, const PickleGraph& graph,
                    std::string folder)
        : file_(file)
        , archive_(archive)
        , graph_(graph)
        , folder_(std::move(folder)) {}

    Checkpoint collect() {
        const PickleNode& root = graph_[graph_.root];
        if (root.kind != Kind::Dict && root.kind != Kind::Object)
            fail("holds neither a dictionary of tensors nor a TorchScript module");
        numbersAreTensors_ = root.kind == Kind::Object;
        const auto nested = root.kind == Kind::Dict ? findStateDict(root) : std::nullopt;
        visit(nested.value_or(graph_.root), "", 0);
        if (checkpoint_.tensors.empty())
            fail("holds no tensors");
        return std::move(checkpoint_);
    }

private:
    using Index = std::uint32_t;

    [[noreturn]] void fail(const std::string& problem) const {
        throw Error(problem, file_.name, kPickleHint);
    }

    [[noreturn]] void failAt(const std::string& name, const std::string& problem) const {
        fail(fmt::format("the tensor {} {}", quotedName(name), problem));
    }

    std::optional<Index> findStateDict(const PickleNode& root) const {
        for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
            const PickleNode& key = graph_[root.items[i]];
            if (key.kind == Kind::Text && key.text == "state_dict" &&
                graph_[root.items[i + 1]].kind == Kind::Dict)
                return root.items[i + 1];
        }
        return std::nullopt;
    }

    void visit(Index index, const std::string& name, int depth) {
        if (++visits_ > kMaxVisits || depth > kMaxNesting || name.size() > kMaxName)
            fail(fmt::format("nests its dictionaries too deeply or too often (at {})", quotedName(name)));
        const PickleNode& node = graph_[index];
        if (node.kind == Kind::Dict)
            visitItems(node, name, depth);
        else if (node.kind == Kind::Object && node.items.size() == 2)
            visit(node.items[1], name, depth + 1);
        else if (node.kind == Kind::Call)
            visitCall(node, name);
        else if (node.kind == Kind::Integer)
            addNumber(node, name, depth);
    }

    void visitItems(const PickleNode& dict, const std::string& name, int depth) {
        for (std::size_t i = 0; i + 1 < dict.items.size(); i += 2) {
            const PickleNode& key = graph_[dict.items[i]];
            if (key.kind != Kind::Text)
                continue;
            visit(dict.items[i + 1],
                  name.empty() ? std::string(key.text) : fmt::format("{}.{}", name, key.text), depth + 1);
        }
    }

    void addNumber(const PickleNode& number, const std::string& name, int depth) {
        checkpoint_.metadata[name] = std::to_string(number.integer);
        constexpr int kTopOfModule = 2;
        if (numbersAreTensors_ && depth <= kTopOfModule)
            addTensor(name, at::scalar_tensor(number.integer, at::kLong));
    }

    void addTensor(const std::string& name, at::Tensor tensor) {
        if (!checkpoint_.tensors.emplace(name, std::move(tensor)).second)
            failAt(name, "is there twice");
    }

    void visitCall(const PickleNode& call, const std::string& name) {
        const PickleNode& callee = graph_[call.items[0]];
        const PickleNode& arguments = graph_[call.items[1]];
        if (callee.name == "_rebuild_tensor_v2")
            addTensor(name, rebuildTensor(arguments, name));
        else if (callee.name == "_rebuild_parameter")
            addTensor(name, rebuildParameter(arguments, name));
    }

    /// torch._utils._rebuild_parameter(data, requires_grad, backward_hooks)
    at::Tensor rebuildParameter(const PickleNode& arguments, const std::string& name) {
        const PickleNode* data = arguments.items.empty() ? nullptr : &graph_[arguments.items[0]];
        if (data == nullptr || data->kind != Kind::Call ||
            graph_[data->items[0]].name != "_rebuild_tensor_v2")
            failAt(name, "is a parameter without a tensor");
        return rebuildTensor(graph_[data->items[1]], name);
    }

    /// torch._utils._rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks[,
    /// metadata])
    at::Tensor rebuildTensor(const PickleNode& arguments, const std::string& name) {
        if (arguments.items.size() < 4 || arguments.items.size() > 7)
            failAt(name, fmt::format("is described by {} values, expected 6", arguments.items.size()));
        const Storage storage = readStorage(graph_[arguments.items[0]], name);
        const std::int64_t first = readInteger(graph_[arguments.items[1]], name);
        TensorPlace place{.offset = 0,
                          .type = storage.type,
                          .shape = readSizes(graph_[arguments.items[2]], name),
                          .strides = readSizes(graph_[arguments.items[3]], name)};
        checkExtent(place, first, storage, name);
        place.offset = storage.offset + static_cast<std::size_t>(first) * c10::elementSize(storage.type);
        return viewTensor(file_, place);
    }

    void checkExtent(const TensorPlace& place, std::int64_t first, const Storage& storage,
                     const std::string& name) const {
        if (place.strides.size() != place.shape.size())
            failAt(name,
                   fmt::format("has {} dimensions but {} strides", place.shape.size(), place.strides.size()));
        std::int64_t elements = 1;
        std::int64_t last = first;
        bool absurd = false;
        for (std::size_t i = 0; i < place.shape.size(); ++i) {
            std::int64_t reach = 0;
            absurd |= __builtin_mul_overflow(elements, place.shape[i], &elements);
            absurd |= __builtin_mul_overflow(std::max<std::int64_t>(place.shape[i] - 1, 0), place.strides[i],
                                             &reach);
            absurd |= __builtin_add_overflow(last, reach, &last);
        }
        const bool inside = elements == 0 ? first <= storage.elements : last < storage.elements;
        if (absurd || !inside || elements > storage.elements)
            failAt(name,
                   fmt::format("of shape [{}] and strides [{}] at element {} does not fit its storage of {} "
                               "elements",
                               fmt::join(place.shape, ", "), fmt::join(place.strides, ", "), first,
                               storage.elements));
    }

    /// The persistent id ('storage', torch.FloatStorage, key, device, number of elements).
    Storage readStorage(const PickleNode& node, const std::string& name) const {
        if (node.kind != Kind::Persistent || graph_[node.items[0]].items.size() != 5)
            failAt(name, "has no storage");
        const std::vector<Index>& id = graph_[node.items[0]].items;
        if (graph_[id[0]].text != "storage" || graph_[id[1]].kind != Kind::Global ||
            graph_[id[2]].kind != Kind::Text)
            failAt(name, "has no storage");
        const auto typeName = graph_[id[1]].name;
        const auto type = std::find_if(kStorages.begin(), kStorages.end(),
                                       [&](const StorageName& s) { return s.name == typeName; });
        if (type == kStorages.end())
            failAt(name, fmt::format("has a storage of {}, which is not supported", quotedName(typeName)));
        const std::string entry = fmt::format("{}/data/{}", folder_, graph_[id[2]].text);
        const std::int64_t elements = readInteger(graph_[id[4]], name);
        const std::size_t available = archive_.bytesOf(entry).size() / c10::elementSize(type->type);
        if (static_cast<std::size_t>(elements) > available)
            failAt(name, fmt::format("needs a storage of {} elements, {} holds {}", elements,
                                     quotedName(entry), available));
        return {.offset = archive_.offsetOf(entry), .elements = elements, .type = type->type};
    }

    std::int64_t readInteger(const PickleNode& node, const std::string& name) const {
        if (node.kind != Kind::Integer || node.integer < 0)
            failAt(name, "has a size or offset that is not a whole number from 0");
        return node.integer;
    }

    std::vector<std::int64_t> readSizes(const PickleNode& node, const std::string& name) const {
        const PickleNode& list = node.kind == Kind::Call && graph_[node.items[0]].name == "Size" &&
                                         !graph_[node.items[1]].items.empty()
                                     ? graph_[graph_[node.items[1]].items[0]]
                                     : node;
        if ((list.kind != Kind::Tuple && list.kind != Kind::List) || list.items.size() > kMaxDimensions)
            failAt(name, fmt::format("has no shape of at most {} dimensions", kMaxDimensions));
        std::vector<std::int64_t> sizes;
        for (const Index item : list.items)
            sizes.push_back(readInteger(graph_[item], name));
        return sizes;
    }

    const FileBytes& file_;
    const ZipArchive& archive_;
    const PickleGraph& graph_;
    std::string folder_;
    Checkpoint checkpoint_;
    std::size_t visits_ = 0;
    bool numbersAreTensors_ = false;
};

/// All entries of a PyTorch file lie in one folder, whose name is free.
std::string findFolder(const ZipArchive& archive, const FileBytes& file) {
    std::string found;
    for (const auto& [name, entry] : archive.entries()) {
        if (!name.ends_with(kGraphFile) || name.find('/') != name.size() - kGraphFile.size())
            continue;
        if (!found.empty())
            throw Error("is a zip file with several data.pkl, expected one", file.name, kPickleHint);
        found = name.substr(0, name.size() - kGraphFile.size());
    }
    if (found.empty())
        throw Error("is a zip file without data.pkl, so not one of PyTorch", file.name,
                    "name the weights file itself");
    return found;
}

void checkByteOrder(const ZipArchive& archive, const std::string& folder, const FileBytes& file) {
    const std::string entry = folder + "/byteorder";
    if (!archive.contains(entry))
        return;
    const auto bytes = archive.bytesOf(entry);
    if (std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()) != "little")
        throw Error("stores its numbers big-endian, only little-endian is read", file.name,
                    "save it again on a little-endian machine");
}

} // namespace

Checkpoint parsePickleCheckpoint(const FileBytes& file) {
    const ZipArchive archive(file);
    const std::string folder = findFolder(archive, file);
    checkByteOrder(archive, folder, file);
    const PickleGraph graph = readPickle(archive.bytesOf(folder + std::string(kGraphFile)), file.name);
    return TensorCollector(file, archive, graph, folder).collect();
}

} // namespace cliplad
