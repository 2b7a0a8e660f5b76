#include "base/known_error.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace cliplad {
namespace {

/// In the order of the kinds.
constexpr std::array<std::string_view, 20> kNames = {
    "missing",      "unreadable",  "too-large",     "not-writable",    "disk-full",
    "in-use",       "empty-photo", "no-photo",      "damaged-photo",   "huge-photo",
    "wrong-text",   "no-product",  "foreign-files", "changed-since",   "lost-photos",
    "other-photos", "other-model", "no-model",      "unfetched-model", "wrong-model"};

} // namespace

std::string_view toText(KnownError::Kind kind) {
    return kNames.at(static_cast<std::size_t>(kind));
}

std::optional<KnownError::Kind> knownKind(std::string_view name) {
    const auto* const found = std::find(kNames.begin(), kNames.end(), name);
    return found == kNames.end() ? std::nullopt
                                 : std::optional(static_cast<KnownError::Kind>(found - kNames.begin()));
}

KnownError::Kind writeFailure(const std::error_code& error) {
    const bool isOfSystem =
        error.category() == std::system_category() || error.category() == std::generic_category();
    const bool isFull = error == std::errc::no_space_on_device || error == std::errc::file_too_large ||
                        (isOfSystem && error.value() == EDQUOT);
    return isFull ? KnownError::Kind::DiskFull : KnownError::Kind::NotWritable;
}

} // namespace cliplad
