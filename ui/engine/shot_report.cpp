#include "engine/shot_report.h"

#include <algorithm>

#include "base/error.h"
#include "engine/error_text.h"
#include "image/photo.h"
#include "inspection/shots/shot_checks.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

/// Photos that are no shots and tell what is usual.
constexpr std::size_t kOthers = 8;

ShotFault::Kind kindOf(ShotProblem::Kind kind) {
    switch (kind) {
    case ShotProblem::Kind::Blurred:
        return ShotFault::Kind::Blurred;
    case ShotProblem::Kind::Overexposed:
        return ShotFault::Kind::Overexposed;
    case ShotProblem::Kind::Underexposed:
        return ShotFault::Kind::Underexposed;
    case ShotProblem::Kind::Dim:
        return ShotFault::Kind::Dim;
    case ShotProblem::Kind::NearlyIdentical:
        return ShotFault::Kind::NearlyIdentical;
    case ShotProblem::Kind::OtherSize:
        break;
    }
    return ShotFault::Kind::OtherSize;
}

std::vector<fs::path> othersOf(const std::vector<fs::path>& shots, const std::vector<fs::path>& sheet) {
    std::vector<fs::path> others;
    const std::size_t step = std::max<std::size_t>(1, sheet.size() / kOthers);
    for (std::size_t i = 0; i < sheet.size() && others.size() < kOthers; i += step)
        if (std::find(shots.begin(), shots.end(), sheet[i]) == shots.end())
            others.push_back(sheet[i]);
    return others;
}

QSize toSize(const cv::Size& size) {
    return {size.width, size.height};
}

} // namespace

ShotReporter::ShotReporter() = default;
ShotReporter::~ShotReporter() = default;

std::shared_ptr<const ShotLook> ShotReporter::look(const fs::path& path) {
    std::error_code unknown; // then reading tells what is wrong
    const auto modified = fs::last_write_time(path, unknown);
    {
        const std::scoped_lock lock(mutex_);
        if (const auto found = known_.find(path.string());
            found != known_.end() && found->second.modified == modified)
            return found->second.look;
    }
    auto fresh = std::make_shared<const ShotLook>(lookAt(loadPhoto(path).rgb));
    const std::scoped_lock lock(mutex_);
    known_[path.string()] = {modified, fresh};
    return fresh;
}

ShotReport ShotReporter::report(const std::vector<fs::path>& shots, const std::vector<fs::path>& sheet,
                                const JobContext& job) {
    ShotReport report{.shots = shots, .faults = {}};
    const std::vector<fs::path> others = othersOf(shots, sheet);
    const auto total = static_cast<std::int64_t>(shots.size() + others.size());
    std::int64_t done = 0;
    std::vector<fs::path> readable;
    std::vector<ShotLook> shotLooks, otherLooks;
    for (const auto* list : {&shots, &others})
        for (const fs::path& path : *list) {
            job.throwIfStopped();
            job.progress(done++, total, path.filename().string());
            try {
                (list == &shots ? shotLooks : otherLooks).push_back(*look(path));
                if (list == &shots)
                    readable.push_back(path);
            } catch (const Error& error) {
                if (list == &shots)
                    report.faults.push_back({.shot = path, .problem = errorText(error)});
            }
        }
    for (const ShotProblem& problem : findShotProblems(shotLooks, otherLooks)) {
        const bool isCompared = problem.kind == ShotProblem::Kind::NearlyIdentical ||
                                problem.kind == ShotProblem::Kind::OtherSize;
        report.faults.push_back({.shot = readable[problem.shot],
                                 .kind = kindOf(problem.kind),
                                 .value = problem.value,
                                 .other = isCompared ? readable[problem.other] : fs::path(),
                                 .size = toSize(shotLooks[problem.shot].size),
                                 .otherSize = toSize(shotLooks[problem.other].size),
                                 .problem = {}});
    }
    return report;
}

} // namespace cliplad::ui
