#include "base/error.h"

#include <utility>

namespace cliplad {

Error::Error(std::string problem, std::string where, std::string hint)
    : problem_(std::move(problem))
    , where_(std::move(where))
    , hint_(std::move(hint)) {
    message_ = where_.empty() ? problem_ : where_ + ": " + problem_;
    if (!hint_.empty())
        message_ += "; " + hint_;
}

} // namespace cliplad
