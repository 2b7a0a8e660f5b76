#pragma once

#include <string>
#include <string_view>

#include <QString>

namespace cliplad {

/// Text as every database keeps it: bytes that are no UTF-8, and NUL, become U+FFFD.
inline QString toQt(std::string_view text) {
    QString qt = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    qt.replace(QChar(0), QChar(QChar::ReplacementCharacter));
    return qt;
}

inline std::string fromQt(const QString& text) {
    return text.toStdString();
}

} // namespace cliplad
