#include "base/staging_folder.h"

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fcntl.h>

#include "base/folder.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

bool renameIs(unsigned flags, const fs::path& from, const fs::path& to) {
    return renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0;
}

/// Some file systems know rename alone.
bool isUnknownToFileSystem(int error) {
    return error == EINVAL || error == ENOSYS;
}

} // namespace

StagingFolder::StagingFolder(fs::path target)
    : target_(std::move(target))
    , unfinished_(target_) {
    UnfinishedPath::sweep(target_);
    std::error_code error;
    fs::create_directories(path(), error);
    if (error)
        throw writeError("cannot be created: ", error, target_);
}

void StagingFolder::replace() {
    std::error_code ignored;
    if (fs::exists(target_, ignored)) {
        if (renameIs(RENAME_EXCHANGE, path(), target_))
            return;
        if (isUnknownToFileSystem(errno))
            return replaceInTwoSteps();
    } else if (renameIs(RENAME_NOREPLACE, path(), target_) ||
               (isUnknownToFileSystem(errno) && renameIs(0, path(), target_))) {
        return;
    }
    const std::error_code error(errno, std::generic_category());
    if (error == std::errc::file_exists || error == std::errc::directory_not_empty)
        throw Error("cannot be put in place: " + error.message(), target_.string(),
                    "another program made it just now; choose another name");
    throw writeError("cannot be put in place: ", error, target_);
}

void StagingFolder::fill(const std::function<void()>& write) const {
    const std::string staged = path().string();
    const auto placed = [&](const Error& error) {
        return Error(error.problem(), target_.string() + error.where().substr(staged.size()), error.hint());
    };
    try {
        write();
    } catch (const KnownError& error) {
        if (!error.where().starts_with(staged))
            throw;
        throw KnownError(error.kind(), error.detail(), placed(error));
    } catch (const Error& error) {
        if (!error.where().starts_with(staged))
            throw;
        throw placed(error);
    }
}

void StagingFolder::replaceInTwoSteps() {
    const auto whole = UnfinishedPath::keepWhole();
    const fs::path old = path().string() + ".old";
    std::error_code error;
    fs::rename(target_, old, error);
    if (!error)
        fs::rename(path(), target_, error);
    if (error) {
        std::error_code ignored;
        fs::rename(old, target_, ignored);
        throw writeError("cannot be put in place: ", error, target_);
    }
    fs::remove_all(old, error);
}

} // namespace cliplad
