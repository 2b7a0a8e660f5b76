#include "records/run_outbox.h"

#include <utility>

#include "base/error.h"
#include "records/database.h"
#include "records/journal.h"
#include "records/record_text.h"
#include "records/sql_text.h"
#include "records/transaction.h"

namespace cliplad {
namespace {

constexpr auto kCreateTable =
    "CREATE TABLE pieces (row INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, "
    "key TEXT NOT NULL, results INTEGER NOT NULL, piece TEXT NOT NULL)";

std::string textOf(const RunPiece& piece) {
    AuditJson results = AuditJson::array();
    for (const RecordedResult& result : piece.results)
        results.push_back(toJson(result));
    AuditJson json = {{"start", startJson({.start = piece.start})},
                      {"before", piece.before},
                      {"results", std::move(results)}};
    if (piece.end)
        json["end"] = {{"when", utcText(piece.end->when)}, {"outcome", toText(piece.end->outcome)}};
    return canonicalText(json);
}

RunPiece pieceOf(const std::string& text) {
    try {
        const AuditJson json = AuditJson::parse(text);
        RunPiece piece{.start = runStartOf(json.at("start")), .before = json.at("before")};
        for (const AuditJson& result : json.at("results"))
            piece.results.push_back(recordedResultOf(result));
        if (json.contains("end"))
            piece.end = RunEnd{.when = recordTimeOf(json["end"].at("when").get<std::string>()),
                               .outcome = runOutcomeOf(json["end"].at("outcome").get<std::string>())};
        return piece;
    } catch (const AuditJson::exception& error) {
        throw Error(std::string("what waits there is damaged: ") + error.what());
    }
}

bool hasEnded(Records& records, std::int64_t run) {
    const std::vector<RecordedRun> found = records.runs(1, run + 1);
    return !found.empty() && found.front().id == run && found.front().end;
}

} // namespace

RunOutbox::RunOutbox(const std::filesystem::path& folder, const RecordsSettings& records)
    : target_(shownName(records))
    , journal_(std::make_unique<Database>(
          RecordsSettings{.database = (folder / "waiting-runs.sqlite").string(), .wait = records.wait})) {
    prepareJournal(*journal_, kCreateTable);
}

RunOutbox::~RunOutbox() = default;

void RunOutbox::keep(const std::string& target, const RunPiece& piece) {
    Transaction transaction(*journal_, Transaction::Kind::Write);
    journal_->run("INSERT INTO pieces (target, key, results, piece) VALUES (?, ?, ?, ?)",
                  {toQt(target), toQt(piece.start.key), static_cast<qlonglong>(piece.results.size()),
                   toQt(textOf(piece))});
    transaction.commit();
}

RunOutbox::Waiting RunOutbox::waiting() {
    QSqlQuery query =
        journal_->run("SELECT COUNT(DISTINCT key), COALESCE(SUM(results), 0) FROM pieces WHERE target = ?",
                      {toQt(target_)});
    journal_->next(query);
    return {.runs = query.value(0).toLongLong(), .results = query.value(1).toLongLong()};
}

std::int64_t RunOutbox::startedAs(Records& records, const RunStart& start) {
    std::int64_t& run = runs_[start.key];
    if (run == 0)
        run = records.startRun(start);
    return run;
}

bool RunOutbox::sendOldest(Records& records, const Sent& sent) {
    qlonglong row = 0;
    RunPiece piece;
    {
        QSqlQuery query = journal_->run("SELECT row, piece FROM pieces WHERE target = ? ORDER BY row LIMIT 1",
                                        {toQt(target_)});
        if (!journal_->next(query))
            return false;
        row = query.value(0).toLongLong();
        piece = pieceOf(fromQt(query.value(1).toString()));
    }
    const std::int64_t run = startedAs(records, piece.start);
    if (!hasEnded(records, run)) { // another program, or this one before a connection broke, sent it all
        if (!piece.results.empty())
            records.addResults(run, piece.results, piece.before);
        if (piece.end)
            records.endRun(run, piece.end->outcome, piece.end->when);
    }
    {
        Transaction transaction(*journal_, Transaction::Kind::Write);
        journal_->run("DELETE FROM pieces WHERE row = ?", {row});
        transaction.commit();
    }
    if (piece.end)
        runs_.erase(piece.start.key);
    sent(piece.start.key, run);
    return true;
}

} // namespace cliplad
