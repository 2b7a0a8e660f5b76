#include "shard_option.h"

#include <cstdio>

#include <fmt/format.h>

#include "argument_checks.h"
#include "base/error.h"

namespace cliplad::cli {
namespace {

void read(const std::string& text, int& number, int& count) {
    int length = 0;
    if (std::sscanf(text.c_str(), "%d/%d%n", &number, &count, &length) != 2 ||
        length != static_cast<int>(text.size()) || number < 1 || count < number)
        throw Error(fmt::format("expected NUMBER/COUNT such as 2/8, found '{}'", text), {},
                    "the first of eight is 1/8");
}

} // namespace

void ShardOption::addTo(CLI::App& command, const std::string& what) {
    command
        .add_option("--shard", text_,
                    "This machine's part of the work where several share " + what +
                        ": 2/8 is the second of eight")
        ->check(accepted([this](const std::string& text) { read(text, number, count); }))
        ->type_name("I/N");
}

} // namespace cliplad::cli
