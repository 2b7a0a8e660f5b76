#include "image_arguments.h"

#include "base/error.h"
#include "base/folder.h"

namespace cliplad::cli {

void requireOutside(const std::filesystem::path& out, const std::filesystem::path& product) {
    if (isWithin(out, product))
        throw Error("lies in the product's folder, which holds nothing else", out.string(),
                    "choose another folder for the results");
}

} // namespace cliplad::cli
