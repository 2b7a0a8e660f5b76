#include <ATen/ATen.h>

#include "base/error.h"
#include "fuzz/fuzz_folder.h"
#include "report/result_folder.h"

using namespace cliplad;

namespace {

/// Reads back what the journal says of an image; refusing is fine.
void readImage(const ScoreJournal& journal, const std::string& image) {
    try {
        if (journal.knows(image))
            journal.read(image);
    } catch (const Error&) {
    }
}

} // namespace

/// Any bytes as journal.jsonl: resumed or refused with an Error, then thrown away by a fresh start, or
/// refused by this too where they are no journal. A line that is a record must survive being written and read
/// again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const tests::FuzzFolder folder;
    folder.write("journal.jsonl", data, size);
    try {
        const ScoreJournal journal(folder.path(), "fuzzed", ScoreJournal::Start::Resume);
        readImage(journal, "a.png");
        readImage(journal, "");
    } catch (const Error&) {
        // A clear refusal is what bad input must lead to.
    }
    folder.write("journal.jsonl", data, size);
    try {
        const ResultFolder fresh(folder.path(), {.csv = true, .masks = true}, {}, "hash",
                                 ScoreJournal::Start::Fresh);
    } catch (const Error&) {
    }
    try {
        const ScoreRecord record = parseScoreRecord({reinterpret_cast<const char*>(data), size});
        const std::string line = toJsonLine(record);
        if (toJsonLine(parseScoreRecord(line)) != line)
            std::abort();
    } catch (const Error&) {
    }
    return 0;
}
