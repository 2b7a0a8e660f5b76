#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "pages/score/score_page.h"
#include "session/studio.h"
#include "support/disc_studio.h"
#include "support/own_home.h"

namespace cliplad::tests {

inline const OwnHome kHome;

/// A model that can be slowed down, so that a test can stop a run in its middle.
class SlowBackbone : public FakeBackbone {
public:
    Features encodeImage(const cv::Mat& rgb, int resolution,
                         const std::stop_token& stop = {}) const override {
        if (slow)
            QThread::msleep(40);
        return FakeBackbone::encodeImage(rgb, resolution, stop);
    }
    std::atomic<bool> slow = false;
};

inline constexpr int kGood = 6, kBad = 4; ///< photos of the samples

/// A product of discs with good photos and bad ones, which lack a disc, and records of their own; all gone
/// with the object.
struct ScoreSamples {
    ScoreSamples() {
        QSettings().setValue("records/database", folder.filePath("records.sqlite"));
        std::filesystem::create_directories(path("shots"));
        state = discState(writeShots(path("shots"), 3));
        state.modelName = "fake colours";
        writeDiscs(photos / "good", kGood, {}, 100);
        writeDiscs(photos / "bad", kBad, {.discs = {"red", "", "blue", "blue"}}, 200);
    }

    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }

    static void writeDiscs(const std::filesystem::path& folder, int count, const DiscPhoto& like,
                           std::uint64_t seed) {
        std::filesystem::create_directories(folder);
        for (int i = 0; i < count; ++i) {
            DiscPhoto photo = like;
            photo.seed = seed + static_cast<std::uint64_t>(i);
            writePhoto(draw(photo), folder / (std::to_string(i + 1) + ".png"));
        }
    }

    QTemporaryDir folder;
    const std::filesystem::path photos = path("photos"); ///< with folders good and bad
    ui::DocumentState state;
};

/// A Studio with a product on its Score page.
struct ScoreDesk {
    explicit ScoreDesk(const ui::DocumentState& state)
        : studio([this](const std::string&, const std::string&) { return model; })
        , page(studio)
        , problems(&studio, &ui::Studio::problem) {
        page.resize(1200, 680);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        studio.document().startNew(state);
    }

    void score(const std::filesystem::path& folder, std::size_t images) {
        page.add({QString::fromStdString(folder.string())});
        QTRY_COMPARE_WITH_TIMEOUT(studio.results().rows().size(), images, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(page.runner().state() == ui::ScoreRunner::State::Idle, 30000);
    }

    /// Begins to score, so slowly that a test can act in the middle of the run; the first rows are there.
    void scoreSlowly(const std::filesystem::path& folder) {
        model->slow = true;
        page.add({QString::fromStdString(folder.string())});
        QTRY_VERIFY_WITH_TIMEOUT(!studio.results().isEmpty(), 30000);
    }

    void cancel() {
        page.runner().cancel();
        QTRY_COMPARE(page.runner().state(), ui::ScoreRunner::State::Idle);
    }

    template<class Widget>
    Widget* find(const char* name = "") {
        auto* widget = page.findChild<Widget*>(name);
        [&] { QVERIFY2(widget != nullptr, name); }();
        return widget;
    }

    std::shared_ptr<SlowBackbone> model = std::make_shared<SlowBackbone>();
    ui::Studio studio;
    ui::ScorePage page;
    QSignalSpy problems;
};

} // namespace cliplad::tests
