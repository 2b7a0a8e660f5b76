#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "argument_checks.h"
#include "base/folder.h"
#include "base/known_error.h"
#include "commands/commands.h"
#include "exit_code.h"
#include "image_arguments.h"
#include "inspection/enrolment.h"
#include "inspection/photo_inspections.h"
#include "inspection/product/memory_file.h"
#include "inspection/product/product_folder.h"
#include "model_options.h"
#include "qt_for_records.h"
#include "report/result_folder.h"
#include "report/result_shards.h"
#include "score_recording.h"
#include "score_summary.h"
#include "shard_option.h"

namespace cliplad::cli {
namespace {

struct ScoreOptions {
    std::string product;
    std::vector<std::string> paths;
    std::string out;
    std::vector<std::string> formats = {"csv"};
    bool resume = false;
    bool failOnAnomaly = false;
    ShardOption shard;
    std::optional<std::string> records; ///< none: the run is not recorded
    ModelOptions model;

    /// Where results go; of a shard, until they are merged.
    std::filesystem::path folder() const {
        return shard.isGiven() ? shardFolder(out, part()) : std::filesystem::path(out);
    }
    ResultShard part() const { return {.number = shard.number, .count = shard.count}; }
};

/// Of a mistyped path nothing is there, and an earlier run's results are not to go for that; one that is
/// missing among others is a result like one that cannot be read.
std::vector<ResultName> imagesOf(const ScoreOptions& options) {
    for (const std::string& path : options.paths)
        if (const auto& formats = ResultFormats::names();
            std::find(formats.begin(), formats.end(), path) != formats.end() && !isThere(path))
            throw Error("is a format, and there is no photo of that name", path,
                        "put commas between formats: --format csv,json");
    std::vector<ResultName> images = expandImages(options.paths, options.out);
    if (std::none_of(images.begin(), images.end(),
                     [](const ResultName& image) { return isThere(image.path); }))
        throw Error(images.empty() ? "holds no images" : "does not exist", options.paths.front(),
                    "name photos, or folders of them");
    return images;
}

/// Refuses a folder of somebody else's results before the model is loaded, for shards too: merge writes
/// there.
ResultFormats formatsOf(const ScoreOptions& options) {
    const ResultFormats formats = ResultFormats::parse(options.formats);
    requireNoForeignResults(options.out, formats);
    return formats;
}

/// One start of the command: the product, what there is to do, and where results go.
class ScoreRun {
public:
    ScoreRun(const ScoreOptions& options, Session& session)
        : session_(session)
        , isShard_(options.shard.isGiven())
        , allImages_(imagesOf(options))
        , images_(options.part().partOf(allImages_))
        , formats_(formatsOf(options))
        , model_(options.model.loadFor(ProductFolder::readDefinition(options.product), options.product,
                                       ModelOptions::Use::Judges))
        , product_(ProductFolder::open(options.product, *model_, session.job()))
        , shotSize_(ProductFolder::shotSize(options.product, product_.definition))
        , qt_(options.records ? std::make_unique<QtForRecords>() : nullptr)
        , recording_(openRecords(options.records)) // before an earlier run's results are removed
        , results_(options.folder(), formats_,
                   {.product = product_.definition.name,
                    .model = modelText(model_->info()),
                    .labels = product_.definition.prompts.fine,
                    .reviewThreshold = product_.reviewThreshold()},
                   verdictFingerprint(product_.definition),
                   options.resume ? ScoreJournal::Start::Resume : ScoreJournal::Start::Fresh) {
        if (isShard_)
            writeShardedRun(options.folder(), {.images = allImages_,
                                               .formats = formats_,
                                               .header = results_.header(),
                                               .productHash = verdictFingerprint(product_.definition),
                                               .isDemoModel = model_->info().isDemo,
                                               .shots = shotSize_});
        if (recording_)
            recording_->begin(recorded(options.folder()));
    }

    /// Scores what is not scored yet and writes the tables; also, before Cancelled goes on, when it is
    /// stopped.
    void run() {
        for (const std::string& notice : product_.notices)
            session_.notice("clip-lad: " + notice);
        try {
            scoreAll();
        } catch (const Cancelled&) {
            writeTables();
            endRecording(RunOutcome::Cancelled);
            if (notRecorded_)
                session_.notice(fmt::format("clip-lad: {}", notRecorded_->what()));
            session_.notice(
                fmt::format("clip-lad: {} of {} images are scored; the same command with --resume goes on",
                            done_, images_.size()));
            throw;
        } catch (const KnownError& error) {
            if (error.kind() != KnownError::Kind::DiskFull)
                throw;
            throw KnownError(error.kind(), error.detail(), error.problem(), error.where(),
                             "make room there, then go on with --resume");
        }
        writeTables();
        endRecording(RunOutcome::Finished);
    }

    /// Why the records lack some of the results, which are whole themselves.
    const std::optional<Error>& notRecorded() const { return notRecorded_; }
    /// Empty: it is not, or not wholly.
    std::string recordedAs() const {
        return recording_ && !notRecorded_ ? recording_->name() : std::string();
    }

    ScoreTally printEnd(const std::string& out) const;

private:
    void writeTables() const {
        if (!isShard_) // those are of all shards
            results_.writeTables(images_);
    }
    std::unique_ptr<ScoreRecording> openRecords(const std::optional<std::string>& records);
    RecordedScoring recorded(const std::filesystem::path& folder) const;
    void endRecording(RunOutcome outcome);
    Verdict verdictOf(const ScoreRecord& record) const { return record.verdict(product_.reviewThreshold()); }
    void scoreAll();
    ScoreRecord score(const ResultName& image, PhotoInspections& inspections);

    Session& session_;
    bool isShard_;
    std::vector<ResultName> allImages_; ///< of all shards
    std::vector<ResultName> images_;
    ResultFormats formats_;
    std::shared_ptr<const ClipModel> model_;
    Product product_;
    cv::Size shotSize_;
    std::unique_ptr<QtForRecords> qt_;
    std::unique_ptr<ScoreRecording> recording_; ///< none: the run is not recorded
    std::optional<Error> notRecorded_;          ///< why the records lack results that are whole
    ResultFolder results_;
    std::size_t done_ = 0;
};

std::unique_ptr<ScoreRecording> ScoreRun::openRecords(const std::optional<std::string>& records) {
    if (!records)
        return nullptr;
    return std::make_unique<ScoreRecording>(
        *records, [this](const std::string& text) { session_.notice("clip-lad: " + text); });
}

RecordedScoring ScoreRun::recorded(const std::filesystem::path& folder) const {
    const BackboneInfo& model = model_->info();
    return {.start = {.product = product_.definition.name,
                      .productSha256 = verdictFingerprint(product_.definition),
                      .model = model.name,
                      .modelSha256 = model.sha256,
                      .precision = model.precision},
            .folder = folder,
            .header = results_.header(),
            .count = results_.count()};
}

void ScoreRun::endRecording(RunOutcome outcome) {
    if (!recording_)
        return;
    try {
        recording_->end(outcome);
    } catch (const Error& error) {
        notRecorded_ = Error("the records do not have all results: " + error.problem(), error.where(),
                             "when they can be reached again, give the same command with --resume");
    }
}

/// An image that cannot be read is a result too; a disk that is full is not.
ScoreRecord ScoreRun::score(const ResultName& image, PhotoInspections& inspections) {
    std::optional<InspectedPhoto> inspected;
    std::string failure;
    try {
        inspected = inspections.next();
    } catch (const Error& error) {
        failure = error.what();
    }
    if (inspected)
        return results_.add(image, inspected->photo, inspected->inspection);
    session_.notice("clip-lad: " + failure);
    return results_.addFailure(image, failure);
}

void ScoreRun::scoreAll() {
    results_.expect(images_);
    std::vector<ResultName> remaining;
    std::vector<std::filesystem::path> paths;
    for (const ResultName& image : images_) {
        if (results_.holds(image)) {
            ++done_;
            continue;
        }
        remaining.push_back(image);
        paths.push_back(image.path);
    }
    const JobContext job = session_.job();
    const auto total = static_cast<std::int64_t>(images_.size());
    PhotoInspections inspections(*model_, product_, paths, photosAtOnce(paths.size()), job.stop);
    for (const ResultName& image : remaining) {
        job.throwIfStopped();
        job.progress(static_cast<std::int64_t>(done_), total, image.path.filename().string());
        const ScoreRecord record = score(image, inspections);
        ++done_;
        if (recording_)
            recording_->add({.record = record, .sha256 = results_.sha256(image)});
        if (!session_.json && !record.failed())
            session_.print(fmt::format("{:<9}  {:8.3f}  {}\n", toText(verdictOf(record)), record.scores.fused,
                                       record.image));
    }
    job.throwIfStopped();
}

ScoreTally ScoreRun::printEnd(const std::string& out) const {
    return printScores(session_, {.header = results_.header(),
                                  .records = results_.records(images_),
                                  .out = out,
                                  .files = isShard_ ? "what clip-lad merge needs" : formats_.text(),
                                  .isDemoModel = model_->info().isDemo,
                                  .shots = shotSize_});
}

void score(const ScoreOptions& options, Session& session) {
    requireOutside(options.out, options.product);
    ScoreRun run(options, session);
    run.run();
    session.exitCode = run.printEnd(options.folder().string()).exitCode(options.failOnAnomaly);
    if (!session.json && !run.recordedAs().empty())
        session.print("recorded as " + run.recordedAs() + "\n");
    if (run.notRecorded()) {
        session.notice(fmt::format("clip-lad: {}", run.notRecorded()->what()));
        session.exitCode = kFailure;
    }
}

} // namespace

void addScoreCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<ScoreOptions>();
    CLI::App* command = addCommand(
        program, "score", "Judge photos against a product",
        "  clip-lad score tray incoming/ --out results --format csv,overlays\n"
        "  clip-lad score tray incoming/ --out results --format csv,overlays --resume\n\n"
        "results.csv has image, verdict (good, review, anomalous, error), score, logical, structural, "
        "area_px_<label> with\n"
        "the mask pixels of each fine label and pieces_<label> with how many pieces they make (both 0 for "
        "background).\n"
        "csv-semicolon gives the same as results-semicolon.csv, for spreadsheets whose numbers have a "
        "comma.\n"
        "review is what lies between product.yaml's review_threshold, where it has one, and its threshold. "
        "results.json\n"
        "also says why. Masks are PNGs whose value i is the i-th fine\n"
        "label, 0 none. coco.json has a piece of a part per annotation. An image that cannot be "
        "read is reported, the\n"
        "rest goes on, and the exit code is 1. journal.jsonl is what --resume goes on from; without "
        "--resume the results of an\n"
        "earlier run in DIR are removed first. Tables and pictures in DIR without a journal.jsonl are not "
        "touched: that is an error.");
    command->add_option("PRODUCT", options->product, "Folder of the product")->required();
    command
        ->add_option("PATH", options->paths,
                     "Images, or folders of them with their sub-folders; not what DIR holds")
        ->required()
        ->type_name("");
    command->add_option("--out", options->out, "Folder for the results")->required()->type_name("DIR");
    repeatable(command->add_option("--format", options->formats,
                                   fmt::format("Any of {}, with commas between them [csv]",
                                               fmt::join(ResultFormats::names(), ", "))))
        ->type_name("LIST")
        ->check(accepted([](const std::string& list) { ResultFormats::parse({list}); }));
    command->add_flag("--resume", options->resume,
                      "Go on where a stopped or killed run of the same command was");
    options->shard.addTo(*command, "DIR; merge puts the parts together");
    command
        ->add_option("--records", options->records,
                     "Also enter the run into records: their file, or a server as "
                     "postgresql://user@host/name; `clip-lad audit` and the Studio's Review read them")
        ->type_name("RECORDS");
    command->add_flag("--fail-on-anomaly", options->failOnAnomaly,
                      "Exit code 3 when there is an anomaly; what is to be reviewed is none");
    options->model.addTo(*command, session, "the product's");
    addJsonFlag(*command, session, "Results as JSON on stdout");
    command->callback([&session, options] {
        const auto names = [](const std::string& list) {
            return list.find_first_not_of(',') != std::string::npos;
        };
        if (std::none_of(options->formats.begin(), options->formats.end(), names))
            throw CLI::ValidationError("--format", fmt::format("expected one or more of {}",
                                                               fmt::join(ResultFormats::names(), ", ")));
        score(*options, session);
    });
}

} // namespace cliplad::cli
