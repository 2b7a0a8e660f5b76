#pragma once

#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

namespace cliplad::tests {

/// Another process that runs `action` and then waits to be ended: what a second program would hold or leave.
///
/// The constructor returns when the action is done. The child is killed with the object.
class ChildProcess {
public:
    explicit ChildProcess(const std::function<void()>& action) {
        int ends[2];
        if (pipe(ends) != 0)
            return;
        id_ = fork();
        if (id_ == 0) {
            action();
            const char done = '1';
            _exit(write(ends[1], &done, 1) == 1 ? pause() : 1);
        }
        close(ends[1]);
        char done = 0;
        isReady_ = read(ends[0], &done, 1) == 1;
        close(ends[0]);
    }
    ~ChildProcess() { end(SIGKILL); }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t id() const { return id_; }
    bool isReady() const { return isReady_; }

    /// Sends a signal and waits. @return how it ended, as waitpid tells it
    int end(int signal) {
        int status = -1;
        if (id_ > 0) {
            kill(id_, signal);
            waitpid(id_, &status, 0);
            id_ = -1;
        }
        return status;
    }

private:
    pid_t id_ = -1;
    bool isReady_ = false;
};

} // namespace cliplad::tests
