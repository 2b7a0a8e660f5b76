#pragma once

#include <concepts>
#include <string>

#include "base/error.h"

namespace cliplad::tests {

/// The message of the Error that an action throws; empty when it throws none.
std::string errorOf(std::invocable auto action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// For QVERIFY2: whether `message` has `part`, and the message itself where a test fails.
inline bool contains(const std::string& message, const std::string& part) {
    return message.find(part) != std::string::npos;
}

} // namespace cliplad::tests

#define VERIFY_ERROR(action, part)                                                                           \
    do {                                                                                                     \
        const std::string thrown = cliplad::tests::errorOf([&] { action; });                                 \
        QVERIFY2(cliplad::tests::contains(thrown, part),                                                     \
                 ("expected '" + std::string(part) + "' in '" + thrown + "'").c_str());                      \
    } while (false)
