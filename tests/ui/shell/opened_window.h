#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "session/studio.h"
#include "shell/main_window.h"
#include "support/disc_studio.h"

namespace cliplad::tests {

struct OpenedWindow {
    ui::Studio studio{loadFake};
    ui::MainWindow window{studio};
};

/// A window that shows the product of coloured discs.
inline std::unique_ptr<OpenedWindow> openDiscs(const std::vector<std::filesystem::path>& shots) {
    auto opened = std::make_unique<OpenedWindow>();
    opened->window.show();
    opened->studio.document().startNew(discState(shots));
    return opened;
}

} // namespace cliplad::tests
