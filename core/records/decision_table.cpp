#include "records/decision_table.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "records/audit/audit_trail.h"
#include "records/sql/sql_text.h"

namespace cliplad {
namespace {

constexpr auto kDecisionColumns =
    "d.audit_row, d.id, d.image_sha256, d.run, d.result, d.decision, d.old_decision, d.note, "
    "d.why, d.who, d.decided_at, d.model_sha256, d.product_sha256, d.station";
constexpr int kColumnCount = 14;
constexpr int kImageColumn = 2;

/// Later decisions last. Stations' clocks may differ, and one that was offline sends late: the time at which
/// a person decided counts, then the order of arrival.
constexpr auto kOrder = "decided_at, audit_row";

Decision decisionAt(const QSqlQuery& query) {
    int column = 0;
    const auto number = [&] { return query.value(column++).toLongLong(); };
    const auto text = [&] { return fromQt(query.value(column++).toString()); };
    Decision decision{.auditRow = number()};
    decision.id = text();
    decision.imageSha256 = text();
    decision.run = number();
    decision.result = number();
    decision.value = decisionValueOf(text());
    if (const std::string old = text(); !old.empty())
        decision.oldValue = decisionValueOf(old);
    decision.note = text();
    decision.why = text();
    decision.who = text();
    decision.when = recordTimeOf(text());
    decision.modelSha256 = text();
    decision.productSha256 = text();
    decision.station = text();
    return decision;
}

QVariantList valuesOf(const Decision& decision) {
    const std::string_view old = decision.oldValue ? toText(*decision.oldValue) : "";
    return {static_cast<qlonglong>(decision.auditRow),
            toQt(decision.id),
            toQt(decision.imageSha256),
            static_cast<qlonglong>(decision.run),
            static_cast<qlonglong>(decision.result),
            toQt(toText(decision.value)),
            toQt(old),
            toQt(decision.note),
            toQt(decision.why),
            toQt(decision.who),
            toQt(utcText(decision.when)),
            toQt(decision.modelSha256),
            toQt(decision.productSha256),
            toQt(decision.station)};
}

/// A JSON array in the one value of the statement, so that any number of images is one query.
std::string wantedImages(bool isPostgres) {
    return isPostgres ? "SELECT DISTINCT json_array_elements_text(CAST(? AS json)) AS image"
                      : "SELECT DISTINCT value AS image FROM json_each(?)";
}

std::string latestStatement(bool isPostgres) {
    return fmt::format("SELECT {} FROM ({}) AS wanted JOIN decisions AS d ON d.audit_row = "
                       "(SELECT e.audit_row FROM decisions AS e WHERE e.image_sha256 = wanted.image "
                       "ORDER BY e.decided_at DESC, e.audit_row DESC LIMIT 1)",
                       kDecisionColumns, wantedImages(isPostgres));
}

} // namespace

void checkDecision(const Decision& decision) {
    const std::string& hash = decision.imageSha256;
    const auto isHexDigit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (hash.size() != 64 || !std::all_of(hash.begin(), hash.end(), isHexDigit))
        throw Error(fmt::format("'{}' is no SHA-256 of an image", hash), "decision");
    if (decision.who.empty())
        throw Error("it is not said who decided", "decision");
}

Decision completed(Decision decision, const std::string& station) {
    checkDecision(decision);
    if (decision.id.empty())
        decision.id = newDecisionId();
    if (decision.when == RecordTime())
        decision.when = recordTimeNow();
    if (decision.station.empty())
        decision.station = station;
    return decision;
}

Decision insertDecision(Database& database, Decision decision, const std::string& station) {
    QSqlQuery same = database.run(
        fmt::format("SELECT {} FROM decisions AS d WHERE d.id = ?", kDecisionColumns), {toQt(decision.id)});
    if (database.next(same))
        return decisionAt(same);
    decision.oldValue = {};
    const std::string& image = decision.imageSha256;
    const auto before = latestDecisions(database, {&image, 1});
    if (const auto found = before.find(image); found != before.end())
        decision.oldValue = found->second.value;
    decision.auditRow = appendAudit(
        database,
        {.action = kDecisionAction, .who = decision.who, .station = station, .detail = toJson(decision)});
    const QString marks = QStringLiteral("?, ").repeated(kColumnCount - 1) + QLatin1Char('?');
    database.run(
        fmt::format("INSERT INTO decisions (audit_row, id, image_sha256, run, result, decision, "
                    "old_decision, note, why, who, decided_at, model_sha256, product_sha256, station) "
                    "VALUES ({})",
                    fromQt(marks)),
        valuesOf(decision));
    return decision;
}

std::map<std::string, Decision> latestDecisions(Database& database, std::span<const std::string> images) {
    QSqlQuery query =
        database.run(latestStatement(database.isPostgres()), {toQt(canonicalText(AuditJson(images)))});
    std::map<std::string, Decision> latest;
    while (database.next(query)) {
        Decision decision = decisionAt(query);
        std::string image = decision.imageSha256;
        latest.emplace(std::move(image), std::move(decision));
    }
    return latest;
}

std::vector<Decision> decisionHistory(Database& database, const std::string& imageSha256) {
    QSqlQuery query =
        database.run(fmt::format("SELECT {} FROM decisions AS d WHERE d.image_sha256 = ? ORDER BY {}",
                                 kDecisionColumns, kOrder),
                     {toQt(imageSha256)});
    std::vector<Decision> history;
    while (database.next(query))
        history.push_back(decisionAt(query));
    return history;
}

std::map<std::string, std::vector<Decision>> decisionHistories(Database& database,
                                                               std::span<const std::string> images) {
    QSqlQuery query = database.run(fmt::format("SELECT {} FROM ({}) AS wanted JOIN decisions AS d "
                                               "ON d.image_sha256 = wanted.image ORDER BY {}",
                                               kDecisionColumns, wantedImages(database.isPostgres()), kOrder),
                                   {toQt(canonicalText(AuditJson(images)))});
    std::map<std::string, std::vector<Decision>> histories;
    std::set<std::string> unreadable;
    while (database.next(query)) {
        std::string image = fromQt(query.value(kImageColumn).toString());
        try {
            histories[image].push_back(decisionAt(query));
        } catch (const Error&) { // somebody else wrote it: what stood is not known
            unreadable.insert(std::move(image));
        }
    }
    std::erase_if(histories, [&](const auto& item) { return unreadable.contains(item.first); });
    return histories;
}

std::vector<Decision> decisionsAfter(Database& database, std::int64_t auditRow, int limit) {
    QSqlQuery query = database.run(fmt::format("SELECT {} FROM decisions AS d WHERE d.audit_row > ? "
                                               "ORDER BY d.audit_row LIMIT ?",
                                               kDecisionColumns),
                                   {static_cast<qlonglong>(auditRow), limit});
    std::vector<Decision> decisions;
    while (database.next(query))
        decisions.push_back(decisionAt(query));
    return decisions;
}

std::int64_t lastDecisionRow(Database& database) {
    QSqlQuery query = database.run("SELECT COALESCE(MAX(audit_row), 0) FROM decisions");
    database.next(query);
    return query.value(0).toLongLong();
}

void visitDecisions(Database& database, const std::function<void(const AuditedDecision&)>& visit) {
    QSqlQuery query = database.stream(fmt::format("SELECT {}, a.entry FROM decisions AS d LEFT JOIN audit AS "
                                                  "a ON a.id = d.audit_row ORDER BY d.audit_row",
                                                  kDecisionColumns));
    while (database.next(query)) {
        AuditedDecision audited{.auditRow = query.value(0).toLongLong(),
                                .id = fromQt(query.value(1).toString())};
        if (!query.isNull(kColumnCount))
            audited.entry = fromQt(query.value(kColumnCount).toString());
        try {
            audited.decision = decisionAt(query);
        } catch (const Error&) { // somebody else wrote it
            audited.decision.reset();
        }
        visit(audited);
    }
}

} // namespace cliplad
