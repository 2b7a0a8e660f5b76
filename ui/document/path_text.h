#pragma once

#include <filesystem>

#include <QString>

namespace cliplad::ui {

/// A path for the screen and for Qt. Bytes that are no UTF-8 are lost: never make a path of it again where
/// such names may come.
inline QString toText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace cliplad::ui
