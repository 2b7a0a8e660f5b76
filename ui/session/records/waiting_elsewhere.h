#pragma once

#include <QString>

namespace cliplad::ui {

/// What waits on this machine for other records than those that are set now, as of a run that was being
/// scored when the address was changed.
struct WaitingElsewhere {
    QString records; ///< their file, or server without a password
    int decisions = 0;
    int runs = 0; ///< or parts of them
    qint64 results = 0;
    QString problem; ///< why; empty while all is well

    bool isNothing() const { return decisions == 0 && runs == 0; }
    bool operator==(const WaitingElsewhere&) const = default;
};

/// "Waiting for /data/records.sqlite: 1,803 results", in the language in force.
QString waitingText(const WaitingElsewhere& waiting);

} // namespace cliplad::ui
