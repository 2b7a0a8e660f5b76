#pragma once

#include <exception>
#include <utility>

#include <QString>

#include "base/error.h"
#include "engine/wording.h"

namespace cliplad::ui {

/// What went wrong, for a person, in the language in force: the one place where core's errors get their
/// words. Core's own are English; they are left to what is rare, and said to be technical. Any thread.
QString errorText(const std::exception& error);

/// The same for a text that is shown longer than its language holds: keeps the error.
Wording errorWording(const std::exception& error);

/// The work, with its errors told in the words above: for runners, whose outcomes hold a plain Error and so
/// lose what kind it was.
template<class Work>
auto withErrorTexts(Work work) {
    return [work = std::move(work)](const auto&... given) {
        try {
            return work(given...);
        } catch (const Error& error) {
            throw Error(errorText(error).toStdString());
        }
    };
}

} // namespace cliplad::ui
