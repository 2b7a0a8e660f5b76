#pragma once

#include <string>
#include <unordered_map>

namespace cliplad {

/// Gives each of many results a name of its own: "a", "a-2", "a-3" where several images of different folders
/// are called the same. In time that grows with the names alone: a camera may call all of its photos the
/// same.
class UniqueNames {
public:
    std::string take(const std::string& wanted);

private:
    std::unordered_map<std::string, int> next_; ///< of each name that is taken, the number to try next
};

} // namespace cliplad
