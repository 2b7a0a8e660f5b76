#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <QCoreApplication>
#include <QStringList>
#include <QTemporaryDir>

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

/// The pages of a product, in their order.
inline const QStringList& pageIds() {
    static const QStringList ids = {"enrol", "prompts", "tune", "score", "review"};
    return ids;
}

/// What tests of the window share: settings of their own, and shots on disk.
class ShellBench {
protected:
    /// @param name of the test program
    void begin(const char* name) {
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName(name);
        shots_ = writeShots(folder_.path().toStdString(), 3);
    }

    QTemporaryDir folder_;
    std::vector<std::filesystem::path> shots_;
};

} // namespace cliplad::tests
