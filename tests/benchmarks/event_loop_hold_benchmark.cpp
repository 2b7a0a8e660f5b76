// How long the Studio's event loop is held at most while large things are opened, shown and worked with,
// through the real window and the embedded model; and how soon the first window is there.
// `event_loop_hold_benchmark [RUNS]` gives medians over so many processes.

#include <algorithm>
#include <chrono>
#include <future>
#include <random>
#include <vector>

#include <QAbstractItemView>
#include <QAction>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "dataset/data_set.h"
#include "hold_runs.h"
#include "inspection/product/shipped_prompts.h"
#include "pages/score/score_page.h"
#include "pages/score/table/score_table.h"
#include "pages/score/thresholds/threshold_chart.h"
#include "scenes/loco_data_set.h"
#include "scoring/run_files.h"
#include "shell/first_paint.h"
#include "shell/heap_limits.h"
#include "shell/main_window.h"
#include "shell/view_menu.h"
#include "shell/watchdog.h"
#include "style/theme.h"
#include "support/many_results.h"
#include "timed_application.h"
#include "widgets/canvas/image_canvas.h"
#include "widgets/file_dialog.h"

using namespace cliplad;
using namespace cliplad::ui;
using cliplad::tests::printHold;
using cliplad::tests::runMany;
using cliplad::tests::TimedApplication;

namespace {

namespace fs = std::filesystem;

constexpr auto kProduct = "screw_board";
constexpr int kPhotos = 10000, kRows = 100000;
constexpr QSize kLargePhoto(8660, 5774); ///< 50 megapixels

void waitUntil(const std::function<bool()>& holds, int timeoutMs = 120000) {
    QElapsedTimer timer;
    timer.start();
    while (!holds() && timer.elapsed() < timeoutMs)
        QTest::qWait(10);
}

QImage largePhoto() {
    QImage image(kLargePhoto, QImage::Format_RGB32);
    std::mt19937 random(1);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            line[x] =
                qRgb(x * 255 / image.width(), y * 255 / image.height(), 96 + static_cast<int>(random() % 32));
    }
    return image;
}

/// The photos that all runs look at: made once.
struct Material {
    explicit Material(const fs::path& folder)
        : rendered(folder / "rendered")
        , many(folder / "many")
        , large(folder / "large.jpg") {}

    void make() const {
        constexpr LocoCounts kCounts{
            .train = 4, .validation = 0, .testGood = 2, .testLogical = 2, .testStructural = 2};
        writeLocoDataSet(kProduct, rendered, kCounts, 0);
        const auto shots = pathsOf(openDataSet(rendered / kProduct).select(DataSetSplit::Train));
        fs::create_directories(many);
        for (int i = 0; i < kPhotos; ++i)
            fs::create_hard_link(shots[static_cast<std::size_t>(i) % shots.size()],
                                 many / ("photo" + std::to_string(i) + ".png"));
        largePhoto().save(QString::fromStdString(large.string()), "JPEG", 90);
    }

    DocumentState product() const {
        const DataSet set = openDataSet(rendered / kProduct);
        DocumentState state = stateOf(parsePromptFile(*shippedPrompts(kProduct), kProduct));
        state.shots = state.photos = pathsOf(set.select(DataSetSplit::Train));
        state.tests = pathsOf(set.select(DataSetSplit::Test));
        return state;
    }

    fs::path rendered, many, large;
};

/// One pass through the program. Prints a line for each thing done: longest hold, longest event, what it was.
class Pass {
public:
    Pass(TimedApplication& application, const Material& material, const QElapsedTimer& sinceMain)
        : application_(application)
        , material_(material)
        , studio_(Engine::clipModels())
        , window_(studio_) {
        double paintedMs = 0;
        QObject::connect(new FirstPaint(window_), &FirstPaint::painted, &window_,
                         [&] { paintedMs = static_cast<double>(sinceMain.nsecsElapsed()) / 1e6; });
        window_.show();
        waitUntil([&] { return paintedMs > 0; });
        printHold("start: main() to the first painted window", paintedMs);
        application_.takeLongest();
        watchdog_.emplace();
        QTest::qWait(100);
        tell("from then until all is there");
    }

    void run() {
        measure("after the first window, idle", [] { QTest::qWait(1500); });
        measure("a product opens", [this] { open(material_.product()); });
        for (const char* page : {"enrol", "prompts", "tune", "score", "review"})
            measure("first show of page " + std::string(page), [&] { show(page); });
        for (const char* page : {"enrol", "prompts", "tune", "score", "review"})
            measure("shown again: page " + std::string(page), [&] { show(page); });
        for (const Theme theme : {Theme::Dark, Theme::Light})
            measure(theme == Theme::Dark ? "theme: to dark" : "theme: to light",
                    [&] { act([&] { setTheme(application_, theme); }); });
        for (const char* how : {"opened", "opened again"})
            measure(std::string("the manual: ") + how, [this] {
                act([this] { window_.findChild<QAction*>("app.manual")->trigger(); });
                QTest::qWait(300);
            });
        shippedLabels();
        const fs::path run = score();
        manyPhotos();
        fileDialog();
        largePhoto();
        manyRows(run);
        studio_.document().close();
    }

private:
    /// @param body what is timed, waits included; what a person would do in it goes through act()
    void measure(const std::string& what, const std::function<void()>& body) {
        QTest::qWait(50);
        watchdog_->reset();
        application_.takeLongest();
        body();
        QTest::qWait(100);
        tell(what);
    }
    void tell(const std::string& what) {
        const double held = watchdog_->longestMs();
        const auto [longest, event] = application_.takeLongest();
        printHold(what, held, longest, event);
    }
    /// From the event loop, as a click comes: so that watchdog and application see how long it takes.
    void act(const std::function<void()>& action) {
        bool isDone = false;
        QTimer::singleShot(0, &window_, [&] {
            action();
            isDone = true;
        });
        waitUntil([&] { return isDone; });
    }

    void settle() {
        waitUntil([this] { return studio_.engine().jobs().isEmpty() && !isComputing(); }, 30000);
        QTest::qWait(200);
    }
    bool isComputing() {
        const auto state = studio_.live().state();
        return state == LiveSession::State::Computing || state == LiveSession::State::WaitsForModel;
    }
    void show(const char* page) {
        act([&] { window_.showPage(page); });
        QTest::qWait(300);
    }
    void open(const DocumentState& state) {
        act([&] { studio_.document().startNew(state); });
        settle();
    }
    void edit(const char* what, const std::function<void(DocumentState&)>& change) {
        act([&] { studio_.document().edit(what, change); });
        settle();
    }
    ScorePage& scorePage() { return *window_.findChild<ScorePage*>(); }
    void waitForFiles() {
        waitUntil([this] { return scorePage().runner().files().jobs().isEmpty(); });
    }

    /// Labels that come with the program in place of the product's, and back.
    void shippedLabels() {
        show("prompts");
        auto* start = window_.findChild<QPushButton*>("startFrom");
        measure("labels of the program: chosen", [&] {
            act([&] { start->menu()->actions().back()->trigger(); });
            settle();
        });
        measure("labels of the program: undone", [this] {
            act([this] { studio_.document().undoStack().undo(); });
            settle();
        });
    }

    /// A run of few images, made into one of very many. @return its folder
    fs::path score() {
        show("score");
        std::vector<std::string> images;
        QStringList tests;
        for (const auto& test : studio_.document().state().tests) {
            images.push_back(test.string());
            tests << QString::fromStdString(test.string());
        }
        scorePage().add(tests);
        waitUntil([&] { return studio_.results().rows().size() == images.size(); });
        settle();
        waitForFiles();
        const fs::path run = scorePage().runner().run()->folder();
        const fs::path many = run.parent_path() / "many-rows";
        auto made = std::async(std::launch::async, [&] { // no hold of the Studio's
            fs::copy(run, many, fs::copy_options::recursive);
            std::vector<std::string> pattern(20, images.front()); // one in twenty is bad
            pattern.front() = images.back();
            for (const char* name : {"images.jsonl", "journal.jsonl", "seen.jsonl"})
                cliplad::tests::multiplyResults(many / name, pattern, kRows);
        });
        waitUntil([&] { return made.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
        made.get();
        return many;
    }

    void manyPhotos() {
        const DocumentState product = material_.product();
        studio_.document().close(); // which was never saved, and would be asked about
        measure("10,000 photos: opened", [this] {
            act([this] { studio_.open(material_.many); });
            waitUntil([this] { return studio_.document().state().photos.size() == kPhotos; });
            settle();
        });
        const auto star = [this](std::size_t from, std::size_t count) {
            edit("stars", [&](DocumentState& state) {
                state.shots.clear();
                for (std::size_t i = 0; i < count; ++i)
                    state.shots.push_back(state.photos[from + i]);
            });
        };
        measure("10,000 photos: a star", [&] { star(0, 1); });
        measure("10,000 photos: words", [&] {
            edit("words", [&](DocumentState& state) {
                state.coarse = product.coarse;
                state.fine = product.fine;
            });
        });
        measure("10,000 photos: more stars", [&] { star(5000, 4); });
        measure("10,000 photos: undone", [this] {
            act([this] { studio_.document().undoStack().undo(); });
            settle();
        });
        measure("10,000 photos: scrolled", [this] {
            QScrollBar* bar = window_.findChild<QAbstractItemView*>("photoSheet")->verticalScrollBar();
            for (int i = 0; i < 50; ++i) {
                act([&] { bar->setValue(bar->maximum() * i / 50); });
                QTest::qWait(10);
            }
            settle();
        });
    }

    /// Qt's own, as where the desktop has none.
    void fileDialog() {
        QFileDialog* dialog = nullptr;
        measure("10,000 photos: in a file dialog", [&] {
            act([&] {
                dialog = makeFileDialog(&window_, "Photos", QString::fromStdString(material_.many.string()));
                dialog->setFileMode(QFileDialog::ExistingFiles);
                dialog->open();
            });
            QTest::qWait(2000); // they are listed for a second
        });
        measure("10,000 photos: a name typed there", [&] {
            for (const char letter : {'p', 'h', 'o'}) {
                act([&] { QTest::keyClick(dialog->findChild<QLineEdit*>("fileNameEdit"), letter); });
                QTest::qWait(50);
            }
        });
        measure("10,000 photos: dialog closed", [&] { act([&] { dialog->reject(); }); });
    }

    void largePhoto() {
        DocumentState state = material_.product();
        state.photos.push_back(material_.large);
        state.tests = {material_.large};
        measure("50 megapixels: opened on Enrol", [&] {
            show("enrol");
            open(state);
            act([this] { studio_.live().setImage(material_.large); });
            settle();
        });
        measure("50 megapixels: zoomed on Enrol", [this] { zoom("stage"); });
        measure("50 megapixels: opened on Tune", [this] {
            show("tune");
            settle();
        });
        measure("50 megapixels: zoomed on Tune", [this] { zoom("tune.canvas"); });
        measure("50 megapixels: cluster steps on Tune", [this] {
            for (const int count : {6, 7, 8})
                edit("clusters", [count](DocumentState& edited) { edited.settings.clusters.count = count; });
        });
        measure("50 megapixels: on Prompts", [this] { show("prompts"); });
        measure("50 megapixels: a shot", [this] {
            edit("shot", [this](DocumentState& edited) { edited.shots.push_back(material_.large); });
        });
        // Photos of two sizes teach nothing: nothing could be scored.
        act([this] { studio_.document().undoStack().undo(); });
        settle();
        measure("50 megapixels: scored and chosen", [this] {
            show("score");
            act([this] { scorePage().add({QString::fromStdString(material_.large.string())}); });
            waitUntil([this] { return studio_.results().rows().size() == 1; });
            settle();
        });
        measure("50 megapixels: reviewed", [this] {
            show("review");
            settle();
        });
    }

    void zoom(const char* name) {
        auto* canvas = window_.findChild<ImageCanvas*>(name);
        const auto press = [&](Qt::Key key) {
            act([&] { QTest::keyClick(canvas, key); });
            QTest::qWait(30);
        };
        for (int i = 0; i < 12; ++i)
            press(Qt::Key_Plus);
        for (int i = 0; i < 10; ++i)
            press(i % 2 == 0 ? Qt::Key_Left : Qt::Key_Up);
        press(Qt::Key_0);
        QTest::qWait(300);
    }

    void manyRows(const fs::path& run) {
        open(material_.product());
        show("score");
        measure("100,000 rows: opened", [&] {
            act([&] { scorePage().runner().open(run, false); });
            waitUntil([this] { return studio_.results().rows().size() >= kRows; });
            waitForFiles();
            settle();
        });
        ScoreTable& table = scorePage().table();
        const auto sort = [&](int column, Qt::SortOrder order) {
            act([&] { table.view().sortByColumn(column, order); });
            QTest::qWait(500);
        };
        measure("100,000 rows: sorted by score", [&] { sort(ScoreTableModel::Score, Qt::DescendingOrder); });
        measure("100,000 rows: sorted by name", [&] { sort(ScoreTableModel::Image, Qt::AscendingOrder); });
        measure("100,000 rows: filtered", [&] {
            for (const char letter : {'4', '7', '1'}) {
                act([&] { QTest::keyClick(&table.filterField(), letter); });
                QTest::qWait(50);
            }
            act([&] { table.filterField().clear(); });
            QTest::qWait(300);
        });
        measure("100,000 rows: thresholds dragged", [this] {
            auto* chart = window_.findChild<ThresholdChart*>("thresholdChart");
            for (double reject = 30; reject > 1; reject *= 0.9) {
                act([&] { chart->move(ThresholdChart::Line::Reject, reject, "score.threshold"); });
                QTest::qWait(5);
            }
            QTest::qWait(500);
        });
        measure("100,000 rows: on Review", [this] { show("review"); });
        show("score");
        measure("100,000 rows: exported", [this] {
            const QTemporaryDir out;
            act([&] { scorePage().exportTo(out.path().toStdString(), {.csv = true, .json = true}, false); });
            settle();
            waitForFiles();
        });
        measure("100,000 rows: another product", [this] { open(material_.product()); });
    }

    TimedApplication& application_;
    const Material& material_;
    Studio studio_;
    MainWindow window_;
    std::optional<Watchdog> watchdog_;
};

int runOnce(int argc, char** argv, const fs::path& folder) {
    QElapsedTimer sinceMain;
    sinceMain.start();
    limitHeaps();
    TimedApplication application(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
    setTheme(application, Theme::Light);
    Pass(application, Material(folder), sinceMain).run();
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setOrganizationName("clip-lad-tests");
    QCoreApplication::setApplicationName("event_loop_hold_benchmark");
    if (argc == 3 && std::string(argv[1]) == "--once")
        return runOnce(argc, argv, argv[2]);
    const QTemporaryDir folder;
    Material(folder.path().toStdString()).make();
    return runMany(QString::fromLocal8Bit(argv[0]), folder.path(),
                   argc > 1 ? std::max(1, std::atoi(argv[1])) : 3);
}
