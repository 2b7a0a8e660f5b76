#include "base/known_error.h"

#include <cerrno>

namespace cliplad {

std::string_view toText(KnownError::Kind kind) {
    using Kind = KnownError::Kind;
    switch (kind) {
    case Kind::Missing:
        return "missing";
    case Kind::Unreadable:
        return "unreadable";
    case Kind::TooLarge:
        return "too-large";
    case Kind::NotWritable:
        return "not-writable";
    case Kind::DiskFull:
        return "disk-full";
    case Kind::InUse:
        return "in-use";
    case Kind::EmptyPhoto:
        return "empty-photo";
    case Kind::NoPhoto:
        return "no-photo";
    case Kind::DamagedPhoto:
        return "damaged-photo";
    case Kind::HugePhoto:
        return "huge-photo";
    case Kind::WrongText:
        return "wrong-text";
    case Kind::NoProduct:
        return "no-product";
    case Kind::ForeignFiles:
        return "foreign-files";
    case Kind::ChangedSince:
        return "changed-since";
    case Kind::LostPhotos:
        return "lost-photos";
    case Kind::OtherPhotos:
        return "other-photos";
    case Kind::OtherModel:
        return "other-model";
    case Kind::NoModel:
        return "no-model";
    case Kind::UnfetchedModel:
        return "unfetched-model";
    case Kind::WrongModel:
        return "wrong-model";
    }
    return {}; // no kind: those end before it
}

std::optional<KnownError::Kind> knownKind(std::string_view name) {
    for (int i = 0;; ++i) {
        const auto kind = static_cast<KnownError::Kind>(i);
        const std::string_view known = toText(kind);
        if (known.empty())
            return std::nullopt;
        if (known == name)
            return kind;
    }
}

KnownError::Kind writeFailure(const std::error_code& error) {
    const bool isOfSystem =
        error.category() == std::system_category() || error.category() == std::generic_category();
    const bool isFull = error == std::errc::no_space_on_device || error == std::errc::file_too_large ||
                        (isOfSystem && error.value() == EDQUOT);
    return isFull ? KnownError::Kind::DiskFull : KnownError::Kind::NotWritable;
}

} // namespace cliplad
