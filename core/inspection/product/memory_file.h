#pragma once

#include <filesystem>
#include <string>

#include "clip/checkpoint/checkpoint.h"
#include "inspection/product/product.h"

namespace cliplad {

/// Hash of everything in a definition that its memory depends on: words, settings of the steps before the
/// histogram comparison, ignore regions, model, precision and photos. Thresholds, colours and the settings of
/// histogram and fusion are not among it.
std::string memoryFingerprint(const ProductDefinition& definition);

/// Hash of everything that a photo's result depends on: what was learned, and the definition but for its
/// review threshold, which only says who looks, its name and the names of its photos: a product that was
/// renamed judges as before.
std::string verdictFingerprint(const ProductDefinition& definition);

/// Writes memory.safetensors atomically, with the fingerprint and a hash of its content in its metadata.
/// Throws Error.
void writeMemory(const std::filesystem::path& path, const ProductMemory& memory,
                 const ProductDefinition& definition);

/// Throws Error when the file is missing, damaged, or was made from another definition; `where` is the file.
/// @param model that the definition names: what was learned must have its dimensions
ProductMemory readMemory(const std::filesystem::path& path, const ProductDefinition& definition,
                         const BackboneInfo& model);

/// The memory that a file's tensors hold, whatever its fingerprint says. Throws Error unless types, shapes
/// and values are such that the line can work with them.
ProductMemory memoryIn(const Checkpoint& file, const ProductDefinition& definition, const BackboneInfo& model,
                       const std::string& where);

} // namespace cliplad
