#pragma once

#include <QCoreApplication>

#include "records/configured_records.h"

namespace cliplad::cli {

/// What Qt's database drivers need to be found, and the Studio's settings.
class QtForRecords {
public:
    QtForRecords() {
        QCoreApplication::setOrganizationName(kSettingsOrganization);
        QCoreApplication::setApplicationName(kSettingsApplication);
    }

private:
    char name_[9] = "clip-lad";
    char* arguments_[2] = {name_, nullptr};
    int count_ = 1;
    QCoreApplication application_{count_, arguments_};
};

} // namespace cliplad::cli
