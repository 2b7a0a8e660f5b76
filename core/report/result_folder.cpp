#include "report/result_folder.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/folder.h"
#include "base/sha256.h"
#include "base/unfinished_path.h"
#include "report/part_image.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr auto kCsvTable = "results.csv";
constexpr auto kSemicolonTable = "results-semicolon.csv";
constexpr auto kJsonTable = "results.json";
constexpr auto kCocoTable = "coco.json";
constexpr auto kMasks = "masks";
constexpr auto kOverlays = "overlays";
constexpr std::array kTables = {kCsvTable, kSemicolonTable, kJsonTable, kCocoTable};

void removeFile(const fs::path& path) {
    if (unlink(path.c_str()) == 0 || errno == ENOENT || errno == ENOTDIR || errno == EISDIR)
        return;
    throw Error(fmt::format("is of an earlier run and cannot be removed: {}", std::strerror(errno)),
                path.string(), "remove it, or choose another folder");
}

/// Whether a journal's entry names a picture that this program made, and nothing outside the folder.
bool isPictureFile(const fs::path& file) {
    const fs::path whole = file.lexically_normal();
    return whole == file && !whole.empty() && (*whole.begin() == kMasks || *whole.begin() == kOverlays);
}

/// A second name of the same file where the file system can, else a copy.
void takePicture(const fs::path& from, const fs::path& to) {
    makeFolder(to.parent_path());
    removeFile(to);
    std::error_code error;
    fs::create_hard_link(from, to, error);
    if (!error)
        return;
    fs::copy_file(from, to, error);
    if (error)
        throw writeError("cannot be taken over from a shard: ", error, to);
}

std::string fingerprintOf(const ResultFormats& formats, const ResultHeader& header,
                          const std::string& productHash) {
    std::string text =
        fmt::format("{}\n{}\n{}\n{}", formats.text(), header.product, header.model, productHash);
    for (const Label& label : header.labels)
        text += '\n' + label.name;
    return sha256(text);
}

/// The same folder, for initialising with it.
fs::path withoutForeignResults(fs::path folder, const ResultFormats& formats) {
    requireNoForeignResults(folder, formats);
    return folder;
}

} // namespace

void requireNoForeignResults(const fs::path& folder, const ResultFormats& formats) {
    if (holdsJournal(folder))
        return;
    std::vector<const char*> names = {kCsvTable, kSemicolonTable, kJsonTable, kCocoTable, kRecordedName};
    if (formats.masks)
        names.push_back(kMasks);
    if (formats.overlays)
        names.push_back(kOverlays);
    for (const char* name : names)
        if (isThere(folder / name, TooLongName::IsAbsent))
            throw Error(fmt::format("may be of another program, or exported by the Studio: there is no {} of "
                                    "`clip-lad score` beside it",
                                    kJournalName),
                        (folder / name).string(),
                        "move it to another place, or choose another folder for the results");
}

ResultFolder::ResultFolder(fs::path folder, const ResultFormats& formats, ResultHeader header,
                           const std::string& productHash, ScoreJournal::Start start, const JobContext& job)
    : folder_(withoutForeignResults(std::move(folder), formats))
    , formats_(formats)
    , header_(std::move(header))
    , journal_(
          folder_, fingerprintOf(formats_, header_, productHash), start,
          [this](const ScoreJournal::PictureSource& earlier) { removeEarlier(earlier); }, job) {}

void ResultFolder::removeEarlier(const ScoreJournal::PictureSource& earlier) const {
    for (const char* table : kTables)
        removeFile(folder_ / table);
    removeFile(folder_ / kRecordedName);
    earlier([&](const ScoreJournal::Pictures& pictures) {
        for (const std::string& file : {pictures.mask, pictures.overlay})
            if (isPictureFile(file))
                removeFile(folder_ / file);
    });
}

fs::path ResultFolder::pictureFile(const std::string& kind, const std::string& stem,
                                   const char* ending) const {
    fs::path file = folder_ / kind / (stem + ending);
    makeFolder(file.parent_path());
    return file;
}

void ResultFolder::expect(const std::vector<ResultName>& images) {
    for (const ResultName& image : images)
        journal_.expect(image.path.string());
}

bool ResultFolder::holds(const ResultName& image, const FileStamp& stamp) const {
    return journal_.holds(image.path.string(), stamp) && hasPictures(image);
}

bool ResultFolder::isWhole(const ResultName& image) const {
    return journal_.knows(image.path.string()) && hasPictures(image);
}

/// What could not be scored has none.
bool ResultFolder::hasPictures(const ResultName& image) const {
    if (!formats_.masks && !formats_.overlays)
        return true;
    const ScoreRecord record = journal_.read(image.path.string());
    if (record.failed())
        return true;
    const auto there = [&](bool wanted, const std::string& file, const std::string& expected) {
        std::error_code unknown;
        return !wanted || (file == expected && fs::exists(folder_ / file, unknown));
    };
    return there(formats_.masks, record.maskFile, "masks/" + image.stem + ".png") &&
           there(formats_.overlays, record.overlayFile, "overlays/" + image.stem + ".jpg");
}

ScoreRecord ResultFolder::add(const ResultName& image, const Photo& photo, const Inspection& inspection) {
    ScoreRecord record = recordInspection(image.path.string(), inspection, photo.rgb.size(), formats_.coco);
    if (formats_.masks) {
        const fs::path file = pictureFile(kMasks, image.stem, ".png");
        writePartMask(file, inspection.parts, photo.rgb.size(), header_.labels);
        record.maskFile = file.lexically_relative(folder_).generic_string();
    }
    if (formats_.overlays) {
        const fs::path file = pictureFile(kOverlays, image.stem, ".jpg");
        writePicture(file, withLegend(partOverlay(photo.rgb, inspection, header_.labels), header_.labels,
                                      verdictHeadline(inspection)));
        record.overlayFile = file.lexically_relative(folder_).generic_string();
    }
    journal_.append(record, photo.stamp, photo.sha256);
    return record;
}

ScoreRecord ResultFolder::addFailure(const ResultName& image, const std::string& error) {
    const ScoreRecord record = recordFailure(image.path.string(), error);
    journal_.append(record, {}); // it is tried again whatever its file is
    return record;
}

void ResultFolder::adopt(const ResultName& image, const ResultFolder& from) {
    const ScoreRecord record = from.read(image);
    for (const std::string& file : {record.maskFile, record.overlayFile})
        if (isPictureFile(file))
            takePicture(from.folder_ / file, folder_ / file);
    journal_.copy(image.path.string(), from.journal_);
}

RecordSource ResultFolder::records(const std::vector<ResultName>& images) const {
    return [this, &images](const std::function<void(const ScoreRecord&)>& visit) {
        for (const ResultName& image : images)
            if (journal_.knows(image.path.string()))
                visit(read(image));
    };
}

void ResultFolder::writeTables(const std::vector<ResultName>& images) const {
    for (const char* table : kTables)
        UnfinishedPath::sweep(folder_ / table);
    const RecordSource source = records(images);
    if (formats_.csv)
        writeResultsCsv(folder_ / kCsvTable, header_, source);
    if (formats_.csvSemicolon)
        writeResultsCsv(folder_ / kSemicolonTable, header_, source, CsvFlavour::Semicolon);
    if (formats_.json)
        writeResultsJson(folder_ / kJsonTable, header_, source);
    if (formats_.coco)
        writeCoco(folder_ / kCocoTable, header_, source);
}

} // namespace cliplad
