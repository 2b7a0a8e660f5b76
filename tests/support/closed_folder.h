#pragma once

#include <filesystem>
#include <utility>

#include <QtGlobal>
#include <sys/stat.h>
#include <unistd.h>

namespace cliplad::tests {

/// A folder that nobody may enter, not even the administrator: the test is another user meanwhile. The folder
/// above, often a QTemporaryDir, is opened to everybody.
class ClosedFolder {
public:
    explicit ClosedFolder(std::filesystem::path folder)
        : folder_(std::move(folder)) {
        chmod(folder_.parent_path().c_str(), 0755);
        chmod(folder_.c_str(), 0);
        constexpr uid_t kNobody = 65534;
        if (user_ == 0 && seteuid(kNobody) != 0)
            qFatal("cannot become another user");
    }
    ~ClosedFolder() {
        if (user_ == 0 && seteuid(user_) != 0)
            qFatal("cannot become the user again");
        chmod(folder_.c_str(), 0700);
    }
    ClosedFolder(const ClosedFolder&) = delete;
    ClosedFolder& operator=(const ClosedFolder&) = delete;

private:
    std::filesystem::path folder_;
    uid_t user_ = geteuid();
};

} // namespace cliplad::tests
