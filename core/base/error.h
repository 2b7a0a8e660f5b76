#pragma once

#include <exception>
#include <string>

namespace cliplad {

/// The one exception type of the project: what went wrong, where, and what to do about it.
///
/// `where` names the file, key or line ("product.yaml: fusion.margin"); `hint` says what to do next.
/// what() joins the three into one sentence line for a person. Exceptions of third-party libraries are
/// translated where the library is called; Errors are caught only at the seams (job runner, slot, main).
class Error : public std::exception {
public:
    explicit Error(std::string problem, std::string where = {}, std::string hint = {});

    const char* what() const noexcept override { return message_.c_str(); }
    const std::string& problem() const { return problem_; }
    const std::string& where() const { return where_; }
    const std::string& hint() const { return hint_; }

private:
    std::string problem_;
    std::string where_;
    std::string hint_;
    std::string message_;
};

/// Thrown by JobContext::throwIfStopped when the caller asked a job to stop; not an error.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

} // namespace cliplad
