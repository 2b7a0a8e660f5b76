#include "records/record_values.h"

#include <QDateTime>
#include <QUuid>

#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

std::string newUuid() {
    return fromQt(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

} // namespace

RecordTime recordTimeNow() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::string utcText(RecordTime time) {
    return fromQt(
        QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs));
}

std::string_view toText(RunOutcome outcome) {
    switch (outcome) {
    case RunOutcome::Finished:
        return "finished";
    case RunOutcome::Cancelled:
        return "cancelled";
    case RunOutcome::Failed:
        break;
    }
    return "failed";
}

std::string_view toText(DecisionValue value) {
    switch (value) {
    case DecisionValue::Good:
        return "good";
    case DecisionValue::Bad:
        return "bad";
    case DecisionValue::Unsure:
        return "unsure";
    case DecisionValue::Withdrawn:
        break;
    }
    return "withdrawn";
}

std::string newDecisionId() {
    return newUuid();
}

std::string newRunKey() {
    return newUuid();
}

} // namespace cliplad
