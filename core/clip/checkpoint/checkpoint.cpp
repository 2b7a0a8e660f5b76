#include "clip/checkpoint/checkpoint.h"

#include <bit>
#include <cstring>
#include <string_view>
#include <utility>

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/mapped_file.h"
#include "clip/checkpoint/pickle_checkpoint.h"
#include "clip/checkpoint/quoted_name.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/checkpoint/zip_archive.h"

namespace cliplad {
namespace {

std::string_view beginning(const FileBytes& file, std::size_t count) {
    return {reinterpret_cast<const char*>(file.bytes.data()), std::min(count, file.bytes.size())};
}

[[noreturn]] void throwUnknownFormat(const FileBytes& file) {
    const std::string_view start = beginning(file, 64);
    constexpr auto kExpected = "expected a safetensors file or what torch.save or torch.jit.save wrote";
    if (start.starts_with("version https://git-lfs"))
        throw Error("is a Git LFS pointer, not the weights", file.name,
                    "run `git lfs pull` where it came from");
    if (start.starts_with("<"))
        throw Error(fmt::format("is a web page, {}", kExpected), file.name, "download the file itself");
    const bool oldPickle = start.size() > 2 && start[0] == '\x80' && start[1] >= 1 && start[1] <= 5;
    if (oldPickle)
        throw Error("is a PyTorch file of the kind written before 1.6, which cannot be mapped", file.name,
                    "convert it once in Python: torch.save(torch.load(old, weights_only=True), new)");
    std::string shown;
    for (const char c : start.substr(0, 8))
        shown += fmt::format("{:02x} ", static_cast<unsigned char>(c));
    throw Error(fmt::format("begins with the bytes {}, {}", shown.substr(0, shown.size() - 1), kExpected),
                file.name, "check that this is the weights file and that it is complete");
}

/// The index of the first value whose exponent bits are all ones, or -1.
template<class Bits>
std::int64_t findNonFinite(const void* data, std::int64_t count, Bits exponent) {
    constexpr std::int64_t kBlock = 4096;
    const auto* values = static_cast<const Bits*>(data);
    for (std::int64_t begin = 0; begin < count; begin += kBlock) {
        const std::int64_t end = std::min(begin + kBlock, count);
        int found = 0;
        for (std::int64_t i = begin; i < end; ++i)
            found |= (values[i] & exponent) == exponent;
        if (found == 0)
            continue;
        for (std::int64_t i = begin; i < end; ++i) {
            if ((values[i] & exponent) == exponent)
                return i;
        }
    }
    return -1;
}

std::int64_t findNonFinite(const at::Tensor& tensor) {
    const void* data = tensor.const_data_ptr();
    switch (tensor.scalar_type()) {
    case at::kDouble:
        return findNonFinite<std::uint64_t>(data, tensor.numel(), 0x7ff0'0000'0000'0000u);
    case at::kFloat:
        return findNonFinite<std::uint32_t>(data, tensor.numel(), 0x7f80'0000u);
    case at::kHalf:
        return findNonFinite<std::uint16_t>(data, tensor.numel(), 0x7c00u);
    case at::kBFloat16:
        return findNonFinite<std::uint16_t>(data, tensor.numel(), 0x7f80u);
    default:
        return -1;
    }
}

/// Elements from the first to the last that the strides reach, plus one.
std::int64_t extentOf(const TensorPlace& place) {
    std::int64_t extent = 1;
    for (std::size_t i = 0; i < place.shape.size(); ++i) {
        if (place.shape[i] == 0)
            return 0;
        extent += (place.shape[i] - 1) * place.strides[i];
    }
    return extent;
}

std::vector<std::int64_t> contiguousStrides(const std::vector<std::int64_t>& shape) {
    std::vector<std::int64_t> strides(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * std::max<std::int64_t>(shape[i], 1);
    return strides;
}

} // namespace

FileBytes mapFile(const std::filesystem::path& path) {
    auto mapped = MappedFile::open(path);
    const auto bytes = mapped->bytes();
    return {.bytes = bytes, .owner = std::move(mapped), .name = path.string()};
}

at::Tensor viewTensor(const FileBytes& file, const TensorPlace& requested) {
    TensorPlace place = requested;
    if (place.strides.empty())
        place.strides = contiguousStrides(place.shape);
    const auto options = at::TensorOptions(place.type);
    const std::size_t itemSize = c10::elementSize(place.type);
    const std::byte* data = file.bytes.data() + place.offset;
    if (reinterpret_cast<std::uintptr_t>(data) % itemSize == 0) {
        auto keepMapped = [owner = file.owner](void*) {};
        return at::from_blob(const_cast<std::byte*>(data), place.shape, place.strides, keepMapped, options);
    }
    const std::int64_t extent = extentOf(place);
    at::Tensor copy = at::empty({extent}, options);
    if (extent > 0)
        std::memcpy(copy.mutable_data_ptr(), data, static_cast<std::size_t>(extent) * itemSize);
    return copy.as_strided(place.shape, place.strides);
}

Checkpoint parseCheckpoint(const FileBytes& file) {
    if (ZipArchive::looksLike(file.bytes))
        return parsePickleCheckpoint(file);
    if (looksLikeSafetensors(file.bytes))
        return parseSafetensors(file);
    throwUnknownFormat(file);
}

Checkpoint readCheckpoint(const std::filesystem::path& path) {
    return parseCheckpoint(mapFile(path));
}

void verifyFinite(const TensorMap& tensors, const std::string& where, const JobContext& job) {
    std::int64_t done = 0;
    for (const auto& [name, tensor] : tensors) {
        job.throwIfStopped();
        job.progress(done++, static_cast<std::int64_t>(tensors.size()), name);
        const at::Tensor flat = tensor.contiguous();
        const std::int64_t index = findNonFinite(flat);
        if (index >= 0)
            throw Error(fmt::format("the tensor {} of shape [{}] holds NaN or infinity at element {}",
                                    quotedName(name), fmt::join(tensor.sizes(), ", "), index),
                        where, "get the weights again from their source");
    }
}

} // namespace cliplad
