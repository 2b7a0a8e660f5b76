#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

#include "base/job.h"

namespace cliplad {

/// Tensors under the names they are stored with.
using TensorMap = std::map<std::string, at::Tensor>;

/// Of a tensor that is read from a file.
inline constexpr int kMaxDimensions = 16;

/// The content of a weights file. Immutable by convention: the tensors are on the CPU, keep their stored type
/// (float16 stays float16) and are read-only views of the mapped file, which stays mapped as long as any of
/// them lives. Writing into one is an access violation. May be shared between threads.
struct Checkpoint {
    TensorMap tensors;
    std::map<std::string, std::string>
        metadata; ///< safetensors "__metadata__", or numbers beside the tensors
};

/// Bytes of a file that stay valid while `owner` lives, with the file's name for error messages.
struct FileBytes {
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
    std::string name;
};

/// Maps a file. Throws Error (missing, a folder, empty, unreadable).
FileBytes mapFile(const std::filesystem::path& path);

/// Where a tensor lies in a file: `offset` bytes from its start. `strides` are in elements; empty =
/// contiguous.
struct TensorPlace {
    std::size_t offset = 0;
    at::ScalarType type = at::ScalarType::Float;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides = {};
};

/// A tensor that views `file`, or a copy where the bytes are not aligned for their type.
/// The caller has checked that the place lies within the file.
at::Tensor viewTensor(const FileBytes& file, const TensorPlace& place);

/// Reads safetensors, torch.save's zip files and TorchScript archives; tells them apart by content, never by
/// name, and executes nothing. Throws Error with the file and what was expected and found.
Checkpoint readCheckpoint(const std::filesystem::path& path);

/// The same for bytes already at hand.
Checkpoint parseCheckpoint(const FileBytes& file);

/// Reads every value: throws Error naming `where` and the first tensor that holds NaN or an infinity.
void verifyFinite(const TensorMap& tensors, const std::string& where, const JobContext& job = {});

} // namespace cliplad
