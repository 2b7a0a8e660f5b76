#include "session.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "base/error.h"

namespace cliplad::cli {

JobContext Session::job() {
    return {.stop = signals_.token(),
            .report = [this](const Progress& progress) { progress_.show(progress); }};
}

void Session::print(std::string_view text) {
    printWith([text](std::ostream& out) { out << text; });
}

void Session::printWith(const std::function<void(std::ostream&)>& write) {
    progress_.clear();
    errno = 0;
    write(std::cout);
    if (!std::cout.flush())
        throw Error(std::string("cannot be written: ") + std::strerror(errno), "standard output",
                    "check the free space where it goes");
}

void Session::notice(std::string_view text) {
    progress_.clear();
    std::fprintf(stderr, "%.*s\n", static_cast<int>(text.size()), text.data());
}

} // namespace cliplad::cli
