#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "clip/backbone_info.h"
#include "clip/label.h"
#include "report/score_record.h"

namespace cliplad {

/// Records one after the other, so that a file of results needs the memory of one. May be asked several
/// times; gives the same records in the same order each time.
using RecordSource = std::function<void(const std::function<void(const ScoreRecord&)>&)>;

/// What results were made with, for the heads of the files.
struct ResultHeader {
    std::string product = {};
    std::string model = {};         ///< modelText
    std::vector<Label> labels = {}; ///< fine labels, in the order of the records' areas
    /// Of the moment: the records are judged by it when they are written out.
    std::optional<double> reviewThreshold = {};
    bool hasTruth = false;   ///< that of some image is known: the table has a column for it
    bool isReviewed = false; ///< somebody has said something of an image: the table has columns for that
};

/// The model as a person is told it: "embedded demo model (fp32)".
std::string modelText(const BackboneInfo& info);

/// How a table is written.
enum class CsvFlavour {
    Comma,    ///< between fields; numbers with a point
    Semicolon ///< for spreadsheets whose numbers have a comma, as those in German and French: UTF-8 with a
              ///< mark
};

/// `results.csv`: image, verdict (good, review, anomalous, error), score, logical, structural, then a column
/// `area_px_<label>` with the mask pixels of each fine label and after all of these a column `pieces_<label>`
/// with how many pieces they make; 0 for labels marked background. Where `header.hasTruth` then truth (good,
/// bad, empty where it is not known), and where `header.isReviewed` decision, decided_by, decided_at and
/// note, empty where nobody said anything. RFC 4180, LF. Replaces the file atomically. Throws Error.
void writeResultsCsv(const std::filesystem::path& path, const ResultHeader& header,
                     const RecordSource& records, CsvFlavour flavour = CsvFlavour::Comma);

/// `results.json`: the header and one object per image, with explanation and files, `truth` where it is
/// known, and `review` where somebody said something of it. Replaces the file atomically.
void writeResultsJson(const std::filesystem::path& path, const ResultHeader& header,
                      const RecordSource& records);

/// The same to a stream.
void writeResultsJson(std::ostream& out, const ResultHeader& header, const RecordSource& records);

/// `coco.json`: images, categories (the fine labels that make parts) and an annotation per connected piece
/// with compressed run lengths. Images that could not be scored are left out. Replaces the file atomically.
void writeCoco(const std::filesystem::path& path, const ResultHeader& header, const RecordSource& records);

/// A CSV field: quoted where it holds the separator, a quote, a line break or a blank at its ends.
std::string csvField(std::string_view text, char separator = ',');

/// The same of words that a person wrote: what a spreadsheet would take for a formula has an apostrophe
/// before it.
std::string csvWords(std::string_view text, char separator = ',');

} // namespace cliplad
