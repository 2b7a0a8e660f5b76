#pragma once

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QColor>
#include <QTest>

#include "style/theme.h"
#include "support/own_home.h"

namespace cliplad::tests {

inline const OwnHome kHome;

/// Of WCAG 2.
inline double luminance(const QColor& colour) {
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

inline double contrast(const QColor& a, const QColor& b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

/// The data of a test that is run in each theme.
inline void addThemes() {
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(ui::Theme::Light);
    QTest::newRow("dark") << static_cast<int>(ui::Theme::Dark);
}

/// Sets the theme of the row of addThemes() that is run.
inline void setFetchedTheme() {
    QFETCH(int, theme);
    ui::setTheme(*qApp, static_cast<ui::Theme>(theme));
}

} // namespace cliplad::tests
