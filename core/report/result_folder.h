#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "image/photo.h"
#include "inspection/inspection.h"
#include "report/result_files.h"
#include "report/result_formats.h"
#include "report/result_names.h"
#include "report/score_journal.h"

namespace cliplad {

/// Names the run of the records that a folder's results are entered as, for whoever enters them; a fresh
/// start removes it.
inline constexpr auto kRecordedName = "recorded.json";

/// Throws Error for tables, or pictures of these formats, without a journal beside them: they may be somebody
/// else's, and would be replaced by this run or by a later one that finds this one's journal there.
void requireNoForeignResults(const std::filesystem::path& folder, const ResultFormats& formats);

/// The folder that results of many images go to: pictures as they are made, tables at the end, and a journal
/// so that a run that was killed goes on and gives the same files as one that was not. One thread.
class ResultFolder {
public:
    /// A fresh start removes the tables of an earlier run and the pictures that its journal lists, so that
    /// nothing old looks current if this run is killed.
    /// @param productHash of what the verdicts depend on; a run is only resumed with the same
    /// Throws Error and Cancelled as ScoreJournal, and Error as requireNoForeignResults().
    ResultFolder(std::filesystem::path folder, const ResultFormats& formats, ResultHeader header,
                 const std::string& productHash, ScoreJournal::Start start, const JobContext& job = {});

    /// Makes room for the results of all images before the first is scored; see ScoreJournal::expect.
    void expect(const std::vector<ResultName>& images);

    /// Whether there is a result of the image as it is now, with all its files.
    bool holds(const ResultName& image) const { return holds(image, FileStamp::of(image.path)); }
    /// The same for who has asked the file system already. @param stamp of the image's file now
    bool holds(const ResultName& image, const FileStamp& stamp) const;

    /// Whether the image has a result of this or an earlier run, whatever became of its file since.
    bool knows(const ResultName& image) const { return journal_.knows(image.path.string()); }

    /// Whether the image has a result of this or an earlier run with all its files, whatever became of the
    /// image since.
    bool isWhole(const ResultName& image) const;

    /// Writes the image's mask and overlay, then its journal line. Throws Error (full disk).
    /// @param photo what was inspected: with the stamp from before its file was read, so that a file that is
    ///              replaced meanwhile is scored again; no sha256: it is not known
    ScoreRecord add(const ResultName& image, const Photo& photo, const Inspection& inspection);
    ScoreRecord addFailure(const ResultName& image, const std::string& error);

    /// Takes over an image's result from a folder that was made with the same: pictures and journal line.
    /// Throws Error where there is none, and as add().
    void adopt(const ResultName& image, const ResultFolder& from);

    /// Of this run and those that it goes on with; see ScoreJournal.
    std::int64_t count() const { return journal_.count(); }

    /// See ScoreJournal.
    std::vector<std::string> images() const { return journal_.images(); }
    std::string sha256(const ResultName& image) const { return journal_.sha256(image.path.string()); }
    void letGo() { journal_.letGo(); }

    JournalResult result(const ResultName& image) const { return journal_.result(image.path.string()); }
    ScoreRecord read(const ResultName& image) const { return journal_.read(image.path.string()); }

    /// Writes results.csv, results-semicolon.csv, results.json and coco.json, as far as they are wanted, of
    /// the images that have results. Throws Error.
    void writeTables(const std::vector<ResultName>& images) const;

    const ResultHeader& header() const { return header_; }
    const ResultFormats& formats() const { return formats_; }
    /// Of the images that have results. This folder and `images` must outlive what is returned.
    RecordSource records(const std::vector<ResultName>& images) const;

private:
    bool hasPictures(const ResultName& image) const;
    void removeEarlier(const ScoreJournal::PictureSource& earlier) const;
    std::filesystem::path pictureFile(const std::string& kind, const std::string& stem,
                                      const char* ending) const;

    std::filesystem::path folder_;
    ResultFormats formats_;
    ResultHeader header_;
    ScoreJournal journal_;
};

} // namespace cliplad
