#include "clip/checkpoint/pickle_reader.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "clip/checkpoint/pickle_globals.h"
#include "clip/checkpoint/pickle_opcodes.h"
#include "clip/checkpoint/quoted_name.h"

namespace cliplad {
namespace {

using Kind = PickleNode::Kind;

constexpr std::size_t kMaxBytes = 16u << 20;
constexpr std::size_t kMaxNodes = 2'000'000;
constexpr std::size_t kMaxStack = 1'000'000;
constexpr auto kDamaged = "the file is damaged; get it again from its source";
constexpr auto kSaveWeights =
    "use safetensors, or save the weights alone: torch.save(model.state_dict(), file)";

bool isOrderedDict(const PickleNode& global) {
    return global.name == "OrderedDict";
}

/// The stack machine. One use: read().
class PickleMachine {
public:
    PickleMachine(std::span<const std::byte> bytes, const std::string& where)
        : bytes_(bytes)
        , where_(where) {}

    PickleGraph read() {
        if (bytes_.size() > kMaxBytes)
            fail(fmt::format("has {} bytes of pickle, at most {} are read", bytes_.size(), kMaxBytes));
        for (;;) {
            const auto opcode = take<unsigned char>();
            if (opcode == kStop)
                break;
            if (!runData(opcode) && !runContainer(opcode) && !runMemo(opcode) && !runObject(opcode))
                throw Error(
                    fmt::format("uses the pickle instruction 0x{:02x}, which weights do not need; it was "
                                "not executed",
                                opcode),
                    where_, kSaveWeights);
        }
        graph_.root = pop();
        return std::move(graph_);
    }

private:
    using Index = std::uint32_t;

    [[noreturn]] void fail(const std::string& problem) const { throw Error(problem, where_, kDamaged); }

    std::span<const std::byte> takeBytes(std::uint64_t count) {
        if (count > bytes_.size() - position_)
            fail(fmt::format("breaks off: {} bytes expected at {}, {} are there", count, position_,
                             bytes_.size() - position_));
        const auto taken = bytes_.subspan(position_, static_cast<std::size_t>(count));
        position_ += taken.size();
        return taken;
    }

    template<class Value>
    Value take() {
        Value value{};
        std::memcpy(&value, takeBytes(sizeof(Value)).data(), sizeof(Value));
        return value;
    }

    std::string_view takeText(std::uint64_t count) {
        const auto taken = takeBytes(count);
        return {reinterpret_cast<const char*>(taken.data()), taken.size()};
    }

    std::string_view takeLine() {
        const auto rest = bytes_.subspan(position_);
        const auto end = std::find(rest.begin(), rest.end(), std::byte{'\n'});
        if (end == rest.end())
            fail("breaks off within a name");
        const std::string_view line = takeText(static_cast<std::uint64_t>(end - rest.begin()));
        ++position_;
        return line;
    }

    void push(Index index) {
        if (stack_.size() >= kMaxStack)
            fail(fmt::format("needs a stack of more than {} values", kMaxStack));
        stack_.push_back(index);
    }

    void push(PickleNode node) {
        if (graph_.nodes.size() >= kMaxNodes)
            fail(fmt::format("describes more than {} values", kMaxNodes));
        graph_.nodes.push_back(std::move(node));
        push(static_cast<Index>(graph_.nodes.size() - 1));
    }

    Index pop() {
        if (stack_.size() <= bottom())
            fail("takes a value from an empty stack");
        const Index index = stack_.back();
        stack_.pop_back();
        return index;
    }

    Index top() const {
        if (stack_.size() <= bottom())
            fail("takes a value from an empty stack");
        return stack_.back();
    }

    /// Values below the last mark are out of reach, as in CPython.
    std::size_t bottom() const { return marks_.empty() ? 0 : marks_.back(); }

    std::vector<Index> popToMark() {
        if (marks_.empty())
            fail("takes values up to a mark that was not set");
        const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
        std::vector<Index> items(first, stack_.end());
        stack_.erase(first, stack_.end());
        marks_.pop_back();
        return items;
    }

    std::vector<Index> popItems(std::size_t count) {
        std::vector<Index> items(count);
        for (std::size_t i = count; i-- > 0;)
            items[i] = pop();
        return items;
    }

    PickleNode& node(Index index) { return graph_.nodes[index]; }

    void pushInteger(std::int64_t value) { push(PickleNode{.kind = Kind::Integer, .integer = value}); }
    void pushText(std::uint64_t length) { push(PickleNode{.kind = Kind::Text, .text = takeText(length)}); }
    void pushItems(Kind kind, std::vector<Index> items) {
        push(PickleNode{.kind = kind, .items = std::move(items)});
    }

    void pushLong(std::uint64_t length) {
        const auto digits = takeBytes(length);
        if (digits.size() > 8) {
            push(PickleNode{});
            return;
        }
        std::uint64_t value = 0;
        if (!digits.empty() && (digits.back() & std::byte{0x80}) != std::byte{0})
            value = std::numeric_limits<std::uint64_t>::max();
        std::memcpy(&value, digits.data(), digits.size());
        pushInteger(digits.empty() ? 0 : static_cast<std::int64_t>(value));
    }

    void pushReal() {
        const auto bits = __builtin_bswap64(take<std::uint64_t>());
        push(PickleNode{.kind = Kind::Real, .real = std::bit_cast<double>(bits)});
    }

    void pushOpaque(std::uint64_t length) {
        takeBytes(length);
        push(PickleNode{});
    }

    // clang-format off
    // A line an instruction.

    bool runData(unsigned char opcode) {
        switch (opcode) {
        case kProtocol: checkProtocol(take<std::uint8_t>()); return true;
        case kFrame: take<std::uint64_t>(); return true;
        case kNone: push(PickleNode{}); return true;
        case kNewTrue: push(PickleNode{.kind = Kind::Boolean, .integer = 1}); return true;
        case kNewFalse: push(PickleNode{.kind = Kind::Boolean, .integer = 0}); return true;
        case kBinInt: pushInteger(take<std::int32_t>()); return true;
        case kBinInt1: pushInteger(take<std::uint8_t>()); return true;
        case kBinInt2: pushInteger(take<std::uint16_t>()); return true;
        case kLong1: pushLong(take<std::uint8_t>()); return true;
        case kLong4: pushLong(take<std::uint32_t>()); return true;
        case kBinFloat: pushReal(); return true;
        case kBinUnicode: case kBinString: pushText(take<std::uint32_t>()); return true;
        case kShortBinUnicode: case kShortBinString: pushText(take<std::uint8_t>()); return true;
        case kBinUnicode8: pushText(take<std::uint64_t>()); return true;
        case kBinBytes: pushOpaque(take<std::uint32_t>()); return true;
        case kShortBinBytes: pushOpaque(take<std::uint8_t>()); return true;
        case kBinBytes8: pushOpaque(take<std::uint64_t>()); return true;
        default: return false;
        }
    }

    bool runContainer(unsigned char opcode) {
        switch (opcode) {
        case kMark: setMark(); return true;
        case kPop: pop(); return true;
        case kPopMark: popToMark(); return true;
        case kDup: push(top()); return true;
        case kEmptyList: pushItems(Kind::List, {}); return true;
        case kEmptyTuple: pushItems(Kind::Tuple, {}); return true;
        case kEmptyDict: pushItems(Kind::Dict, {}); return true;
        case kList: pushItems(Kind::List, popToMark()); return true;
        case kTuple: pushItems(Kind::Tuple, popToMark()); return true;
        case kDict: makeDict(popToMark()); return true;
        case kTuple1: pushItems(Kind::Tuple, popItems(1)); return true;
        case kTuple2: pushItems(Kind::Tuple, popItems(2)); return true;
        case kTuple3: pushItems(Kind::Tuple, popItems(3)); return true;
        case kAppend: extend(Kind::List, popItems(1)); return true;
        case kAppends: extend(Kind::List, popToMark()); return true;
        case kSetItem: extend(Kind::Dict, popItems(2)); return true;
        case kSetItems: extend(Kind::Dict, popToMark()); return true;
        default: return false;
        }
    }

    bool runMemo(unsigned char opcode) {
        switch (opcode) {
        case kBinGet: recall(take<std::uint8_t>()); return true;
        case kLongBinGet: recall(take<std::uint32_t>()); return true;
        case kBinPut: memo_[take<std::uint8_t>()] = top(); return true;
        case kLongBinPut: memo_[take<std::uint32_t>()] = top(); return true;
        case kMemoize: memo_[static_cast<Index>(memo_.size())] = top(); return true;
        default: return false;
        }
    }

    bool runObject(unsigned char opcode) {
        switch (opcode) {
        case kGlobal: runGlobal(); return true;
        case kStackGlobal: runStackGlobal(); return true;
        case kReduce: runReduce(); return true;
        case kNewObject: runNewObject(); return true;
        case kBuild: runBuild(); return true;
        case kBinPersId: pushItems(Kind::Persistent, {popOf(Kind::Tuple)}); return true;
        default: return false;
        }
    }

    // clang-format on

    void checkProtocol(std::uint8_t protocol) const {
        if (protocol < 2 || protocol > 5)
            fail(fmt::format("is written in pickle protocol {}, 2 to 5 are read", protocol));
    }

    void setMark() {
        if (marks_.size() >= kMaxStack)
            fail(fmt::format("sets more than {} marks", kMaxStack));
        marks_.push_back(stack_.size());
    }

    void makeDict(const std::vector<Index>& items) {
        pushItems(Kind::Dict, {});
        extend(Kind::Dict, items);
    }

    void extend(Kind kind, const std::vector<Index>& items) {
        PickleNode& container = node(top());
        if (container.kind != kind || (kind == Kind::Dict && items.size() % 2 != 0))
            fail("adds items to something that is not a list or dictionary");
        container.items.insert(container.items.end(), items.begin(), items.end());
    }

    void recall(Index key) {
        const auto found = memo_.find(key);
        if (found == memo_.end())
            fail(fmt::format("refers to the remembered value {}, which there is not", key));
        push(found->second);
    }

    Index popOf(Kind kind) {
        const Index index = pop();
        if (node(index).kind != kind)
            fail("has a value of another type than its instruction needs");
        return index;
    }

    void pushGlobal(std::string_view module, std::string_view name) {
        if (!isAllowedGlobal(module, name))
            throw Error(fmt::format("wants to call {}; it was not executed",
                                    quotedName(fmt::format("{}.{}", module, name))),
                        where_, kSaveWeights);
        push(PickleNode{.kind = Kind::Global, .text = module, .name = name});
    }

    void runGlobal() {
        const std::string_view module = takeLine();
        const std::string_view name = takeLine();
        pushGlobal(module, name);
    }

    void runStackGlobal() {
        const Index name = popOf(Kind::Text);
        const Index module = popOf(Kind::Text);
        pushGlobal(node(module).text, node(name).text);
    }

    void runReduce() {
        const Index arguments = popOf(Kind::Tuple);
        const Index callee = popOf(Kind::Global);
        if (isOrderedDict(node(callee)) && node(arguments).items.empty())
            pushItems(Kind::Dict, {});
        else if (node(callee).text == "torch.jit._pickle" && !node(arguments).items.empty())
            push(Index(node(arguments).items.front()));
        else
            pushItems(Kind::Call, {callee, arguments});
    }

    void runNewObject() {
        popOf(Kind::Tuple);
        const Index type = popOf(Kind::Global);
        if (isScriptModule(node(type).text))
            pushItems(Kind::Object, {type});
        else if (isOrderedDict(node(type)))
            pushItems(Kind::Dict, {});
        else
            fail(fmt::format("makes an object of {}, which is not a class", quotedName(node(type).name)));
    }

    /// Attributes of an object. Those of dictionaries and tensors (`_metadata`) say nothing about weights.
    void runBuild() {
        const Index state = pop();
        PickleNode& target = node(top());
        if (target.kind == Kind::Object && target.items.size() == 1)
            target.items.push_back(state);
        else if (target.kind != Kind::Dict && target.kind != Kind::Call)
            fail("gives attributes to something that has none");
    }

    std::span<const std::byte> bytes_;
    const std::string& where_;
    std::size_t position_ = 0;
    PickleGraph graph_;
    std::vector<Index> stack_;
    std::vector<std::size_t> marks_;
    std::map<Index, Index> memo_; ///< ordered: chosen keys cannot make it slow
};

} // namespace

PickleGraph readPickle(std::span<const std::byte> bytes, const std::string& where) {
    return PickleMachine(bytes, where).read();
}

} // namespace cliplad
