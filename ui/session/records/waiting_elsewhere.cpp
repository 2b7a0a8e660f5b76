#include "session/records/waiting_elsewhere.h"

#include <QCoreApplication>
#include <QStringList>

namespace cliplad::ui {
namespace {

class WaitingText {
    Q_DECLARE_TR_FUNCTIONS(WaitingText)

public:
    static QString of(const WaitingElsewhere& waiting) {
        QStringList parts;
        if (waiting.decisions > 0)
            parts << tr("%Ln decision(s)", nullptr, waiting.decisions);
        if (waiting.results > 0)
            parts << tr("%Ln result(s)", nullptr, static_cast<int>(waiting.results));
        else if (waiting.runs > 0) // their starts or ends
            parts << tr("%Ln run(s)", nullptr, waiting.runs);
        return tr("Waiting for %1: %2").arg(waiting.records, parts.join(", "));
    }
};

} // namespace

QString waitingText(const WaitingElsewhere& waiting) {
    return WaitingText::of(waiting);
}

} // namespace cliplad::ui
