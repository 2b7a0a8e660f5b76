#pragma once

#include <string>
#include <string_view>

#include "inspection/product/product_definition.h"

namespace cliplad {

/// product.yaml: everything of a product that a person would edit or review.
///
/// All settings are written, also those at their default, so that a product keeps its verdicts when a later
/// version changes a default. What a file of schema 1 or 2 does not name is as the paper has it: they are of
/// the time when that was the default.
constexpr int kProductSchemaVersion = 3;

/// @param note what stands as a comment beside an automatic threshold ("3.41, from leave-one-out over 4
/// shots")
std::string productYaml(const ProductDefinition& definition, const std::string& note);

/// Throws Error with file and line: wrong types, unknown keys, unusable words, names that leave the folder
/// ("../"), a schema version that is newer than this program.
ProductDefinition parseProductYaml(std::string_view yaml, const std::string& file);

/// Throws Error unless `name` is a plain file name.
void checkPhotoName(const std::string& name);

} // namespace cliplad
