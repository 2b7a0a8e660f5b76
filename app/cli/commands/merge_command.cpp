#include <memory>

#include "commands/commands.h"
#include "inspection/product/memory_file.h"
#include "inspection/product/product_folder.h"
#include "report/result_shards.h"
#include "score_summary.h"

namespace cliplad::cli {
namespace {

struct MergeOptions {
    std::string results;
    std::string product; ///< empty: whatever it was
    bool failOnAnomaly = false;
};

void merge(const MergeOptions& options, Session& session) {
    const std::string productHash = options.product.empty()
                                        ? std::string()
                                        : verdictFingerprint(ProductFolder::readDefinition(options.product));
    const MergedResults merged = mergeShards(options.results, productHash, session.job());
    const RecordSource records = merged.folder->records(merged.run.images);
    const ScoreTally tally = printScores(session, {.header = merged.folder->header(),
                                                   .records = records,
                                                   .out = options.results,
                                                   .files = merged.run.formats.text(),
                                                   .isDemoModel = merged.run.isDemoModel,
                                                   .shots = merged.run.shots,
                                                   .tellsFailures = true});
    session.exitCode = tally.exitCode(options.failOnAnomaly);
}

} // namespace

void addMergeCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<MergeOptions>();
    CLI::App* command = addCommand(
        program, "merge", "Put the results together that several machines made",
        "  clip-lad merge results\n\n"
        "after `clip-lad score tray incoming/ --out results --shard 1/2 --resume` on one machine and 2/2 on "
        "another.\n"
        "Gives the files that a single run gives, byte for byte. The shards stay in DIR/shards; it "
        "can be done again.\n"
        "A shard that is missing or not finished is an error.");
    command->add_option("DIR", options->results, "What was given to score as --out")->required();
    command->add_option(
        "--product", options->product,
        "Folder of the product: an error where the shards were judged by another, or by what it "
        "was before");
    command->add_flag("--fail-on-anomaly", options->failOnAnomaly,
                      "Exit code 3 when there is an anomaly; what is to be reviewed is none");
    addJsonFlag(*command, session, "Results as JSON on stdout");
    command->callback([&session, options] { merge(*options, session); });
}

} // namespace cliplad::cli
