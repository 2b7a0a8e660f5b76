#pragma once

#include <QString>
#include <QTranslator>

namespace cliplad::tests {

/// A language in which every text has a star.
class Stars : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int) const override {
        return QChar(0x2605) + QString::fromUtf8(text);
    }
};

} // namespace cliplad::tests
