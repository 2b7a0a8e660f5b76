#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include <QSize>
#include <QString>

#include "base/job.h"

namespace cliplad {
struct ShotLook;
}

namespace cliplad::ui {

/// What makes a photo a bad shot.
struct ShotFault {
    enum class Kind { Unreadable, Blurred, Overexposed, Underexposed, Dim, NearlyIdentical, OtherSize };

    std::filesystem::path shot;
    Kind kind = Kind::Unreadable;
    double value = 0;                 ///< as of ShotProblem
    std::filesystem::path other = {}; ///< NearlyIdentical, OtherSize: the shot that it is compared with
    QSize size = {}, otherSize = {};  ///< OtherSize
    QString problem = {};             ///< Unreadable
};

/// What was found of these shots.
struct ShotReport {
    std::vector<std::filesystem::path> shots;
    std::vector<ShotFault> faults;
};

/// Looks at shots, and remembers how photos look that did not change on disk. Thread-safe.
class ShotReporter {
public:
    ShotReporter();
    ~ShotReporter();

    /// @param sheet all photos: some that are no shots tell what sharpness and exposure are usual
    /// Throws Cancelled.
    ShotReport report(const std::vector<std::filesystem::path>& shots,
                      const std::vector<std::filesystem::path>& sheet, const JobContext& job);

private:
    struct Known {
        std::filesystem::file_time_type modified;
        std::shared_ptr<const ShotLook> look;
    };

    std::shared_ptr<const ShotLook> look(const std::filesystem::path& path);

    std::mutex mutex_;
    std::unordered_map<std::string, Known> known_;
};

} // namespace cliplad::ui
