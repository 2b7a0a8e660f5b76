#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad::tests {

/// Bytes in memory as if they were a mapped file.
inline FileBytes asFile(std::string content) {
    auto owner = std::make_shared<const std::string>(std::move(content));
    return {.bytes = std::as_bytes(std::span(*owner)), .owner = owner, .name = "test-file"};
}

template<class Unsigned>
std::string littleEndian(Unsigned value) {
    std::string bytes(sizeof(value), '\0');
    std::memcpy(bytes.data(), &value, sizeof(value));
    return bytes;
}

/// A safetensors file of a header and data, without any check.
inline std::string safetensorsBytes(std::string_view header, std::string_view data = {}) {
    return littleEndian<std::uint64_t>(header.size()) + std::string(header) + std::string(data);
}

struct ZipEntry {
    std::string name;
    std::string content;
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
};

/// A zip file as PKWARE's APPNOTE has it, without checksums.
inline std::string zipBytes(const std::vector<ZipEntry>& entries) {
    std::string file;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        const auto u16 = [](std::size_t value) { return littleEndian(static_cast<std::uint16_t>(value)); };
        const auto u32 = [](std::size_t value) { return littleEndian(static_cast<std::uint32_t>(value)); };
        const std::string common = u16(20) + u16(entry.flags) + u16(entry.method) + u32(0) + u32(0) +
                                   u32(entry.content.size()) + u32(entry.content.size()) +
                                   u16(entry.name.size()) + u16(0);
        directory += "PK\x01\x02" + u16(20) + common + u16(0) + u16(0) + u16(0) + u32(0) + u32(file.size()) +
                     entry.name;
        file += "PK\x03\x04" + common + entry.name + entry.content;
    }
    const auto count = littleEndian(static_cast<std::uint16_t>(entries.size()));
    const auto start = littleEndian(static_cast<std::uint32_t>(file.size()));
    const auto size = littleEndian(static_cast<std::uint32_t>(directory.size()));
    return file + directory + "PK\x05\x06" + std::string(4, '\0') + count + count + size + start +
           std::string(2, '\0');
}

/// A torch.save file around a hand-written pickle and one storage "0".
inline std::string torchBytes(std::string_view pickle, std::string_view storage = {}) {
    return zipBytes({{.name = "archive/data.pkl", .content = std::string(pickle)},
                     {.name = "archive/data/0", .content = std::string(storage)}});
}

/// Pickle instructions for text, a whole number and a tuple around other instructions.
inline std::string pickledText(std::string_view text) {
    return std::string("X").append(littleEndian(static_cast<std::uint32_t>(text.size()))).append(text);
}
inline std::string pickledInteger(std::int64_t value) {
    return std::string("\x8a\x08", 2) + littleEndian(value);
}
inline std::string pickledTuple(std::string_view items) {
    return "(" + std::string(items) + "t";
}

struct PickledTensor {
    std::string offset = pickledInteger(0);
    std::string shape = pickledTuple(pickledInteger(2));
    std::string strides = pickledTuple(pickledInteger(1));
    std::string type = "FloatStorage";
    std::int64_t elements = 2;
};

/// {"weight": a tensor over storage "0"}, as torch.save pickles it.
inline std::string pickledStateDict(const PickledTensor& tensor) {
    const std::string storage =
        pickledTuple(pickledText("storage") + "ctorch\n" + tensor.type + "\n" + pickledText("0") +
                     pickledText("cpu") + pickledInteger(tensor.elements)) +
        "Q";
    return "\x80\x02}" + pickledText("weight") + "ctorch._utils\n_rebuild_tensor_v2\n" +
           pickledTuple(storage + tensor.offset + tensor.shape + tensor.strides + "\x89" + "}") + "Rs.";
}

} // namespace cliplad::tests
