// How long an edit takes from the key to the masks on screen, through the real widgets of the Tune page: the
// embedded model, a rendered product, the image encoded before. `edit_latency_benchmark [EDITS [KIND]]`, for
// a profile of one kind of edit: KIND is the beginning of its name, as "colour".

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <QApplication>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QSettings>
#include <QSlider>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "dataset/data_set.h"
#include "inspection/product/shipped_prompts.h"
#include "pages/tune/counts_ahead.h"
#include "pages/tune/layered_canvas.h"
#include "pages/tune/tune_page.h"
#include "scenes/loco_data_set.h"

using namespace cliplad;
using namespace cliplad::ui;

namespace {

constexpr auto kProduct = "screw_board";

/// Counts what a widget painted.
class PaintCounter : public QObject {
public:
    explicit PaintCounter(QWidget& widget) { widget.installEventFilter(this); }

    int paints = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        paints += event->type() == QEvent::Paint;
        return false;
    }
};

/// The page with a product, and edits of it that are timed until they are painted.
class Bench {
public:
    Bench(const std::filesystem::path& folder, std::string only)
        : only_(std::move(only))
        , studio_(Engine::clipModels())
        , page_(studio_)
        , canvas_(*page_.findChild<LayeredCanvas*>("tune.canvas"))
        , counter_(canvas_) {
        constexpr LocoCounts kCounts{
            .train = 4, .validation = 0, .testGood = 1, .testLogical = 1, .testStructural = 1};
        writeLocoDataSet(kProduct, folder, kCounts, 0);
        const DataSet rendered = openDataSet(folder / kProduct);
        DocumentState state = stateOf(parsePromptFile(*shippedPrompts(kProduct), kProduct));
        state.shots = state.photos = pathsOf(rendered.select(DataSetSplit::Train));
        state.tests = pathsOf(rendered.select(DataSetSplit::Test));
        QObject::connect(&studio_.live(), &LiveSession::changed, &page_,
                         [this] { paintedBefore_ = counter_.paints; });
        page_.resize(1180, 620);
        page_.show();
        studio_.document().startNew(state);
        page_.activate();
        studio_.live().setImage(state.tests.back());
        waitUntil([this] { return studio_.live().isCurrent(); });
    }

    template<class Widget>
    Widget& part(const char* name) {
        return *page_.findChild<Widget*>(name);
    }
    /// Whether all counts of the slider are computed ahead.
    bool isAhead() {
        const auto& ready = page_.findChild<CountsAhead*>()->ready();
        for (int count = CountsAhead::kLeast; count <= CountsAhead::kMost; ++count)
            if (!ready.contains(count))
                return false;
        return studio_.engine().jobs().isEmpty();
    }

    static void waitUntil(const std::function<bool()>& holds) {
        while (!holds())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    void measure(const char* what, int edits, const std::function<void(int)>& edit) {
        if (!std::string_view(what).starts_with(only_))
            return;
        std::vector<double> times;
        for (int i = 0; i < edits; ++i) {
            const quint64 before = studio_.document().revision();
            QElapsedTimer time;
            time.start();
            edit(i);
            if (studio_.document().revision() == before)
                continue; // at the end of its range
            waitUntil([this] { return studio_.live().isCurrent() && counter_.paints > paintedBefore_; });
            times.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
        }
        std::sort(times.begin(), times.end());
        const auto at = [&](double share) {
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        std::printf("%-34s %5zu %9.1f %9.1f %9.1f\n", what, times.size(), at(0.5), at(0.95), times.back());
        std::fflush(stdout);
    }

    /// An edit of the words, as the Prompts page makes it.
    void editLabel(const std::function<void(Label&)>& change) {
        studio_.document().edit("label", [&](DocumentState& state) { change(state.fine.front().label); });
    }

private:
    const std::string only_; ///< kinds of edits to measure
    Studio studio_;
    TunePage page_;
    LayeredCanvas& canvas_;
    PaintCounter counter_;
    int paintedBefore_ = 0; ///< paints before the live view changed last
};

void run(Bench& bench, int edits) {
    std::printf("%-34s %5s %9s %9s %9s\n", "ms from the key to the painted masks", "edits", "median", "95 %",
                "worst");
    auto& count = bench.part<QDoubleSpinBox>("clusters.count");
    bench.measure("cluster step, not computed ahead", std::min(edits, 40),
                  [&](int i) { count.setValue(21 + i); });
    count.setValue(10);
    bench.waitUntil([&] { return bench.isAhead(); });
    auto& slider = bench.part<QSlider>("clusters.slider");
    bench.measure("cluster step", edits,
                  [&](int i) { QTest::keyClick(&slider, (i / 8) % 2 == 0 ? Qt::Key_Right : Qt::Key_Left); });
    auto& threshold = bench.part<QSlider>("threshold.slider");
    bench.measure("threshold", edits, [&](int i) {
        QTest::keyClick(&threshold, (i / 20) % 2 == 0 ? Qt::Key_Right : Qt::Key_Left);
    });
    bench.measure("colour", edits, [&](int i) {
        bench.editLabel([i](Label& label) { label.colour = i % 2 == 0 ? "#ff8800" : "#0088ff"; });
    });
    const auto words = [&](const std::string& word) {
        bench.editLabel([&](Label& label) { label.synonyms = {label.name, word}; });
    };
    bench.measure("new prompt", edits, [&](int i) { words("a bolt of kind " + std::to_string(i)); });
    bench.measure("known prompt", edits, [&](int i) { words("a bolt of kind " + std::to_string(i % 2)); });
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    Bench bench(folder.path().toStdString(), argc > 2 ? argv[2] : "");
    run(bench, argc > 1 ? std::max(1, std::atoi(argv[1])) : 60);
}
