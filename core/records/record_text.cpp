#include "records/record_text.h"

#include <array>
#include <cmath>
#include <limits>

#include <QDateTime>
#include <fmt/format.h>

#include "base/error.h"
#include "base/json_text.h"
#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

void put(AuditJson& json, const char* key, std::string_view text) {
    if (!text.empty())
        json[key] = fromQt(toQt(text));
}

void put(AuditJson& json, const char* key, std::int64_t number) {
    if (number != 0)
        json[key] = number;
}

/// JSON has no infinity; −0 comes back from a database as 0.
void putReal(AuditJson& json, const char* key, double value) {
    if (std::isfinite(value))
        json[key] = value + 0.0;
    else
        json[key] = std::isnan(value) ? "nan" : fmt::format("{}", value);
}

std::string textAt(const AuditJson& json, const char* key) {
    return json.value(key, std::string());
}

/// What putReal wrote.
double realAt(const AuditJson& json, const char* key) {
    const AuditJson value = json.value(key, AuditJson(0.0));
    if (!value.is_string())
        return value.get<double>();
    if (value == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    return value == "-inf" ? -infinity : infinity;
}

template<class Value, std::size_t count>
Value valueOf(std::string_view text, const std::array<Value, count>& values) {
    for (const Value value : values)
        if (toText(value) == text)
            return value;
    throw Error(fmt::format("'{}' is no value that this program knows", text));
}

} // namespace

std::string canonicalText(const AuditJson& json) {
    return jsonText(json, -1);
}

AuditJson toJson(const Decision& decision) {
    AuditJson json = {{"id", decision.id}, {"decision", toText(decision.value)}};
    put(json, "image_sha256", decision.imageSha256);
    put(json, "run", decision.run);
    put(json, "result", decision.result);
    put(json, "run_key", decision.runKey);
    if (decision.oldValue)
        put(json, "old", toText(*decision.oldValue));
    put(json, "note", decision.note);
    put(json, "why", decision.why);
    put(json, "who", decision.who);
    put(json, "decided_at", utcText(decision.when));
    put(json, "model_sha256", decision.modelSha256);
    put(json, "product_sha256", decision.productSha256);
    put(json, "station", decision.station);
    return json;
}

Decision decisionOf(const AuditJson& json) {
    try {
        return {.id = textAt(json, "id"),
                .imageSha256 = textAt(json, "image_sha256"),
                .run = json.value("run", std::int64_t(0)),
                .result = json.value("result", std::int64_t(0)),
                .runKey = textAt(json, "run_key"),
                .value = decisionValueOf(textAt(json, "decision")),
                .note = textAt(json, "note"),
                .why = textAt(json, "why"),
                .who = textAt(json, "who"),
                .when = recordTimeOf(textAt(json, "decided_at")),
                .modelSha256 = textAt(json, "model_sha256"),
                .productSha256 = textAt(json, "product_sha256"),
                .station = textAt(json, "station")};
    } catch (const nlohmann::json::exception& error) {
        throw Error(std::string("is no decision: ") + error.what());
    }
}

AuditJson startJson(const RecordedRun& run) {
    AuditJson json = {{"id", run.id}};
    put(json, "product", run.start.product);
    put(json, "product_sha256", run.start.productSha256);
    put(json, "model", run.start.model);
    put(json, "model_sha256", run.start.modelSha256);
    put(json, "precision", run.start.precision);
    put(json, "who", run.start.who);
    put(json, "started_at", utcText(run.start.when));
    put(json, "station", run.station);
    put(json, "key", run.start.key);
    return json;
}

RunStart runStartOf(const AuditJson& json) {
    try {
        return {.product = textAt(json, "product"),
                .productSha256 = textAt(json, "product_sha256"),
                .model = textAt(json, "model"),
                .modelSha256 = textAt(json, "model_sha256"),
                .precision = textAt(json, "precision"),
                .who = textAt(json, "who"),
                .when = recordTimeOf(textAt(json, "started_at")),
                .key = textAt(json, "key")};
    } catch (const nlohmann::json::exception& error) {
        throw Error(std::string("is no start of a run: ") + error.what());
    }
}

AuditJson endJson(std::int64_t run, const RunEnd& end, const std::string& resultsSha256) {
    AuditJson json = {{"id", run}};
    put(json, "ended_at", utcText(end.when));
    put(json, "outcome", toText(end.outcome));
    json["results"] = end.results;
    put(json, "results_sha256", resultsSha256);
    return json;
}

AuditJson toJson(const RunResumption& resumption) {
    AuditJson json = {{"resumption", resumption.id}};
    put(json, "who", resumption.who);
    put(json, "resumed_at", utcText(resumption.when));
    return json;
}

RunResumption runResumptionOf(const AuditJson& json) {
    try {
        return {.id = textAt(json, "resumption"),
                .who = textAt(json, "who"),
                .when = recordTimeOf(textAt(json, "resumed_at"))};
    } catch (const nlohmann::json::exception& error) {
        throw Error(std::string("is no resumption of a run: ") + error.what());
    }
}

AuditJson toJson(const RecordedResult& result) {
    AuditJson json = {{"id", result.id}};
    put(json, "image", result.image);
    put(json, "image_sha256", result.imageSha256);
    put(json, "verdict", result.verdict);
    putReal(json, "logical", result.logical);
    putReal(json, "structural", result.structural);
    putReal(json, "fused", result.fused);
    putReal(json, "threshold", result.threshold);
    put(json, "counts", result.countsJson);
    put(json, "explanation", result.explanation);
    return json;
}

RecordedResult recordedResultOf(const AuditJson& json) {
    try {
        return {.image = textAt(json, "image"),
                .imageSha256 = textAt(json, "image_sha256"),
                .verdict = textAt(json, "verdict"),
                .logical = realAt(json, "logical"),
                .structural = realAt(json, "structural"),
                .fused = realAt(json, "fused"),
                .threshold = realAt(json, "threshold"),
                .countsJson = textAt(json, "counts"),
                .explanation = textAt(json, "explanation")};
    } catch (const nlohmann::json::exception& error) {
        throw Error(std::string("is no result of a run: ") + error.what());
    }
}

RecordTime recordTimeOf(std::string_view utc) {
    const QDateTime time = QDateTime::fromString(toQt(utc), Qt::ISODateWithMs);
    if (!time.isValid())
        throw Error(fmt::format("'{}' is no time", utc));
    return RecordTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

DecisionValue decisionValueOf(std::string_view text) {
    using enum DecisionValue;
    return valueOf(text, std::array{Good, Bad, Unsure, Withdrawn});
}

RunOutcome runOutcomeOf(std::string_view text) {
    using enum RunOutcome;
    return valueOf(text, std::array{Finished, Cancelled, Failed});
}

} // namespace cliplad
