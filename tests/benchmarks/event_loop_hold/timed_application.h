#pragma once

#include <utility>

#include <QApplication>
#include <QString>

namespace cliplad::tests {

/// Knows which single event took longest: what to look into where a hold is long, and a figure that other
/// programs on the machine leave alone.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

    /// ms, and what it was, since the last asking.
    std::pair<double, QString> takeLongest() {
        return {std::exchange(longestMs_, 0), std::exchange(longest_, {})};
    }

private:
    int depth_ = 0;
    double longestMs_ = 0;
    QString longest_;
};

} // namespace cliplad::tests
