#pragma once

#include <filesystem>
#include <vector>

#include <QCoreApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "session/studio.h"
#include "support/disc_studio.h"

namespace cliplad::tests {

/// What tests of opening and saving share: a folder with three shots of discs, and settings of their own.
class SavedDiscs : public QObject {
protected:
    void begin(const char* name) {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName(name);
        QSettings().clear();
        shots_ = writeShots(folder_.path().toStdString(), 3);
    }

    std::filesystem::path inFolder(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    /// The product of discs, saved and open.
    void saveIn(ui::Studio& studio, const char* name) {
        studio.document().startNew(discState(shots_));
        QTRY_VERIFY(studio.engine().backbone() != nullptr);
        QSignalSpy saved(&studio, &ui::Studio::saved);
        QVERIFY(studio.save(inFolder(name)) != nullptr);
        QTRY_COMPARE(saved.count(), 1);
        QTRY_VERIFY(studio.engine().jobs().isEmpty());
    }

    QTemporaryDir folder_;
    std::vector<std::filesystem::path> shots_;
};

} // namespace cliplad::tests
