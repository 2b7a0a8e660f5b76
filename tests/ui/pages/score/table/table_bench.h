#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <QElapsedTimer>

#include "pages/score/table/score_table_model.h"
#include "session/studio.h"
#include "support/fake_backbone.h"
#include "support/own_home.h"

namespace cliplad::tests {

inline const OwnHome kHome;

inline constexpr int kBatch = 500; ///< rows that come at once

/// A row as of a line with seven cameras, where one photo in fifty is bad and one in ten has a known truth.
inline ui::ScoreRow rowOf(int i, std::mt19937& random) {
    std::normal_distribution<double> score(1.5, 1);
    ui::ScoreRow row{.path = "/data/inspection/2026-11/camera-" + std::to_string(i % 7) + "/photo_" +
                             std::to_string(i) + ".png",
                     .fused = std::abs(score(random)) + (i % 50 == 0 ? 5 : 0)};
    row.logical = row.fused / 10;
    row.structural = row.fused / 30;
    row.areas = {i % 300, i % 17};
    row.pieces = {i % 5, 1};
    row.differences = {
        {.label = "red disc", .areaPx = i % 300, .shotAreaPx = 150, .contribution = row.logical},
        {.label = "blue disc", .areaPx = i % 17, .shotAreaPx = 9, .contribution = 0.01}};
    if (i % 10 == 0)
        row.anomalous = i % 50 == 0;
    return row;
}

/// The product of the rows.
inline ui::DocumentState discs() {
    ui::DocumentState state;
    state.fine = {{.label = {.name = "red disc"}}, {.label = {.name = "blue disc"}}};
    state.threshold = 3.5;
    return state;
}

/// A Studio with a run of discs that has no rows yet, and the table's model over it.
struct TableBench {
    TableBench()
        : studio([](const std::string&, const std::string&) { return std::make_shared<FakeBackbone>(); }) {
        studio.document().startNew(discs());
        studio.results().begin({.id = "run", .state = discs(), .calibration = {.threshold = 3.5}});
    }

    void fill(int count) {
        std::mt19937 random(1);
        std::vector<ui::ScoreRow> batch;
        for (int i = 0; i < count; ++i) {
            batch.push_back(rowOf(i, random));
            if (static_cast<int>(batch.size()) == kBatch || i + 1 == count) {
                QElapsedTimer timer;
                timer.start();
                studio.results().append("run", std::exchange(batch, {}));
                worstMs = std::max(worstMs, static_cast<double>(timer.nsecsElapsed()) / 1e6);
            }
        }
    }

    ui::Studio studio;
    ui::ScoreTableModel model{studio};
    double worstMs = 0; ///< of a batch
};

} // namespace cliplad::tests
