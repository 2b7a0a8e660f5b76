#pragma once

#include <QString>

#include "engine/wording.h"

namespace cliplad::ui {

/// What the status bar tells of the model.
struct ModelStatus {
    enum class State { None, Loading, Ready, Failed };

    State state = State::None;
    QString name;      ///< as it was asked for: "demo", a stored name, a path
    QString precision; ///< "fp32", "bf16", "int8"
    QString device;    ///< "CPU", "CUDA 0"; empty before it is there
    bool isDemo = false;
    Wording problem = asGiven({}); ///< State::Failed: what to tell
    QString cause = {};            ///< State::Failed: the same in core's words, whatever the language
};

} // namespace cliplad::ui
