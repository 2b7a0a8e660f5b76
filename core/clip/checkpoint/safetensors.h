#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "clip/checkpoint/checkpoint.h"

namespace cliplad {

/// Reads a safetensors file: 8 bytes little-endian header length, a JSON header, then the tensors' bytes.
///
/// Strict as the format's reference reader is: header at most 100 MB, tensors lie one after the other without
/// gap or overlap up to the file's end, and each has the bytes its type and shape say. Throws Error.
Checkpoint readSafetensors(const std::filesystem::path& path);

/// The same for bytes already at hand.
Checkpoint parseSafetensors(const FileBytes& file);

/// Whether the bytes begin as a safetensors file does.
bool looksLikeSafetensors(std::span<const std::byte> bytes);

/// Replaces `path` atomically. Equal content gives equal bytes: names are sorted, the header is padded to 8
/// bytes. Throws Error (full disk, read-only place, a tensor type the format has no name for).
void writeSafetensors(const std::filesystem::path& path, const TensorMap& tensors,
                      const std::map<std::string, std::string>& metadata = {});

} // namespace cliplad
