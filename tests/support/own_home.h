#pragma once

#include <QByteArray>
#include <QDir>
#include <QString>
#include <QTemporaryDir>

namespace cliplad::tests {

/// Data, settings and caches of a test program in a folder of its own, so that programs that run side by side
/// do not meet and nothing of the person's is touched. Declare it as a static object: it has to be there
/// before the application is.
class OwnHome {
public:
    OwnHome() {
        for (const char* kind : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"}) {
            QDir().mkpath(folder_.filePath(kind));
            qputenv(kind, folder_.filePath(kind).toLocal8Bit());
        }
    }

private:
    QTemporaryDir folder_;
};

} // namespace cliplad::tests
