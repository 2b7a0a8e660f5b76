#include <functional>
#include <string>
#include <vector>

#include <QAction>
#include <QCheckBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include "hold_scenarios.h"
#include "pages/tune/suggest/suggest_dialog.h"
#include "pages/tune/suggest/trial_choices.h"
#include "style/theme.h"

namespace cliplad::tests {

using namespace ui;

namespace {

constexpr int kReviewed = 24; ///< the most that Suggest scores
constexpr int kTrialsMs = 900000;

void reviewSome(Studio& studio, const HoldMaterial& material) {
    std::vector<ScoreRow> rows;
    for (int i = 0; i < kReviewed; ++i)
        rows.push_back({.path = material.many / ("photo" + std::to_string(i) + ".png"),
                        .review = i % 2 == 0 ? ReviewDecision::Good : ReviewDecision::Bad});
    studio.results().begin({.id = "reviewed"});
    studio.results().append("reviewed", rows);
}

} // namespace

void holdWithSuggest(TimedStudio& timed, const HoldMaterial& material) {
    timed.open(material.product());
    timed.show("tune");
    timed.act([&] { reviewSome(timed.studio(), material); });
    timed.measure("Suggest: opened", [&] {
        timed.act([&] { timed.window().findChild<QAction*>("tune.suggest")->trigger(); });
        QTest::qWait(300);
    });
    auto& dialog = *timed.window().findChild<SuggestDialog*>();
    auto& table = *dialog.findChild<QTableView*>("suggest.table");
    auto& start = *dialog.findChild<QPushButton*>("suggest.start");
    timed.measure("Suggest: all is ticked", [&] {
        for (QCheckBox* box : dialog.findChildren<QCheckBox*>())
            timed.act([&] { box->setChecked(true); });
    });
    const int rows = dialog.findChild<TrialChoices*>()->variants() + 1;
    const QString of = QString(", %1 rows").arg(rows);
    const auto measure = [&](const char* what, const std::function<void()>& body) {
        timed.measure("Suggest: " + std::string(what) + of.toStdString(), body);
    };
    measure("tried", [&] {
        timed.act([&] { start.click(); });
        waitUntil([&] { return table.model()->rowCount() == rows; }, kTrialsMs);
    });
    measure("images scored", [] { QTest::qWait(10000); });
    measure("an edit", [&] {
        timed.act([&] {
            timed.studio().document().edit("clusters",
                                           [](DocumentState& state) { ++state.settings.clusters.count; });
        });
        QTest::qWait(1000);
    });
    for (const Theme theme : {Theme::Dark, Theme::Light})
        measure(theme == Theme::Dark ? "theme: to dark" : "theme: to light", [&] {
            timed.act([&] { setTheme(timed.application(), theme); });
            QTest::qWait(300);
        });
    measure("stopped", [&] {
        timed.act([&] { start.click(); });
        timed.settle();
    });
    measure("one is used", [&] {
        timed.act([&] {
            table.setCurrentIndex(table.model()->index(rows / 2, 1));
            QTest::keyClick(&table, Qt::Key_Return);
        });
        timed.settle();
    });
    timed.open(material.product()); // as it was
}

} // namespace cliplad::tests
