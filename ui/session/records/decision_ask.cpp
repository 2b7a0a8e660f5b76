#include "session/records/decision_ask.h"

#include <chrono>

#include "base/error.h"
#include "base/sha256.h"

namespace cliplad::ui {
namespace {

RecordTime toRecordTime(const QDateTime& when) {
    return RecordTime(std::chrono::milliseconds(when.toMSecsSinceEpoch()));
}

} // namespace

void requireSameFile(const DecisionAsk& ask) {
    std::string now;
    try {
        now = sha256OfFile(ask.image);
    } catch (const Error&) {
        return; // a share that went away after the photo was shown
    }
    if (now != ask.imageSha256)
        throw Error("the file was changed after it was scored", ask.image.string(), "score it again");
}

Decision toDecision(const DecisionAsk& ask, const std::string& id, const Review& review) {
    return {.id = id,
            .imageSha256 = ask.imageSha256,
            .runKey = ask.runKey,
            .value = ask.value,
            .note = ask.note.toStdString(),
            .why = ask.why.toStdString(),
            .who = review.who.toStdString(),
            .when = toRecordTime(review.when),
            .modelSha256 = ask.modelSha256,
            .productSha256 = ask.productSha256};
}

std::optional<KnownDecision> toKnown(const Review& review) {
    if (!review.when.isValid())
        return std::nullopt;
    return KnownDecision{.who = review.who.toStdString(), .when = toRecordTime(review.when)};
}

} // namespace cliplad::ui
