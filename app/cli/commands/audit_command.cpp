#include <algorithm>
#include <cctype>
#include <limits>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/json_text.h"
#include "commands/commands.h"
#include "evaluation/result_table.h"
#include "exit_code.h"
#include "qt_for_records.h"
#include "records/configured_records.h"
#include "records/records.h"

namespace cliplad::cli {
namespace {

using nlohmann::ordered_json;

struct AuditOptions {
    std::string records;
    std::string expected; ///< the last row's hash as it was kept
    int last = 50;
    bool withResults = false;
};

/// Wrong usage for what is no hash.
CLI::Validator sha256Text() {
    return CLI::Validator(
        [](const std::string& text) {
            const bool isHash = text.size() == 64 && std::ranges::all_of(text, [](unsigned char letter) {
                                    return std::isxdigit(letter) != 0;
                                });
            return isHash ? std::string() : "expected a SHA-256 of 64 hexadecimal digits, found " + text;
        },
        "");
}

std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char letter) { return std::tolower(letter); });
    return text;
}

std::string textAt(const ordered_json& detail, const char* key) {
    return detail.contains(key) && detail[key].is_string() ? detail[key].get<std::string>() : "";
}

/// What a row tells of, in a few words.
std::string subjectOf(const AuditEntry& entry, const ordered_json& detail) {
    if (entry.action == "decision")
        return "image " + textAt(detail, "image_sha256").substr(0, 12);
    if (!detail.contains("id"))
        return "";
    std::string run = "run " + jsonText(detail["id"]);
    if (const std::string outcome = textAt(detail, "outcome");
        entry.action == "run ended" && !outcome.empty())
        run += ", " + outcome;
    if (entry.action != "results recorded" || !detail.contains("results_sha256"))
        return run;
    const std::size_t count = detail["results_sha256"].size();
    return fmt::format("{}, {} {}", run, count, count == 1 ? "result" : "results");
}

Records openToRead(const AuditOptions& options) {
    const std::string database = options.records.empty() ? configuredRecords().database : options.records;
    return Records({.database = database, .access = RecordsSettings::Access::ReadOnly});
}

ordered_json toJson(const AuditReport& report, const std::string& name) {
    ordered_json problems = ordered_json::array();
    for (const AuditReport::Problem& problem : report.problems)
        problems.push_back({{"row", problem.row}, {"what", problem.what}});
    return {{"records", name},
            {"entries", report.entries},
            {"head", report.headHash},
            {"intact", report.intact()},
            {"problems", std::move(problems)}};
}

std::string toText(const AuditReport& report, const std::string& name, bool isExpectedThere) {
    if (report.intact())
        return fmt::format("{}: the audit trail is intact, {} {}{}\nSHA-256 of the last row {}\n", name,
                           report.entries, report.entries == 1 ? "row" : "rows",
                           isExpectedThere ? ", the expected one among them" : "", report.headHash);
    std::string text;
    for (const AuditReport::Problem& problem : report.problems)
        text += problem.row == 0 ? fmt::format("{}\n", problem.what)
                                 : fmt::format("row {}: {}\n", problem.row, problem.what);
    return text;
}

void verify(Session& session, const AuditOptions& options) {
    const QtForRecords qt;
    Records records = openToRead(options);
    const AuditReport report = records.verifyAudit(session.job(), lowerCase(options.expected));
    session.print(session.json ? jsonText(toJson(report, records.name())) + "\n"
                               : toText(report, records.name(), !options.expected.empty()));
    if (report.intact())
        return;
    const bool isMore = report.problems.size() == AuditReport::kMostProblems;
    session.notice(fmt::format("clip-lad: {}: the audit trail is not intact: {}{} {}", records.name(),
                               isMore ? "at least " : "", report.problems.size(),
                               report.problems.size() == 1 ? "problem" : "problems"));
    session.exitCode = kFailure;
}

void list(Session& session, const AuditOptions& options) {
    const QtForRecords qt;
    ordered_json json = ordered_json::array();
    ResultTable table{.columns = {"row", "recorded", "station", "who", "what", "on"}, .wordColumns = 6};
    Records records = openToRead(options);
    const int limit = options.last == 0 ? std::numeric_limits<int>::max() : options.last;
    for (const AuditEntry& entry : records.lastAuditEntries(limit, options.withResults)) {
        const ordered_json whole = ordered_json::parse(entry.json, nullptr, false);
        if (session.json) {
            json.push_back({{"row", entry.row}, {"hash", entry.hash}, {"entry", whole}});
            continue;
        }
        const ordered_json detail =
            whole.is_object() ? whole.value("detail", ordered_json()) : ordered_json();
        const bool isDecision = entry.action == "decision";
        const std::string old = textAt(detail, "old").empty() ? "" : textAt(detail, "old") + " → ";
        table.rows.push_back({std::to_string(entry.row), entry.at, entry.station, entry.who,
                              isDecision ? old + textAt(detail, "decision") : entry.action,
                              subjectOf(entry, detail)});
    }
    session.print(session.json ? jsonText(json) + "\n" : cliplad::toText(table));
}

CLI::App* addAction(CLI::App& command, const std::string& name, const std::string& description,
                    std::string& records, Session& session) {
    CLI::App* action = addCommand(command, name, description, "  clip-lad audit " + name);
    action->add_option(
        "records", records,
        "The records file, or a server as postgresql://user@host/name; without it what the Studio's "
        "Preferences name, by default $XDG_DATA_HOME/clip-lad/records.sqlite");
    addJsonFlag(*action, session, "As JSON");
    return action;
}

} // namespace

void addAuditCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<AuditOptions>();
    CLI::App* command = addCommand(
        program, "audit", "Check and list the audit trail of runs and decisions",
        "  clip-lad audit verify\n"
        "  clip-lad audit list postgresql://inspector@server/records --last 20\n\n"
        "verify finds rows that were changed, removed or reordered, says which, and ends with 1. Keep "
        "the hash\nthat it prints elsewhere: with --expect HASH it proves later that nothing was cut off or "
        "written anew.");
    command->require_subcommand(1);
    CLI::App* check = addAction(*command, "verify", "Find what was changed, removed or reordered",
                                options->records, session);
    check
        ->add_option("--expect", options->expected,
                     "A SHA-256 that verify printed earlier: not intact where no row has it any more")
        ->type_name("HASH")
        ->check(sha256Text());
    check->callback([&session, options] { verify(session, *options); });
    CLI::App* listing =
        addAction(*command, "list", "Who did what, the newest last", options->records, session);
    listing->add_option("--last", options->last, "How many; 0: all")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    listing->add_flag("--results", options->withResults,
                      "Also the rows that tell of results, of which a run has many");
    listing->callback([&session, options] { list(session, *options); });
}

} // namespace cliplad::cli
