#pragma once

#include <filesystem>
#include <functional>

#include "base/unfinished_path.h"

namespace cliplad {

/// A folder that appears whole or not at all: it is filled beside its place, then takes it.
///
/// Without replace() the destructor removes it and leaves what was there before. One owner, one thread.
class StagingFolder {
public:
    /// Makes the folder beside `target`, and sweeps what ended processes left there of the same target.
    /// Throws Error naming `target`.
    explicit StagingFolder(std::filesystem::path target);

    const std::filesystem::path& path() const { return unfinished_.path(); }

    /// Takes the place of the target, whose former content is then in the staging folder and removed with it.
    /// Throws Error.
    void replace();

    /// Calls `write`, which fills path(). An Error about something in there is thrown on with its place in
    /// the target, and its kind where that is known: a person never gave the hidden folder's name.
    void fill(const std::function<void()>& write) const;

private:
    void replaceInTwoSteps();

    std::filesystem::path target_;
    UnfinishedPath unfinished_;
};

} // namespace cliplad
