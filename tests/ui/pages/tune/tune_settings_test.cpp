#include "pages/tune/tune_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QToolButton>

#include "pages/tune/counts_ahead.h"
#include "style/theme.h"
#include "support/stars.h"
#include "ui/pages/tune/tune_bench.h"
#include "widgets/settings/setting_form.h"
#include "widgets/settings/slider_marks.h"

using namespace cliplad;
using namespace cliplad::ui;

class TuneSettingsTest : public QObject, tests::TuneBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { open(); }
    void cleanup() { close(); }

    void draggingTheClusterSliderIsOneNamedStep() {
        auto& slider = part<QSlider>("clusters.slider");
        const int steps = undo().count();
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Right);
        QTest::keyClick(&slider, Qt::Key_Right);
        QCOMPARE(state().settings.clusters.count, 10);
        QCOMPARE(undo().count(), steps + 1);
        QCOMPARE(undo().undoText(), QString("Clusters 8 → 10"));
        QCOMPARE(part<QDoubleSpinBox>("clusters.count").value(), 10.0);
        QTRY_VERIFY(live().isCurrent());
        QCOMPARE(live().preview()->request.recipe.settings.clusters.count, 10);
        undo().undo();
        QCOMPARE(slider.value(), 8);
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(state().settings.clusters.count, 9);
    }

    void aCountOutOfRangeIsRefusedInWords() {
        auto& number = part<QDoubleSpinBox>("clusters.count");
        const auto& problem = part<QLabel>("clusters.count.problem");
        const int steps = undo().count();
        const auto type = [&](const QString& keys) {
            number.setFocus();
            number.selectAll();
            QTest::keyClicks(&number, keys);
        };
        QVERIFY(!problem.isVisible());
        type("65");
        QVERIFY(problem.isVisible());
        QCOMPARE(problem.text(), QString("⚠ 65 is not allowed; 2 to 64 are. The value stays 8."));
        QTest::keyClick(&number, Qt::Key_Return);
        QCOMPARE(number.value(), 8.0);
        QCOMPARE(undo().count(), steps);
        key(Qt::Key_Right, Qt::ControlModifier); // an edit
        QVERIFY(!problem.isVisible());
        type("1");
        QVERIFY(problem.isVisible());
        canvas().setFocus();
        QTRY_VERIFY(!problem.isVisible());
        QCOMPARE(state().settings.clusters.count, 9);
        type("40");
        QTest::keyClick(&number, Qt::Key_Return);
        QCOMPARE(state().settings.clusters.count, 40);
    }

    void countsAreComputedAheadAndThenNeedNoClustering() {
        const auto& ahead = *page_->findChild<CountsAhead*>();
        QTRY_COMPARE_WITH_TIMEOUT(ahead.ready().size(), std::size_t(19), 30000);
        const auto& marks = *page_->findChild<SliderMarks*>()->marks().begin();
        QCOMPARE(marks.shape, SliderMarks::Shape::Tick);
        key(Qt::Key_Right, Qt::ControlModifier);
        QTRY_VERIFY(live().isCurrent());
        studio_->document().edit("colour",
                                 [](DocumentState& state) { state.fine[0].label.colour = "#102030"; });
        QCOMPARE(ahead.ready().size(), std::size_t(19)); // colours are no matter of clusters
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
        QTest::keyClicks(&number, "1000");
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

    void whileNothingIsComputedTheThresholdIsTheProductsOrNone() {
        const auto& number = part<QDoubleSpinBox>("threshold.number");
        DocumentState other = state();
        other.threshold = 4;
        studio_->document().startNew(other);
        QVERIFY(live().preview() == nullptr);
        QCOMPARE(number.text(), QLocale().toString(4.0, 'f', 2) + " σ");
        other.threshold.reset();
        studio_->document().startNew(other);
        QVERIFY(live().preview() == nullptr);
        QCOMPARE(number.text(), QString("–"));
        QTRY_VERIFY(live().isCurrent());
        QCOMPARE(number.text(), QLocale().toString(live().preview()->calibrated, 'f', 2) + " σ");
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

    void whatWasRefusedIsForgottenWhenTheFieldIsLeftOrAnythingEdited() {
        page_->findChild<QTabWidget*>()->setCurrentIndex(1);
        auto& number = part<QDoubleSpinBox>("clusters.restarts");
        const auto& problem = part<QLabel>("clusters.restarts.problem");
        const auto type = [&] {
            number.setFocus();
            number.selectAll();
            QTest::keyClicks(&number, "5000");
        };
        type();
        QVERIFY(problem.isVisible());
        QTest::keyClick(&number, Qt::Key_Tab);
        QTRY_VERIFY(!problem.isVisible());
        type();
        QVERIFY(problem.isVisible());
        studio_->document().edit("clusters", [](DocumentState& state) { state.settings.clusters.count = 5; });
        QVERIFY(!problem.isVisible());
    }

    void aSettingWithoutEffectIsGreyAndSaysWhy() {
        page_->findChild<QTabWidget*>()->setCurrentIndex(1);
        const auto& number = part<QDoubleSpinBox>("fine.crf-iterations");
        QVERIFY(!number.isEnabled());
        QVERIFY2(number.toolTip().contains("Without effect while “Refinement” is “off”."),
                 qPrintable(number.toolTip()));
        studio_->document().edit("refinement", [](DocumentState& state) {
            state.settings.fine.refinement = FineSettings::Refinement::DenseCrf;
        });
        QVERIFY(number.isEnabled());
        QVERIFY(!number.toolTip().contains("Without effect"));
        QVERIFY(!part<QDoubleSpinBox>("fine.pamr-iterations").isEnabled());
    }

    void whileTheCoarseStageIsOffClustersAreSaidToChangeNoPart() {
        page_->findChild<QTabWidget*>()->setCurrentIndex(1);
        const auto& note = part<QLabel>("clusters.idle");
        const auto& seed = part<QDoubleSpinBox>("clusters.seed");
        const auto& unit = part<QComboBox>("fine.unit");
        QCOMPARE(part<QComboBox>("fine.coarse-stage").currentText(),
                 QString("automatic: on")); // no demo model
        QVERIFY(note.isHidden() && seed.isEnabled() && unit.isEnabled());
        studio_->document().edit("coarse stage", [](DocumentState& state) {
            state.settings.fine.coarseStage = FineSettings::CoarseStage::Off;
        });
        QVERIFY(!note.isHidden() && !seed.isEnabled() && !unit.isEnabled());
        QVERIFY2(unit.toolTip().contains("Without effect while “Coarse stage” is “off”."),
                 qPrintable(unit.toolTip()));
        QVERIFY(part<QSlider>("clusters.slider").isEnabled()); // the coarse mask still follows
    }

    void theResolutionsAllowedAreThoseOfTheModel() {
        const QString help = part<QDoubleSpinBox>("image.resolution").toolTip();
        QVERIFY2(help.contains("0 and 56 to 1344 px in steps of 14"), qPrintable(help));
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
        QVERIFY(weight.hasFocus()); // under the hand still
        page_->findChild<SettingForm*>()->search()->setFocus();
        QTRY_VERIFY(!weight.isVisible());
    }

    void aButtonWithNothingMoreToDoHandsTheKeysToItsNeighbour() {
        key(Qt::Key_F, Qt::ControlModifier);
        auto& weight = part<QDoubleSpinBox>("histogram.component-weight");
        QTest::keyClick(&weight, Qt::Key_Up);
        auto& reset = part<QToolButton>("histogram.component-weight.reset");
        reset.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&reset, Qt::Key_Space);
        QVERIFY(!reset.isEnabled());
        QCOMPARE(QApplication::focusWidget(), &weight);

        key(Qt::Key_Up, Qt::ControlModifier); // a threshold of its own
        auto& calibrated = part<QToolButton>("threshold.reset");
        calibrated.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&calibrated, Qt::Key_Space);
        QCOMPARE(QApplication::focusWidget(), &part<QWidget>("threshold.number"));

        key(Qt::Key_K);
        page_->findChild<QTabWidget*>()->setCurrentIndex(2);
        auto& forget = part<QPushButton>("ab.forget");
        forget.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&forget, Qt::Key_Space);
        QVERIFY(!forget.isEnabled());
        QCOMPARE(QApplication::focusWidget(), &part<QWidget>("ab.keep"));
    }

    void theKeysGoFromTheSearchToTheFirstField() {
        key(Qt::Key_F, Qt::ControlModifier);
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), &part<QWidget>("image.resolution"));
    }

    void aPowerOfTenIsTheNumberThatItSays() {
        page_->findChild<QTabWidget*>()->setCurrentIndex(1);
        auto& weight = part<QDoubleSpinBox>("histogram.component-weight");
        const auto type = [&](const char* text) {
            weight.setFocus();
            weight.selectAll();
            QTest::keyClicks(&weight, text);
            QTest::keyClick(&weight, Qt::Key_Return);
        };
        type("5e-1");
        QCOMPARE(state().settings.histogram.componentWeight, 0.5);
        type("2e-4"); // finer than the steps
        QCOMPARE(state().settings.histogram.componentWeight, 2e-4);
        QCOMPARE(weight.value(), 2e-4);
        QVERIFY(weight.text().contains("0.0002"));
        type("1e9");
        QCOMPARE(state().settings.histogram.componentWeight, 2e-4);
        const QString problem = part<QLabel>("histogram.component-weight.problem").text();
        QVERIFY2(problem.startsWith("⚠ 1e9 is not allowed; 0 to "), qPrintable(problem));
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

    void textsOfMarksThatAreNearDoNotReadAsOne() {
        QWidget room;
        room.resize(400, 60);
        QSlider slider(Qt::Horizontal, &room);
        SliderMarks marks(slider, &room);
        slider.setGeometry(0, 0, 400, 20);
        slider.setRange(0, 400);
        marks.setGeometry(0, 20, 400, marks.sizeHint().height());
        const QFontMetrics metrics = marks.fontMetrics();
        const QString first = "calibrated", second = "thisimage"; // the only gap is that between them
        const int apart = (metrics.horizontalAdvance(first) + metrics.horizontalAdvance(second)) / 2 + 6;
        marks.setMarks({{.value = 100, .text = first}, {.value = 100 + apart, .text = second}});
        QImage image(marks.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        marks.render(&image, {}, {}, QWidget::DrawChildren);
        const int textTop = marks.height() - metrics.height() + 1;
        int last = -1, widest = 0;
        for (int x = 0; x < image.width(); ++x)
            for (int y = textTop; y < image.height(); ++y)
                if (image.pixelColor(x, y) != QColor(Qt::white)) {
                    widest = last < 0 ? 0 : std::max(widest, x - last);
                    last = x;
                    break;
                }
        QVERIFY2(widest >= metrics.height() * 2 / 3, qPrintable(QString::number(widest)));
    }

    void whatIsSearchedForIsFoundInTheLanguageOfTheMoment() {
        key(Qt::Key_F, Qt::ControlModifier);
        page_->findChild<SettingForm*>()->search()->setText(QChar(0x2605));
        const auto& weight = part<QDoubleSpinBox>("histogram.component-weight");
        QVERIFY(!weight.isVisible());
        tests::Stars stars;
        QCoreApplication::installTranslator(&stars);
        const bool isFound = QTest::qWaitFor([&] { return weight.isVisible(); });
        QCoreApplication::removeTranslator(&stars);
        QVERIFY(isFound);
        QTRY_VERIFY(!weight.isVisible());
    }

    /// The last one: the style stays with the application.
    void aChangedSettingStandsOutInEveryTheme() {
        setTheme(*qApp, Theme::Light);
        key(Qt::Key_F, Qt::ControlModifier);
        const auto& weight = part<QDoubleSpinBox>("histogram.component-weight");
        const auto labels = page_->findChildren<QLabel*>();
        const auto label = std::find_if(labels.begin(), labels.end(),
                                        [&](const QLabel* each) { return each->buddy() == &weight; });
        QVERIFY(label != labels.end());
        QVERIFY(!(*label)->font().bold());
        studio_->document().edit(
            "weight", [](DocumentState& state) { state.settings.histogram.componentWeight = 0.5; });
        QVERIFY((*label)->font().bold());
        setTheme(*qApp, Theme::Dark);
        QVERIFY((*label)->font().bold());
        undo().undo();
        QVERIFY(!(*label)->font().bold());
        setTheme(*qApp, Theme::Light);
        QVERIFY(!(*label)->font().bold());
    }
};

QTEST_MAIN(TuneSettingsTest)
#include "tune_settings_test.moc"
