#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include <QString>

#include "document/product_document.h"

namespace cliplad::ui {

/// What is done with a product's photos, as functions of the state, for ProductDocument::edit.
using Paths = std::vector<std::filesystem::path>;

/// Appends those that are not there yet. @return how many were
std::size_t addPhotos(DocumentState& state, const Paths& photos);
/// From the sheet, and with their stars.
void removePhotos(DocumentState& state, const Paths& photos);
/// Those of the photos that are on the sheet and have no star.
Paths withoutStar(const DocumentState& state, const Paths& photos);
/// To those that have none yet; a shot is no validation photo.
void giveStars(DocumentState& state, const Paths& photos);
void takeStars(DocumentState& state, const Paths& photos);

/// Makes validation photos of those that are neither that nor shots, as an undo step. @return how many were
/// added
std::size_t addGoodPhotos(ProductDocument& document, const Paths& photos);
/// They are no validation photos any more: an undo step.
void removeGoodPhotos(ProductDocument& document, const Paths& photos);
/// For the name of an edit: the file of the photo that `more` has beyond `less`, or how many they are. Both
/// in one order.
QString photosBeyond(const Paths& more, const Paths& less);

} // namespace cliplad::ui
