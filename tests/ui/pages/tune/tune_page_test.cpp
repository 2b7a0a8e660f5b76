#include "pages/tune/tune_page.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "pages/tune/ab_panel.h"
#include "pages/tune/compare_view.h"
#include "pages/tune/counts_ahead.h"
#include "pages/tune/layer_panel.h"
#include "pages/tune/layered_canvas.h"
#include "pages/tune/suggest/suggest_dialog.h"
#include "pages/tune/verdict_strip.h"
#include "support/disc_studio.h"
#include "widgets/class_histogram_chart.h"
#include "widgets/film/film_strip.h"
#include "widgets/settings/setting_form.h"
#include "widgets/settings/slider_marks.h"

using namespace cliplad;
using namespace cliplad::ui;

/// Drives the page with keys and mouse, over a product of coloured discs with a good and a bad test image.
class TunePageTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::unique_ptr<Studio> studio_;
    std::unique_ptr<TunePage> page_;
    std::filesystem::path good_, bad_;

    const DocumentState& state() const { return studio_->document().state(); }
    LiveSession& live() const { return studio_->live(); }
    QUndoStack& undo() const { return studio_->document().undoStack(); }
    template<class Widget>
    Widget& part(const char* name) const {
        return *page_->findChild<Widget*>(name);
    }
    LayeredCanvas& canvas() const { return part<LayeredCanvas>("tune.canvas"); }
    ClassHistogramChart& chart() const { return *page_->findChild<ClassHistogramChart*>(); }
    QString verdict() const { return part<QLabel>("tune.verdict").text(); }
    QPoint canvasAt(double x, double y) const {
        const QSize photo = canvas().photo().size();
        return canvas().toWidget({x * photo.width(), y * photo.height()}).toPoint();
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&canvas(), static_cast<Qt::Key>(key), modifiers);
    }
    static int rowOf(const QTableWidget& table, const QString& change) {
        for (int row = 0; row < table.rowCount(); ++row)
            if (table.item(row, 1)->text().contains(change))
                return row;
        return -1;
    }
    void lookAt(const std::filesystem::path& image) {
        live().setImage(image);
        QTRY_VERIFY(live().isCurrent());
    }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setOrganizationName("clip-lad-tests");
    }

    void init() {
        QSettings().clear();
        const std::filesystem::path folder = folder_.path().toStdString();
        const auto request = tests::discRequest(tests::writeShots(folder, 3));
        good_ = tests::writePhoto(tests::draw({.seed = 8}), folder / "good.png");
        bad_ = tests::writePhoto(tests::draw({.discs = {"red", "", "blue", "blue"}, .seed = 9}),
                                 folder / "bad.png");
        studio_ = std::make_unique<Studio>(tests::loadFake);
        page_ = std::make_unique<TunePage>(*studio_);
        page_->resize(1180, 620);
        page_->show();
        QApplication::setActiveWindow(page_.get());
        DocumentState product;
        product.name = "discs";
        product.setPrompts(request.prompts);
        product.settings = request.settings;
        product.photos = product.shots = request.shots;
        product.tests = {good_, bad_};
        studio_->document().startNew(product);
        page_->activate();
        QTRY_VERIFY(live().isCurrent());
    }

    void cleanup() {
        page_.reset();
        studio_.reset();
    }

    void aRejectedImageSaysWhatIsMissing() {
        lookAt(bad_);
        QCOMPARE(verdict(), QString("Reject"));
        bool said = false;
        for (const QLabel* label : page_->findChildren<QLabel*>())
            said = said || label->text().contains("red disc: 1 fewer");
        QVERIFY(said);
        lookAt(good_);
        QCOMPARE(verdict(), QString("Good"));
    }

    void theFilmStripChoosesTheImageByMouseAndKeys() {
        auto& list = *page_->findChild<FilmStrip*>()->findChild<QListView*>();
        QCOMPARE(list.model()->rowCount(), 5);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          list.visualRect(list.model()->index(3, 0)).center());
        QCOMPARE(live().image(), good_);
        QTest::keyClick(&list, Qt::Key_Right);
        QCOMPARE(live().image(), bad_);
        key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(live().image(), good_);
        live().setImage(state().shots[1]); // by another page
        QCOMPARE(list.currentIndex().row(), 1);
        lookAt(bad_);
        QTest::keyClick(&list, Qt::Key_Delete);
        QCOMPARE(state().tests, std::vector{good_});
        undo().undo();
        QCOMPARE(state().tests.size(), std::size_t(2));
    }

    void draggingTheClusterSliderIsOneNamedStep() {
        auto& slider = part<QSlider>("clusters.slider");
        const int steps = undo().count();
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Right);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(state().settings.clusters.count, 10);
        QCOMPARE(undo().count(), steps + 1);
        QCOMPARE(undo().undoText(), QString("Clusters 8 → 10"));
        QCOMPARE(part<QSpinBox>("clusters.count").value(), 10);
        QTRY_VERIFY(live().isCurrent());
        QCOMPARE(live().preview()->request.recipe.settings.clusters.count, 10);
        undo().undo();
        QCOMPARE(slider.value(), 8);
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(state().settings.clusters.count, 9);
    }

    void countsAreComputedAheadAndThenNeedNoClustering() {
        const auto& ahead = *page_->findChild<CountsAhead*>();
        QTRY_COMPARE_WITH_TIMEOUT(ahead.ready().size(), std::size_t(19), 30000);
        const auto& marks = *page_->findChild<SliderMarks*>()->marks().begin();
        QCOMPARE(marks.shape, SliderMarks::Shape::Tick);
        key(Qt::Key_Right, Qt::ControlModifier);
        QTRY_VERIFY(live().isCurrent());
        studio_->document().edit(
            "other words", [](DocumentState& state) { state.fine[0].label.synonyms = {"orange disc"}; });
        QVERIFY(ahead.ready().size() < 19); // they are of other words
        QTRY_COMPARE_WITH_TIMEOUT(ahead.ready().size(), std::size_t(19), 30000);
    }

    void theThresholdDecidesAtOnceAndGoesBackToTheCalibratedOne() {
        lookAt(bad_);
        auto& number = part<QDoubleSpinBox>("threshold.number");
        const double calibrated = live().preview()->calibrated;
        QVERIFY(!part<QToolButton>("threshold.reset").isEnabled());
        number.setFocus();
        number.selectAll();
        QTest::keyClicks(&number, QLocale().toString(1000));
        QTest::keyClick(&number, Qt::Key_Return);
        QCOMPARE(state().threshold, std::optional(1000.0));
        QTRY_COMPARE(verdict(), QString("Good"));
        QTest::mouseClick(&part<QToolButton>("threshold.reset"), Qt::LeftButton);
        QVERIFY(!state().threshold);
        QTRY_COMPARE(verdict(), QString("Reject"));
        key(Qt::Key_Up, Qt::ControlModifier);
        QVERIFY(*state().threshold > calibrated);
        undo().undo();
        QVERIFY(!state().threshold);
    }

    void aSettingIsFoundChangedResetAndUndone() {
        key(Qt::Key_F, Qt::ControlModifier);
        auto& tabs = *page_->findChild<QTabWidget*>();
        QCOMPARE(tabs.currentIndex(), 1);
        QTest::keyClicks(QApplication::focusWidget(), "pieces");
        auto& weight = part<QDoubleSpinBox>("histogram.component-weight");
        QVERIFY(weight.isVisible());
        QVERIFY(!part<QComboBox>("patches.metric").isVisible());
        QVERIFY(!weight.toolTip().isEmpty());
        QTest::keyClick(&weight, Qt::Key_Up);
        QCOMPARE(state().settings.histogram.componentWeight, 0.1);
        QCOMPARE(undo().undoText(), QString("Weight of pieces 0 → 0.1"));
        QTest::mouseClick(&part<QToolButton>("histogram.component-weight.reset"), Qt::LeftButton);
        QCOMPARE(state().settings.histogram.componentWeight, 0.0);
        undo().undo();
        QCOMPARE(weight.value(), 0.1);
    }

    void settingsThatDoNotGoTogetherAreMarkedAndNothingStaleIsShownAsTrue() {
        lookAt(good_);
        studio_->document().edit("no stages", [](DocumentState& state) {
            auto& patches = state.settings.patches;
            patches.stage1 = patches.stage2 = patches.stage3 = patches.stage4 = false;
        });
        QTRY_VERIFY(canvas().notice().startsWith("Not up to date"));
        QVERIFY(!part<QLabel>("tune.verdict").isEnabled());
        undo().undo();
        QTRY_VERIFY(canvas().notice().isEmpty());
        QVERIFY(part<QLabel>("tune.verdict").isEnabled());
    }

    void aResolutionThatTheModelCannotUseIsToldBelowItsField() {
        page_->findChild<QTabWidget*>()->setCurrentIndex(1);
        const auto& problem = part<QLabel>("image.resolution.problem");
        QVERIFY(!problem.isVisible());
        studio_->document().edit("resolution",
                                 [](DocumentState& state) { state.settings.image.resolution = 225; });
        QVERIFY(problem.isVisible());
        QCOMPARE(problem.text(),
                 QString("⚠ 225 px is no multiple of the model's patches of 14 px; use 224 or 238."));
        QVERIFY(canvas().notice().contains("225 px is no multiple"));
        QVERIFY(part<QDoubleSpinBox>("image.resolution").accessibleDescription().startsWith("⚠"));
        undo().undo();
        QVERIFY(!problem.isVisible());
        QTRY_VERIFY(live().isCurrent());
    }

    void aNumberOutOfRangeIsRefusedInWords() {
        page_->findChild<QTabWidget*>()->setCurrentIndex(1);
        auto& number = part<QDoubleSpinBox>("clusters.restarts");
        const double before = number.value();
        const auto& problem = part<QLabel>("clusters.restarts.problem");
        const int steps = undo().count();
        number.setFocus();
        number.selectAll();
        QTest::keyClicks(&number, "5000");
        QVERIFY(problem.isVisible());
        QVERIFY2(problem.text().startsWith("⚠ 5000 is not allowed; 1 to "), qPrintable(problem.text()));
        QTest::keyClick(&number, Qt::Key_Return);
        QCOMPARE(number.value(), before);
        QCOMPARE(undo().count(), steps);
        QVERIFY(problem.isVisible()); // why it is not what was typed
        number.selectAll();
        QTest::keyClicks(&number, "5");
        QTest::keyClick(&number, Qt::Key_Return);
        QCOMPARE(state().settings.clusters.restarts, 5);
        QVERIFY(!problem.isVisible());
    }

    void theModelsOwnResolutionIsSaidInWords() {
        page_->findChild<QTabWidget*>()->setCurrentIndex(1);
        auto& number = part<QDoubleSpinBox>("image.resolution");
        QCOMPARE(number.text(), QString("model: 448 px"));
        QTest::mouseClick(number.findChild<QLineEdit*>(), Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), "224");
        QTest::keyClick(&number, Qt::Key_Return);
        QCOMPARE(state().settings.image.resolution, 224);
        QCOMPARE(undo().undoText(), QString("Resolution the model's own → 224 px"));
    }

    void nothingIsCutWhereThePageIsNarrow() {
        lookAt(bad_);
        const auto& number = part<QDoubleSpinBox>("threshold.number");
        const auto& slider = part<QSlider>("threshold.slider");
        const auto figures = page_->findChild<VerdictStrip*>()->findChildren<QLabel*>();
        for (const int width : {1400, 1000, 860}) {
            page_->resize(width, 620);
            QTest::qWait(0);
            for (const QLabel* label : figures)
                if (label->textFormat() == Qt::RichText)
                    QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
            QVERIFY(slider.geometry().right() < number.geometry().left());
            QVERIFY(number.geometry().right() <= page_->findChild<VerdictStrip*>()->width());
        }
    }

    void layersAreToggledByKeysAndKept() {
        auto& layers = *page_->findChild<LayerPanel*>();
        QVERIFY(!layers.style(TuneLayer::Clusters).visible);
        key(Qt::Key_C);
        QVERIFY(layers.style(TuneLayer::Clusters).visible);
        key(Qt::Key_P);
        QVERIFY(!layers.style(TuneLayer::Photo).visible);
        const LayerPanel again(nullptr);
        QVERIFY(again.style(TuneLayer::Clusters).visible);
    }

    void pointerAndChartNameTheSamePart() {
        lookAt(good_);
        QTest::mouseMove(&canvas(), canvasAt(90 / 448.0, 90 / 448.0)); // the first red disc
        QTRY_COMPARE(chart().highlighted(), 0);
        QVERIFY(part<QLabel>("tune.place").text().contains("red disc"));
        chart().setFocus();
        QTest::keyClick(&chart(), Qt::Key_Down);
        QTest::keyClick(&chart(), Qt::Key_Down);
        QCOMPARE(canvas().highlighted(), 1);
    }

    void flippingShowsAAndEditsNothing() {
        lookAt(bad_);
        key(Qt::Key_K);
        const int steps = undo().count();
        studio_->document().edit("threshold", [](DocumentState& state) { state.threshold = 1000; });
        QTRY_COMPARE(verdict(), QString("Good"));
        page_->findChild<QTabWidget*>()->setCurrentIndex(2);
        const auto& table = part<QTableWidget>("ab.table");
        QCOMPARE(table.item(0, 0)->text(), QString("Threshold"));
        QCOMPARE(table.item(0, 1)->text(), QString("calibrated"));
        QTest::keyClick(&canvas(), Qt::Key_F); // a tap
        QTRY_COMPARE(verdict(), QString("Reject"));
        QCOMPARE(undo().count(), steps + 1);
        live().setImage(good_); // A is asked about the other image too
        QTRY_COMPARE(verdict(), QString("Good"));
        lookAt(bad_);
        QTRY_COMPARE(verdict(), QString("Reject"));
        QTest::keyClick(&canvas(), Qt::Key_F);
        QCOMPARE(verdict(), QString("Good"));
        QTest::mouseClick(&part<QPushButton>("ab.use"), Qt::LeftButton);
        QVERIFY(!state().threshold);
        QCOMPARE(undo().undoText(), QString("Back to A"));
    }

    void whereALabelStandsIsNoOtherWordAndKeepsItsColour() {
        key(Qt::Key_K);
        page_->findChild<QTabWidget*>()->setCurrentIndex(2);
        const auto& table = part<QTableWidget>("ab.table");
        studio_->document().edit("order", [](DocumentState& state) {
            std::swap(state.fine[0], state.fine[1]);
            state.fine[0].label.colour = "#0072b2";
        });
        QCOMPARE(table.item(0, 0)->text(), QString("Fine labels"));
        QCOMPARE(table.item(0, 2)->text(), QString("in another order"));
        undo().undo();
        studio_->document().edit("colour",
                                 [](DocumentState& state) { state.fine[0].label.colour = "#123456"; });
        QCOMPARE(table.item(0, 2)->text(), QString("other colours"));
    }

    void anotherModelSaysOtherThingsOfA() {
        lookAt(bad_);
        key(Qt::Key_K);
        const auto& ab = *page_->findChild<AbPanel*>();
        const PreviewPtr before = ab.preview();
        QVERIFY(before);
        studio_->document().edit("other model", [](DocumentState& state) { state.modelName = "other"; });
        QVERIFY(!ab.preview());
        QTRY_VERIFY(live().isCurrent());
        QTRY_VERIFY(ab.preview());
        QVERIFY(ab.preview() != before);
    }

    void countsOfAnotherModelAreNotReady() {
        const auto& ahead = *page_->findChild<CountsAhead*>();
        QSignalSpy started(&studio_->engine(), &Engine::jobStarted);
        while (started.isEmpty() || started.back()[0].value<BackgroundJob*>()->title() !=
                                        CountsAhead::tr("Computing the other cluster counts ahead"))
            QVERIFY(started.wait());
        auto* job = started.back()[0].value<BackgroundJob*>();
        QSignalSpy cancelled(job, &BackgroundJob::cancelled);
        studio_->document().edit("other model", [](DocumentState& state) { state.modelName = "other"; });
        QVERIFY(ahead.ready().empty());
        QTRY_COMPARE(cancelled.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ahead.ready().size(), std::size_t(19), 30000);
    }

    void onlyChangedSettingsAreFilteredAgainAfterEachChange() {
        key(Qt::Key_F, Qt::ControlModifier);
        auto& weight = part<QDoubleSpinBox>("histogram.component-weight");
        QTest::keyClick(&weight, Qt::Key_Up);
        page_->findChild<SettingForm*>()->findChild<QCheckBox*>()->setFocus();
        QTest::keyClick(page_->findChild<SettingForm*>()->findChild<QCheckBox*>(), Qt::Key_Space);
        QVERIFY(weight.isVisible());
        undo().undo();
        QVERIFY(!weight.isVisible());
        undo().redo();
        QVERIFY(weight.isVisible());
        weight.setFocus();
        QTest::keyClick(&weight, Qt::Key_Down); // to its default, under the hand
        QVERIFY(weight.isVisible());
        QTest::keyClick(&weight, Qt::Key_Up);
        QTest::mouseClick(&part<QToolButton>("histogram.component-weight.reset"), Qt::LeftButton);
        QVERIFY(!weight.isVisible());
    }

    void theNearestShotIsThatOfTheImageShown() {
        lookAt(bad_);
        key(Qt::Key_B);
        part<QComboBox>("compare.kind").setCurrentIndex(1);
        const LayeredCanvas& beside = page_->findChild<CompareView*>()->canvas();
        QVERIFY(!beside.photo().isNull());
        live().setImage(state().shots[0]); // its view is there, what is found of it is not
        QVERIFY(!canvas().photo().isNull());
        QVERIFY(beside.photo().isNull());
        QTRY_VERIFY(!beside.photo().isNull());
    }

    void twoCanvasesShareTheZoom() {
        lookAt(good_);
        key(Qt::Key_B);
        const auto canvases = page_->findChildren<LayeredCanvas*>();
        QCOMPARE(canvases.size(), 2);
        QVERIFY(canvases[0]->isVisible() && canvases[1]->isVisible());
        key(Qt::Key_Plus);
        QVERIFY(canvases[0]->view().zoom() > 1);
        QCOMPARE(canvases[1]->view().zoom(), canvases[0]->view().zoom());
        auto& kind = part<QComboBox>("compare.kind");
        kind.setCurrentIndex(1);
        QCOMPARE(canvases[1]->photo().size(), canvases[0]->photo().size());
    }

    void suggestTriesAllCountsByKeysAndOneIsAdopted() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        QVERIFY(dialog.isVisible());
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        QVERIFY(studio_->engine().jobs().isEmpty() ||
                table.rowCount() == 0); // nothing before it is asked for
        QVERIFY(dialog.findChild<QLabel*>("suggest.plan")->text().contains("18 variants"));
        QTest::keyClick(&start, Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(table.rowCount(), 19, 60000);
        QTRY_VERIFY(!start.text().contains("top"));
        const int row = rowOf(table, "Clusters 8 → 5");
        QVERIFY(row >= 0);
        QVERIFY(rowOf(table, "As it is now") >= 0);
        QVERIFY(table.item(row, 2)->text().contains("worst: shot ")); // stability
        QVERIFY(table.item(row, 0)->toolTip().contains(", the worst"));
        table.setCurrentCell(row, 1);
        const int steps = undo().count();
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(state().settings.clusters.count, 5);
        QCOMPARE(undo().count(), steps + 1);
        QCOMPARE(undo().undoText(), QString("Suggest: Clusters 8 → 5"));
        QVERIFY(!dialog.isVisible());
        undo().undo();
        QCOMPARE(state().settings.clusters.count, 8);
    }

    void suggestTriesWordsAndSettingsByMouse() {
        studio_->document().edit("words", [](DocumentState& state) {
            state.fine[0].label.synonyms = {"red disc", "blue thing"};
            LabelRow off = state.fine[0];
            off.enabled = false;
            state.fine.insert(state.fine.begin(), off);
        });
        studio_->results().begin({.id = "run"});
        studio_->results().append("run", {{.path = good_, .review = ReviewDecision::Good},
                                          {.path = bad_, .review = ReviewDecision::Bad},
                                          {.path = state().shots[0], .review = ReviewDecision::Good}});
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        QVERIFY(dialog.findChild<QCheckBox*>("suggest.judged")->text().contains("1 good, 1 bad"));
        for (const char* name : {"suggest.counts", "suggest.synonyms"})
            QTest::mouseClick(dialog.findChild<QCheckBox*>(name), Qt::LeftButton, {}, {8, 8});
        QVERIFY(start.text().contains("4")); // two coarse and two fine synonyms
        QTest::mouseClick(dialog.findChild<QCheckBox*>("suggest.settings"), Qt::LeftButton, {}, {8, 8});
        QTest::mouseClick(&start, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(rowOf(table, "without “blue thing”") == 0, 60000);
        QTRY_VERIFY_WITH_TIMEOUT(!start.text().contains("top"), 60000);
        QCOMPARE(rowOf(table, "without “blue thing”"), 0);
        QVERIFY(rowOf(table, "Label by patch → region") > 0);
        QVERIFY(table.item(0, 4)->text().contains("2 of 2"));
        const int steps = undo().count();
        QTest::mouseClick(table.cellWidget(0, 6)->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(undo().undoText(), QString("Suggest: red disc without “blue thing” (fine label)"));
        QCOMPARE(undo().count(), steps + 1);
        QCOMPARE(state().fine[1].label.synonyms, std::vector<std::string>{"red disc"});
        QCOMPARE(state().fine[0].label.synonyms.size(), std::size_t(2)); // switched off: untouched
        QVERIFY(!dialog.isVisible());
        undo().undo();
        QCOMPARE(state().fine[1].label.synonyms.size(), std::size_t(2));
    }

    void closingSuggestStopsItAndAnEditIsToldOf() {
        key(Qt::Key_S);
        auto& dialog = *page_->findChild<SuggestDialog*>();
        auto& table = *dialog.findChild<QTableWidget*>("suggest.table");
        auto& start = *dialog.findChild<QPushButton*>("suggest.start");
        QTest::mouseClick(&start, Qt::LeftButton);
        const QPointer<BackgroundJob> job = studio_->engine().jobs().back();
        QTRY_VERIFY_WITH_TIMEOUT(table.rowCount() > 1, 60000);
        studio_->document().edit("other words",
                                 [](DocumentState& state) { state.fine[0].label.synonyms = {"red thing"}; });
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().contains("changed since"));
        undo().undo();
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().isEmpty());
        studio_->document().edit("model", [](DocumentState& state) { state.modelName = "another"; });
        QVERIFY(dialog.findChild<QLabel*>("suggest.state")->text().contains("changed since"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        QTRY_VERIFY(!job || job->state() != BackgroundJob::State::Running);
        QApplication::setActiveWindow(page_.get());
        key(Qt::Key_S); // of another state: nothing is shown of it
        QVERIFY(dialog.isVisible());
        QCOMPARE(table.rowCount(), 0);
        dialog.reject();
    }

    void withoutShotsThePageSaysWhatToDo() {
        QSignalSpy problems(studio_.get(), &Studio::problem);
        studio_->document().edit("no shots", [](DocumentState& state) { state.shots.clear(); });
        key(Qt::Key_S);
        QCOMPARE(problems.count(), 1);
        QVERIFY(canvas().notice().contains("star"));
    }

    void allWidgetsHaveNames() {
        for (const QWidget* widget : page_->findChildren<QWidget*>())
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !widget->inherits("QTabBar") &&
                !widget->objectName().startsWith("qt_"))
                QVERIFY2(!widget->accessibleName().isEmpty() || widget->inherits("QAbstractButton"),
                         qPrintable(QString(widget->metaObject()->className()) + " in " +
                                    widget->parentWidget()->metaObject()->className()));
    }
};

QTEST_MAIN(TunePageTest)
#include "tune_page_test.moc"
