#include "report/unique_names.h"

#include <fmt/format.h>

namespace cliplad {

std::string UniqueNames::take(const std::string& wanted) {
    constexpr int kSecond = 2;
    const auto [known, isFree] = next_.try_emplace(wanted, kSecond);
    if (isFree)
        return wanted;
    int& number = known->second; // stays where it is while others are entered
    std::string name;
    do
        name = fmt::format("{}-{}", wanted, number++);
    while (!next_.try_emplace(name, kSecond).second);
    return name;
}

} // namespace cliplad
