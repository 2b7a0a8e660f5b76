#pragma once

#include <functional>

#include <QString>

namespace cliplad::ui {

/// A text that is made whenever it is shown, in the language in force then. It may outlive whoever gave it:
/// what makes it holds values and no widget.
using Wording = std::function<QString()>;

/// A text that is there in one language only.
inline Wording asGiven(const QString& text) {
    return [text] { return text; };
}

} // namespace cliplad::ui
