#pragma once

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <QCoreApplication>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "pages/review/comparison/comparison_view.h"
#include "pages/review/review_page.h"
#include "records/records.h"
#include "scoring/score_run.h"
#include "session/studio.h"
#include "support/disc_studio.h"

namespace cliplad::tests {

struct ScoredRun {
    ui::ScoreRunInfo info;
    std::vector<ui::ScoreRow> rows;
};

/// Scores images by the one scoring path.
inline ScoredRun scoreAll(const ui::DocumentState& state, const std::vector<std::filesystem::path>& images,
                          const std::filesystem::path& folder) {
    const FakeBackbone backbone;
    ui::ScoreRun run(folder, state, {});
    run.learn(backbone, {});
    std::vector<ui::ScoreImage> asked;
    for (const std::filesystem::path& image : images)
        asked.push_back({.path = image, .stem = image.stem().string()});
    ScoredRun scored;
    run.score(backbone, asked, {}, [&](std::vector<ui::ScoreRow> rows) {
        std::move(rows.begin(), rows.end(), std::back_inserter(scored.rows));
    });
    scored.info = infoOf(folder, run.head());
    return scored;
}

/// A product of discs and a run over five photos of which three are flagged; settings and data of the program
/// in a folder of their own. All gone with the object.
struct ReviewSamples {
    static constexpr int kFlagged = 3; ///< missing.png, extra.png, scratch.png

    ReviewSamples() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("review_tests");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        qputenv("XDG_DATA_HOME", path("data").string().c_str());
        std::filesystem::create_directories(path("shots"));
        std::filesystem::create_directories(path("images"));
        state = discState(writeShots(path("shots"), 3));
        state.modelName = "fake colours";
        std::vector<std::filesystem::path> images;
        const auto add = [&](const char* file, DiscPhoto photo) {
            photo.seed = 100 + images.size();
            images.push_back(writePhoto(draw(photo), path("images") / file));
        };
        add("good.png", {});
        add("missing.png", {.discs = {"red", "", "blue", "blue"}});
        add("extra.png", {.discs = {"red", "red", "blue", "blue", "blue"}});
        add("scratch.png", {.scratch = {300, 300, 60, 40}});
        add("fine.png", {});
        run = scoreAll(state, images, path("run"));
        [&] { QCOMPARE(run.rows.size(), images.size()); }();
    }

    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }
    /// The program's folder, with its records.
    std::filesystem::path data() const { return path("data") / "clip-lad"; }

    /// Forgets decisions, notes and settings.
    void clear() const {
        std::filesystem::remove_all(path("data"));
        std::filesystem::remove_all(ui::NoteDrafts::defaultFolder());
        QSettings().clear();
    }

    QTemporaryDir folder;
    ui::DocumentState state;
    ScoredRun run;
};

/// What the records have of an image, the first decision first.
inline std::vector<Decision> history(const ui::ScoreRow& row) {
    return Records(ui::DecisionWriter::recordsSettings()).decisionHistory(row.imageSha256.toStdString());
}

/// A Studio on its Review page with a run that is loaded.
struct ReviewBench {
    explicit ReviewBench(const ReviewSamples& samples)
        : studio(loadFake)
        , page(studio)
        , problems(&studio, &ui::Studio::problem) {
        page.resize(1190, 640);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        studio.document().startNew(samples.state);
        studio.results().begin(samples.run.info);
        studio.results().append(samples.run.info.id, samples.run.rows);
        QTRY_COMPARE(list().model()->rowCount(), ReviewSamples::kFlagged);
        waitForImage();
    }

    /// The photo is shown and everything about it was computed.
    void waitForImage() {
        QTRY_VERIFY(!comparison().scene().photo.isNull());
        QTRY_VERIFY(studio.live().isCurrent());
    }

    void press(Qt::Key key) {
        QTest::keyClick(page.focusWidget() != nullptr ? page.focusWidget() : &page, key);
    }
    void decide(Qt::Key key) {
        waitForImage();
        press(key);
    }
    QString shown() { return find<QLabel>("review-name")->text().section(',', 0, 0); }
    QString progress() { return find<QProgressBar>("review-progress")->format(); }
    QListView& list() { return *find<QListView>("review-list"); }
    ui::ComparisonView& comparison() { return *find<ui::ComparisonView>(); }

    template<class Widget>
    Widget* find(const char* name = "") {
        auto* widget = page.findChild<Widget*>(name);
        [&] { QVERIFY2(widget != nullptr, name); }();
        return widget;
    }

    const ui::ScoreRow& row(const char* file) {
        const auto& rows = studio.results().rows();
        return *std::find_if(rows.begin(), rows.end(),
                             [&](const ui::ScoreRow& r) { return r.path.filename() == file; });
    }

    ui::Studio studio;
    ui::ReviewPage page;
    QSignalSpy problems;
};

} // namespace cliplad::tests
