#pragma once

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include <QTest>

#include "base/setting.h"

namespace cliplad::tests {

/// Texts of values that a setting must keep: both ends of a range, every choice.
inline std::vector<std::string> valuesToTry(const SettingInfo& info) {
    switch (info.kind) {
    case SettingInfo::Kind::Boolean:
        return {"true", "false"};
    case SettingInfo::Kind::Choice:
        return info.choices;
    case SettingInfo::Kind::Integer:
    case SettingInfo::Kind::Real:
        break;
    }
    return {detail::formatReal(info.min), detail::formatReal(info.max)};
}

inline bool isSettingKey(const std::string& key) {
    return !key.empty() && std::islower(static_cast<unsigned char>(key.front())) &&
           std::all_of(key.begin(), key.end(),
                       [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '-'; });
}

/// Fails the running test unless every descriptor of a settings struct has text, a default in its range, and
/// keeps each value it is given without touching the others.
template<class Struct>
void checkSettings() {
    std::set<std::string> keys;
    for (const Setting<Struct>& setting : Struct::settings()) {
        const char* key = setting.info.key.c_str();
        QVERIFY2(isSettingKey(setting.info.key), key);
        QVERIFY2(keys.insert(setting.info.key).second, key);
        QVERIFY2(!setting.info.label.empty() && setting.info.help.ends_with('.'), key);
        QVERIFY2(setting.info.min <= setting.info.max && setting.info.step > 0, key);

        Struct copy;
        setting.set(copy, setting.get(Struct()));
        QVERIFY2(copy == Struct(), key);
        for (const std::string& value : valuesToTry(setting.info)) {
            Struct changed;
            setting.set(changed, value);
            QVERIFY2(setting.get(changed) == value, key);
            setting.set(changed, setting.get(Struct()));
            QVERIFY2(changed == Struct(), key);
        }
    }
    QVERIFY(!keys.empty());
}

} // namespace cliplad::tests
