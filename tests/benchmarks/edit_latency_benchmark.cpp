// How long an edit takes from the key to the masks on screen, through the real widgets of the Tune page, the
// images encoded before: with the embedded model on a rendered product (256 px), then with features of
// ViT-L/14's size (448 px), which GeneratedBackbone gives in the place of a tower. New words are left out
// there, since a tower of that size takes longer for them than all the rest: towers_benchmark has its time.
// `edit_latency_benchmark [--features demo|vit-l] [EDITS [KIND]]`; for a profile of one kind of edit, KIND is
// the beginning of its name, as "colour".

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <QApplication>
#include <QCommandLineParser>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>

#include "dataset/data_set.h"
#include "engine/photos/pictures.h"
#include "inspection/product/shipped_prompts.h"
#include "pages/tune/counts_ahead.h"
#include "pages/tune/layered_canvas.h"
#include "pages/tune/tune_page.h"
#include "scenes/loco_data_set.h"
#include "support/generated_backbone.h"
#include "support/own_home.h"

using namespace cliplad;
using namespace cliplad::ui;

namespace {

constexpr auto kProduct = "screw_board";

const tests::OwnHome kHome; // what an earlier run encoded, words above all, is not there

/// A product with its shots and images, and what encodes them.
struct Material {
    const char* title;
    Engine::Loader loader;
    DocumentState state;
    bool hasTextTower = true; ///< new words take their time
};

Material renderedProduct(const std::filesystem::path& folder) {
    constexpr LocoCounts kCounts{
        .train = 4, .validation = 0, .testGood = 1, .testLogical = 1, .testStructural = 1};
    writeLocoDataSet(kProduct, folder, kCounts, 0);
    const DataSet rendered = openDataSet(folder / kProduct);
    Material material{.title = "embedded model, 256 px",
                      .loader = Engine::clipModels(),
                      .state = stateOf(parsePromptFile(*shippedPrompts(kProduct), kProduct))};
    material.state.shots = material.state.photos = pathsOf(rendered.select(DataSetSplit::Train));
    material.state.tests = pathsOf(rendered.select(DataSetSplit::Test));
    return material;
}

Material generatedProduct(const std::filesystem::path& folder) {
    const auto photo = [&](int seed) {
        std::filesystem::path path = folder / (std::to_string(seed) + ".png");
        toQImage(tests::photoOfKinds(seed)).save(QString::fromStdString(path.string()));
        return path;
    };
    Material material{
        .title = "generated features of ViT-L/14's size, 448 px",
        .loader = [](const std::string&, const std::string&) -> std::shared_ptr<const Backbone> {
            return std::make_shared<const tests::GeneratedBackbone>();
        },
        .state = {},
        .hasTextTower = false};
    material.state.setPrompts(tests::promptsOfKinds());
    material.state.settings.text.templates = Templates::None;
    material.state.shots = material.state.photos = PathList{photo(0), photo(1), photo(2), photo(3)};
    material.state.tests = {photo(200)};
    return material;
}

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
    Bench(const Material& material, std::string only)
        : only_(std::move(only))
        , studio_(material.loader)
        , page_(studio_)
        , canvas_(*page_.findChild<LayeredCanvas*>("tune.canvas"))
        , counter_(canvas_) {
        QObject::connect(&studio_.live(), &LiveSession::changed, &page_,
                         [this] { paintedBefore_ = counter_.paints; });
        page_.resize(1180, 620);
        page_.show();
        studio_.document().startNew(material.state);
        page_.activate();
        studio_.live().setImage(material.state.tests.back());
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
        int encoded = 0;
        for (int i = 0; i < edits; ++i) {
            const quint64 before = studio_.document().revision();
            QElapsedTimer time;
            time.start();
            edit(i);
            if (studio_.document().revision() == before)
                continue; // at the end of its range
            waitUntil([this] { return studio_.live().isCurrent() && counter_.paints > paintedBefore_; });
            times.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
            encoded += studio_.live().preview()->imagesEncoded;
        }
        std::sort(times.begin(), times.end());
        const auto at = [&](double share) {
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        std::printf("%-34s %5zu %9.1f %9.1f %9.1f %9d\n", what, times.size(), at(0.5), at(0.95), times.back(),
                    encoded);
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

void run(const Material& material, int edits, const std::string& only) {
    Bench bench(material, only);
    std::printf("%s\n%-34s %5s %9s %9s %9s %9s\n", material.title, "ms from the key to the painted masks",
                "edits", "median", "95 %", "worst", "encoded");
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
    if (material.hasTextTower)
        bench.measure("new prompt", edits, [&](int i) { words("a bolt of kind " + std::to_string(i)); });
    bench.measure("known prompt", edits, [&](int i) { words("a bolt of kind " + std::to_string(i % 2)); });
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({"features", "With these features alone.", "demo|vit-l"});
    parser.addPositionalArgument("edits", "How many of each kind [60].", "[EDITS");
    parser.addPositionalArgument("kind", "The beginning of the name of those to measure.", "[KIND]]");
    parser.process(application);
    const QString features = parser.value("features");
    if (!features.isEmpty() && features != "demo" && features != "vit-l")
        parser.showHelp(1);
    const QStringList arguments = parser.positionalArguments();
    const int edits = arguments.isEmpty() ? 60 : std::max(1, arguments[0].toInt());
    const std::string only = arguments.value(1).toStdString();
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    if (features != "vit-l")
        run(renderedProduct(path), edits, only);
    if (features != "demo")
        run(generatedProduct(path), edits, only);
}
