#include "pages/score/benchmark/benchmark_look.h"

#include <algorithm>

#include "base/error.h"
#include "base/folder.h"
#include "dataset/data_set.h"
#include "document/path_text.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

bool isDataSet(const fs::path& folder) {
    try {
        return !openDataSets(folder).empty();
    } catch (const Error&) {
        return false;
    }
}

/// In single quotes where a shell would read it otherwise.
QString quoted(const QString& word) {
    const bool isPlain = !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar letter) {
        return letter.isLetterOrNumber() || QStringView(u"/._-+=:,@").contains(letter);
    });
    return isPlain ? word : '\'' + QString(word).replace('\'', "'\\''") + '\'';
}

} // namespace

fs::path reportIn(const fs::path& folder) {
    return folder / "report.html";
}

BenchmarkLook lookAtBenchmark(const fs::path& folder, const fs::path& scored) {
    BenchmarkLook look;
    if (!scored.empty() && isDataSet(scored))
        look.dataSet = scored;
    if (!isFolder(folder))
        return look;
    const fs::path report = reportIn(folder);
    look.state =
        isFolder(folder / "scores") ? BenchmarkLook::State::Unfinished : BenchmarkLook::State::Nothing;
    if (isThere(report) && !isFolder(report)) {
        look.state = BenchmarkLook::State::Report;
        const auto since = fs::last_write_time(report) - fs::file_time_type::clock::now();
        look.written = QDateTime::currentDateTime().addMSecs(
            std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
    }
    return look;
}

fs::path imageRoot(const ScoreRow& row) {
    fs::path root = row.path;
    const fs::path stem = row.stem;
    for (auto part = stem.begin(); part != stem.end(); ++part)
        root = root.parent_path();
    return (root / stem) == fs::path(row.path).replace_extension() ? root : fs::path();
}

QString benchmarkCommand(const BenchmarkCall& call) {
    QStringList lines = {"clip-lad benchmark " +
                         (call.dataSet.empty() ? "DATASET" : quoted(toText(call.dataSet)))};
    if (!call.prompts.empty())
        lines += "--prompts " + quoted(toText(call.prompts));
    if (!call.model.empty() && call.model != "demo")
        lines += "--model " + quoted(QString::fromStdString(call.model));
    lines += "--figures --out " + quoted(toText(call.out));
    return lines.join(" \\\n    ");
}

} // namespace cliplad::ui
