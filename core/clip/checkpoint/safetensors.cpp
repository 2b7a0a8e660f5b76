#include "clip/checkpoint/safetensors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/json_text.h"
#include "clip/checkpoint/bounded_json.h"
#include "clip/checkpoint/quoted_name.h"

namespace cliplad {
namespace {

using Json = nlohmann::json;

static_assert(std::endian::native == std::endian::little, "tensors are mapped as the file stores them");

constexpr std::size_t kLengthBytes = 8;
constexpr std::uint64_t kMaxHeader = 100'000'000;
constexpr auto kMetadata = "__metadata__";
constexpr auto kSafetensorsHint = "the file is damaged or not safetensors; get it again from its source";

struct TypeName {
    std::string_view name;
    at::ScalarType type;
};

constexpr std::array<TypeName, 14> kTypes{{{"F64", at::kDouble},
                                           {"F32", at::kFloat},
                                           {"F16", at::kHalf},
                                           {"BF16", at::kBFloat16},
                                           {"F8_E4M3", at::kFloat8_e4m3fn},
                                           {"F8_E5M2", at::kFloat8_e5m2},
                                           {"I64", at::kLong},
                                           {"I32", at::kInt},
                                           {"I16", at::kShort},
                                           {"I8", at::kChar},
                                           {"U8", at::kByte},
                                           {"U16", at::kUInt16},
                                           {"U32", at::kUInt32},
                                           {"BOOL", at::kBool}}};

std::uint64_t headerLength(std::span<const std::byte> bytes) {
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof(length));
    return length;
}

/// A tensor as the header declares it; begin and end count from the first byte after the header.
struct Declared {
    std::string name;
    TensorPlace place;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// Reads one file's header; exists to keep the file's name at hand for errors.
class HeaderReader {
public:
    explicit HeaderReader(const FileBytes& file)
        : file_(file) {}

    Checkpoint read() {
        const Json header = parseHeader();
        Checkpoint checkpoint;
        std::vector<Declared> declared;
        for (const auto& [name, entry] : header.items()) {
            if (name == kMetadata)
                checkpoint.metadata = readMetadata(entry);
            else
                declared.push_back(readEntry(name, entry));
        }
        checkLayout(declared);
        for (const Declared& tensor : declared)
            checkpoint.tensors.emplace(tensor.name, viewTensor(file_, tensor.place));
        return checkpoint;
    }

private:
    [[noreturn]] void fail(const std::string& problem) const {
        throw Error(problem, file_.name, kSafetensorsHint);
    }

    Json parseHeader() {
        if (file_.bytes.size() < kLengthBytes)
            fail(fmt::format("has {} bytes, too short for a safetensors file", file_.bytes.size()));
        const std::uint64_t length = headerLength(file_.bytes);
        const std::uint64_t available = file_.bytes.size() - kLengthBytes;
        if (length > kMaxHeader)
            fail(fmt::format("says its header has {} bytes, at most {} are allowed", length, kMaxHeader));
        if (length > available)
            fail(fmt::format("says its header has {} bytes, but only {} follow", length, available));
        dataStart_ = kLengthBytes + static_cast<std::size_t>(length);
        const std::string_view text(reinterpret_cast<const char*>(file_.bytes.data()) + kLengthBytes, length);
        Json header = parseBoundedJson(text, file_.name + " (header)", 8);
        if (!header.is_object())
            fail("has a header that is not a JSON object");
        return header;
    }

    std::map<std::string, std::string> readMetadata(const Json& entry) const {
        std::map<std::string, std::string> metadata;
        if (!entry.is_object())
            fail("has metadata that are not an object");
        for (const auto& [key, value] : entry.items()) {
            if (!value.is_string())
                fail(fmt::format("has the metadata {} that are not text", quotedName(key)));
            metadata[key] = value.get<std::string>();
        }
        return metadata;
    }

    Declared readEntry(const std::string& name, const Json& entry) const {
        const bool complete = entry.is_object() && entry.contains("dtype") && entry["dtype"].is_string() &&
                              entry.contains("shape") && entry["shape"].is_array() &&
                              entry.contains("data_offsets") && entry["data_offsets"].is_array() &&
                              entry["data_offsets"].size() == 2;
        if (!complete)
            fail(fmt::format("the tensor {} lacks a dtype, shape or two data_offsets", quotedName(name)));
        Declared tensor{.name = name, .place = {}, .begin = 0, .end = 0};
        tensor.place.type = readType(name, entry["dtype"].get_ref<const std::string&>());
        tensor.begin = readCount(name, "data_offsets", entry["data_offsets"][0]);
        tensor.end = readCount(name, "data_offsets", entry["data_offsets"][1]);
        if (entry["shape"].size() > kMaxDimensions)
            fail(fmt::format("the tensor {} has {} dimensions, at most {} are read", quotedName(name),
                             entry["shape"].size(), kMaxDimensions));
        for (const Json& size : entry["shape"])
            tensor.place.shape.push_back(static_cast<std::int64_t>(readCount(name, "shape", size)));
        checkSize(tensor);
        tensor.place.offset = dataStart_ + static_cast<std::size_t>(tensor.begin);
        return tensor;
    }

    at::ScalarType readType(const std::string& name, const std::string& text) const {
        const auto found =
            std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& t) { return t.name == text; });
        if (found == kTypes.end())
            fail(fmt::format("the tensor {} has the type {}, which is not supported", quotedName(name),
                             quotedName(text)));
        return found->type;
    }

    std::uint64_t readCount(const std::string& name, std::string_view key, const Json& value) const {
        if (!value.is_number_unsigned() ||
            value.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
            fail(fmt::format("the tensor {} has a {} of {}, expected whole numbers from 0", quotedName(name),
                             key, value.is_number() ? value.dump() : std::string(value.type_name())));
        return value.get<std::uint64_t>();
    }

    void checkSize(const Declared& tensor) const {
        const auto shape = fmt::format("[{}]", fmt::join(tensor.place.shape, ", "));
        std::uint64_t bytes = c10::elementSize(tensor.place.type);
        for (const std::int64_t size : tensor.place.shape) {
            if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes))
                fail(fmt::format("the tensor {} has the absurd shape {}", quotedName(tensor.name), shape));
        }
        const std::uint64_t available = file_.bytes.size() - dataStart_;
        if (tensor.begin > tensor.end || tensor.end > available)
            fail(fmt::format("the tensor {} lies at {} to {} of {} bytes of data", quotedName(tensor.name),
                             tensor.begin, tensor.end, available));
        if (tensor.end - tensor.begin != bytes)
            fail(fmt::format("the tensor {} of shape {} needs {} bytes, {} are declared",
                             quotedName(tensor.name), shape, bytes, tensor.end - tensor.begin));
    }

    void checkLayout(std::vector<Declared>& tensors) const {
        std::sort(tensors.begin(), tensors.end(), [](const Declared& a, const Declared& b) {
            return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
        });
        std::uint64_t position = 0;
        for (const Declared& tensor : tensors) {
            if (tensor.begin != position)
                fail(fmt::format(
                    "the tensor {} begins at byte {} of the data, expected {}: tensors overlap or "
                    "leave a gap",
                    quotedName(tensor.name), tensor.begin, position));
            position = tensor.end;
        }
        const std::uint64_t available = file_.bytes.size() - dataStart_;
        if (position != available)
            fail(fmt::format("declares {} bytes of data, {} are there", position, available));
    }

    const FileBytes& file_;
    std::size_t dataStart_ = 0;
};

std::string_view typeName(at::ScalarType type, const std::string& name, const std::string& where) {
    const auto found =
        std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& t) { return t.type == type; });
    if (found == kTypes.end())
        throw Error(fmt::format("the tensor {} has the type {}, which safetensors has no name for",
                                quotedName(name), c10::toString(type)),
                    where, "convert it first");
    return found->name;
}

using NamedTensor = std::pair<std::string, at::Tensor>;

/// Wider elements first, so that every tensor is aligned for its type.
std::vector<NamedTensor> writingOrder(const TensorMap& tensors) {
    std::vector<NamedTensor> order(tensors.begin(), tensors.end());
    std::stable_sort(order.begin(), order.end(), [](const NamedTensor& a, const NamedTensor& b) {
        return a.second.element_size() > b.second.element_size();
    });
    return order;
}

std::string makeHeader(const std::vector<NamedTensor>& order,
                       const std::map<std::string, std::string>& metadata, const std::string& where) {
    Json header = Json::object();
    if (!metadata.empty())
        header[kMetadata] = metadata;
    std::uint64_t position = 0;
    for (const auto& [name, tensor] : order) {
        const std::uint64_t end = position + tensor.nbytes();
        header[name] = {{"dtype", typeName(tensor.scalar_type(), name, where)},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {position, end}}};
        position = end;
    }
    std::string text = jsonText(header, -1);
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return text;
}

} // namespace

bool looksLikeSafetensors(std::span<const std::byte> bytes) {
    return bytes.size() > kLengthBytes && bytes[kLengthBytes] == std::byte{'{'};
}

Checkpoint parseSafetensors(const FileBytes& file) {
    return HeaderReader(file).read();
}

Checkpoint readSafetensors(const std::filesystem::path& path) {
    return parseSafetensors(mapFile(path));
}

void writeSafetensors(const std::filesystem::path& path, const TensorMap& tensors,
                      const std::map<std::string, std::string>& metadata) {
    const std::vector<NamedTensor> order = writingOrder(tensors);
    const std::string header = makeHeader(order, metadata, path.string());
    const std::uint64_t length = header.size();
    AtomicFile file(path);
    file.stream().write(reinterpret_cast<const char*>(&length), sizeof(length));
    file.stream().write(header.data(), static_cast<std::streamsize>(header.size()));
    for (const auto& [name, tensor] : order) {
        const at::Tensor flat = tensor.to(at::kCPU).contiguous();
        file.stream().write(static_cast<const char*>(flat.const_data_ptr()),
                            static_cast<std::streamsize>(flat.nbytes()));
    }
    file.commit();
}

} // namespace cliplad
