#include "report/score_journal.h"

#include <QtTest>

#include <fstream>
#include <optional>

#include "base/atomic_file.h"
#include "base/error.h"
#include "core/report/report_samples.h"

#include "support/error_of.h"
#include "support/file_size_limit.h"

using namespace cliplad;
using Start = ScoreJournal::Start;

namespace {

ScoreRecord scored(const std::string& image) {
    return recordInspection(image, tests::sampleInspection(), {16, 16}, true);
}

constexpr FileStamp kStamp{.bytes = 10, .modified = 20};

std::vector<JournalResult> resultsOf(const std::filesystem::path& folder, std::int64_t first,
                                     std::int64_t end) {
    std::vector<JournalResult> results;
    readJournal(folder, first, end, [&](const JournalResult& result) { results.push_back(result); });
    return results;
}

} // namespace

class ScoreJournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void resumedRunKnowsWhatWasScored() {
        {
            ScoreJournal journal(path(), "product", Start::Fresh);
            journal.append(scored("a.png"), kStamp);
            journal.append(recordFailure("b.png", "is empty"), kStamp);
        }
        const ScoreJournal journal(path(), "product", Start::Resume);
        QVERIFY(journal.holds("a.png", kStamp));
        QVERIFY(!journal.holds("a.png", {.bytes = 11, .modified = 20})); // the file was replaced
        QVERIFY(journal.knows("b.png"));
        QVERIFY(!journal.holds("b.png", kStamp)); // failures are tried again
        QVERIFY(!journal.knows("c.png"));
        QCOMPARE(toJsonLine(journal.read("a.png")), toJsonLine(scored("a.png")));
    }

    /// Whatever byte the run was killed at: whole lines count, the rest is scored again.
    void halfWrittenLastLineIsCutOff() {
        {
            ScoreJournal journal(path(), "product", Start::Fresh);
            journal.append(scored("a.png"), kStamp);
            journal.append(scored("b.png"), kStamp);
        }
        const std::string whole = readFile(file());
        const std::size_t firstEnd = whole.find('\n', whole.find("a.png")) + 1;
        for (std::size_t size = 0; size < whole.size(); size += 37) {
            writeFileAtomically(file(), std::string_view(whole).substr(0, size));
            ScoreJournal journal(path(), "product", Start::Resume);
            QCOMPARE(journal.knows("a.png"), size >= firstEnd);
            QVERIFY(!journal.knows("b.png"));
            journal.append(scored("b.png"), kStamp);
            QCOMPARE(toJsonLine(journal.read("b.png")), toJsonLine(scored("b.png")));
        }
    }

    void namesThatAreNoUtf8ComeBack() {
        const std::string odd = "\xff\xfe.png", other = "\xfe\xff.png"; // alike but for their bytes
        ScoreRecord record = scored(odd);
        record.maskFile = "masks/\xff\xfe.png";
        {
            ScoreJournal journal(path(), "product", Start::Fresh);
            journal.append(record, kStamp);
        }
        const ScoreJournal journal(path(), "product", Start::Resume);
        QVERIFY(journal.holds(odd, kStamp));
        QVERIFY(!journal.knows(other));
        QCOMPARE(journal.read(odd).image, odd);
        QCOMPARE(journal.read(odd).maskFile, record.maskFile);
    }

    void expectedImagesHaveNoResultYet() {
        ScoreJournal journal(path(), "product", Start::Fresh);
        journal.expect("a.png");
        QVERIFY(!journal.knows("a.png"));
        QVERIFY(!journal.holds("a.png", {}));
        QVERIFY_THROWS_EXCEPTION(Error, journal.read("a.png"));
        journal.append(scored("a.png"), kStamp);
        journal.expect("a.png");
        QVERIFY(journal.holds("a.png", kStamp));
    }

    void otherRunsJournalIsRefused() {
        { ScoreJournal(path(), "product", Start::Fresh).append(scored("a.png"), kStamp); }
        QVERIFY_THROWS_EXCEPTION(Error, ScoreJournal(path(), "other", Start::Resume));
        QVERIFY(!ScoreJournal(path(), "other", Start::Fresh).knows("a.png"));
    }

    void damagedJournalIsRefused() {
        { ScoreJournal(path(), "product", Start::Fresh).append(scored("a.png"), kStamp); }
        std::ofstream(file(), std::ios::app) << "{\"key\": 3}\n";
        QVERIFY_THROWS_EXCEPTION(Error, ScoreJournal(path(), "product", Start::Resume));
        for (const char* text : {"something else\nentirely\n", "one line that does not end",
                                 "{\"journal\": \"1\", \"fingerprint\": 2}\n{}\n"}) {
            writeFileAtomically(file(), text);
            for (const Start start : {Start::Resume, Start::Fresh})
                VERIFY_ERROR(ScoreJournal(path(), "product", start), "is not a journal of this program");
            QCOMPARE(readFile(file()), std::string(text));
        }
    }

    /// nlohmann writes nested JSON by recursion: a record must not get there unchecked.
    void deeplyNestedRecordIsRefused() {
        { ScoreJournal(path(), "product", Start::Fresh).append(scored("a.png"), kStamp); }
        const std::string deep = std::string(100000, '[') + std::string(100000, ']');
        std::ofstream(file(), std::ios::app)
            << R"({"key": "b.png", "bytes": 10, "modified": 20, "record": {"image": )" << deep << "}}\n";
        const ScoreJournal journal(path(), "product", Start::Resume);
        QVERIFY_THROWS_EXCEPTION(Error, journal.read("b.png"));
    }

    void numbersThatNoIntHoldsAreRefused() {
        std::string json = toJsonLine(scored("a.png"));
        json.replace(json.find("\"nearest_shot\":1"), 16, "\"nearest_shot\":1e300");
        QVERIFY_THROWS_EXCEPTION(Error, parseScoreRecord(json));
    }

    void freshStartShowsTheEarlierPicturesBeforeTheyGo() {
        ScoreRecord record = scored("a.png");
        record.maskFile = "masks/a.png";
        { ScoreJournal(path(), "product", Start::Fresh).append(record, kStamp); }
        std::vector<std::string> seen;
        const ScoreJournal::Discard discard = [&](const auto& earlier) {
            earlier([&](const ScoreJournal::Pictures& pictures) { seen.push_back(pictures.mask); });
        };
        { const ScoreJournal journal(path(), "other", Start::Fresh, discard); }
        QCOMPARE(seen, std::vector<std::string>{"masks/a.png"});
        { const ScoreJournal journal(path(), "other", Start::Resume, discard); }
        QCOMPARE(seen.size(), std::size_t(1));
    }

    void journalsOfOtherVersionsAreToldAndTheirPicturesKnown() {
        writeFileAtomically(file(),
                            "{\"journal\": 1, \"fingerprint\": \"product\"}\n"
                            R"({"key": "a", "bytes": 1, "modified": 2, "record": {"mask": "masks/a.png"}})"
                            "\n");
        VERIFY_ERROR(ScoreJournal(path(), "product", Start::Resume), "was written by another version");
        std::vector<std::string> seen;
        const ScoreJournal journal(path(), "product", Start::Fresh, [&](const auto& earlier) {
            earlier([&](const ScoreJournal::Pictures& pictures) { seen.push_back(pictures.mask); });
        });
        QCOMPARE(seen, std::vector<std::string>{"masks/a.png"});
    }

    /// Else the corpus would only show that records are refused.
    void theCorpusHoldsAWholeRecord() {
        const std::string corpus = CLIPLAD_TEST_DATA "/../fuzz/corpus/journal/whole";
        std::filesystem::copy_file(corpus, file());
        const ScoreJournal journal(path(), "fuzzed", Start::Resume);
        QCOMPARE(journal.read("a.png").overlayFile, std::string("overlays/a.jpg"));
        QCOMPARE(journal.read("b.png").error, std::string("is empty"));
    }

    void secondRunInTheSameFolderIsRefused() {
        const ScoreJournal first(path(), "product", Start::Fresh);
        QVERIFY_THROWS_EXCEPTION(Error, ScoreJournal(path(), "product", Start::Resume));
    }

    void aFullDiskLosesNoResultAndTheNextOneIsEntered() {
        ScoreJournal journal(path(), "product", Start::Fresh);
        journal.append(scored("a.png"), kStamp, "hash");
        {
            const tests::FileSizeLimit limit(std::filesystem::file_size(file()) + 50);
            VERIFY_ERROR(journal.append(scored("b.png"), kStamp), "cannot be written");
        }
        QVERIFY(!journal.knows("b.png"));
        QCOMPARE(journal.result("a.png").sha256, std::string("hash"));
        journal.append(scored("c.png"), kStamp);
        QCOMPARE(resultsOf(path(), 0, 2).at(1).record.image, std::string("c.png"));
    }

    /// Whoever does not want to wait for a long one.
    void readingIsStopped() {
        { ScoreJournal(path(), "product", Start::Fresh).append(scored("a.png"), kStamp); }
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, ScoreJournal(path(), "product", Start::Resume, {}, {.stop = stop.get_token()}));
        QVERIFY(ScoreJournal(path(), "product", Start::Resume).knows("a.png"));
    }

    void journalThatIsLetGoCanBeReadWhileAnotherGoesOn() {
        ScoreJournal first(path(), "product", Start::Fresh);
        first.append(scored("a.png"), kStamp);
        first.letGo();
        ScoreJournal second(path(), "product", Start::Resume);
        second.append(scored("b.png"), kStamp);
        QCOMPARE(toJsonLine(first.read("a.png")), toJsonLine(scored("a.png")));
    }

    void resultsAreReadInTheOrderInWhichTheyWereEntered() {
        ScoreJournal journal(path(), "product", Start::Fresh);
        journal.append(scored("a.png"), kStamp, "first");
        journal.append(recordFailure("b.png", "is empty"), kStamp);
        journal.append(scored("a.png"), kStamp, "second");
        const std::vector<JournalResult> all = resultsOf(path(), 0, journal.count());
        QCOMPARE(all.size(), 3U);
        QCOMPARE(all[0].sha256, "first");
        QCOMPARE(all[1].record.error, "is empty");
        QCOMPARE(all[1].sha256, "");
        QCOMPARE(all[2].sha256, "second");
        QCOMPARE(toJsonLine(all[2].record), toJsonLine(scored("a.png")));
        QCOMPARE(resultsOf(path(), 1, 2).at(0).record.image, "b.png");
        QVERIFY(resultsOf(path(), 2, 2).empty());
        VERIFY_ERROR(resultsOf(path(), 0, 4), "has fewer results");
        const std::string whole = readFile(file());
        writeFileAtomically(file(), std::string_view(whole).substr(0, whole.size() - 1));
        QCOMPARE(resultsOf(path(), 0, 2).size(), 2U);
        VERIFY_ERROR(resultsOf(path(), 0, 3), "has fewer results"); // the last line is cut
        QVERIFY_THROWS_EXCEPTION(Error, resultsOf(path() / "nowhere", 0, 1));
    }

    void hashesAndImagesAreKnownWithoutTheFile() {
        const std::string whole(64, 'f');
        {
            ScoreJournal journal(path(), "product", Start::Fresh);
            journal.append(scored("a.png"), kStamp, "first");
            journal.append(scored("a.png"), kStamp, whole);
            journal.append(recordFailure("b.png", "is empty"), kStamp);
            journal.expect("c.png");
            QCOMPARE(journal.sha256("a.png"), whole);
        }
        const ScoreJournal journal(path(), "product", Start::Resume);
        QCOMPARE(journal.sha256("a.png"), whole);
        QCOMPARE(journal.sha256("b.png"), std::string());
        QCOMPARE(journal.sha256("c.png"), std::string());
        QVERIFY(journal.images() == (std::vector<std::string>{"a.png", "b.png"}));
    }

    void fileInPlaceOfTheFolderIsAnError() {
        writeFileAtomically(path() / "file", "x");
        QVERIFY_THROWS_EXCEPTION(Error, ScoreJournal(path() / "file", "product", Start::Fresh));
    }

private:
    std::filesystem::path path() const { return folder_->path().toStdString(); }
    std::filesystem::path file() const { return path() / "journal.jsonl"; }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_APPLESS_MAIN(ScoreJournalTest)
#include "score_journal_test.moc"
