#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/error.h"

namespace cliplad {

/// An Error that people meet at their daily work, so that a program may have words of its own for it: the
/// Studio tells it in its languages. To be caught by reference: a copy of it as Error has the English alone.
class KnownError : public Error {
public:
    enum class Kind {
        // files
        Missing,     ///< `where` is not there
        Unreadable,  ///< detail: what the system says
        TooLarge,    ///< detail: bytes
        NotWritable, ///< detail: what the system says
        DiskFull,    ///< no room for `where`
        InUse,       ///< detail: the process that holds it
        // photos
        EmptyPhoto,   ///< 0 bytes
        NoPhoto,      ///< detail: what was found instead
        DamagedPhoto, ///< cut off or damaged; detail: what the decoder says
        HugePhoto,    ///< more pixels than are read; detail: width × height
        // what is written in YAML: product.yaml, prompts, ignore regions
        WrongText, ///< `where` has the line; detail: what is wrong there
        // products
        NoProduct,
        ForeignFiles, ///< would be lost with the product that is replaced; detail: the first of them
        ChangedSince, ///< product.yaml, by another program, since it was read
        LostPhotos,   ///< detail: names of the product's photos that are missing
        OtherPhotos,  ///< detail: names of the product's photos that are others than it was learned from
        OtherModel,   ///< learned with other weights, configuration or precision
        // models
        NoModel,        ///< detail: the name
        UnfetchedModel, ///< known, and not on this machine; detail: the name
        WrongModel,     ///< `where` holds no model that can be read; detail: why
    };

    KnownError(Kind kind, std::string detail, std::string problem, std::string where = {},
               std::string hint = {})
        : Error(std::move(problem), std::move(where), std::move(hint))
        , kind_(kind)
        , detail_(std::move(detail)) {}
    /// The same words with a kind.
    KnownError(Kind kind, std::string detail, const Error& error)
        : KnownError(kind, std::move(detail), error.problem(), error.where(), error.hint()) {}

    Kind kind() const { return kind_; }
    const std::string& detail() const { return detail_; }

private:
    Kind kind_;
    std::string detail_;
};

/// A name for files ("damaged-photo"), and back; none where it is not one of them.
std::string_view toText(KnownError::Kind kind);
std::optional<KnownError::Kind> knownKind(std::string_view name);

/// What a write that failed is: DiskFull where there was no room (on the disk, of this person's share, up to
/// the largest file that is allowed), else NotWritable.
KnownError::Kind writeFailure(const std::error_code& error);

} // namespace cliplad
