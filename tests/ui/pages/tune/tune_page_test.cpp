#include "pages/tune/tune_page.h"

#include <cmath>
#include <map>

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHelpEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolTip>
#include <QValueAxis>

#include "film/film_strip.h"
#include "pages/tune/ab_difference.h"
#include "pages/tune/ab_panel.h"
#include "pages/tune/compare_view.h"
#include "pages/tune/layer_panel.h"
#include "pages/tune/verdict_strip.h"
#include "support/held_backbone.h"
#include "ui/pages/tune/tune_bench.h"
#include "widgets/canvas/mask_pictures.h"

using namespace cliplad;
using namespace cliplad::ui;

class TunePageTest : public QObject, tests::TuneBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { open(); }
    void cleanup() { close(); }

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

    void thePhotoIsThereWhileItIsEncoded() {
        const DocumentState product = state();
        const auto model = std::make_shared<tests::HeldBackbone>();
        Studio studio([&](const std::string&, const std::string&) { return model; });
        const auto letGo = qScopeGuard([&] { model->letGo(); });
        TunePage page(studio);
        page.show();
        studio.document().startNew(product);
        page.activate();
        const auto& canvas = *page.findChild<LayeredCanvas*>("tune.canvas");
        QTRY_COMPARE(canvas.photo().size(), QSize(448, 448)); // no thumbnail
        QTRY_VERIFY(canvas.notice().contains("encoding 1 of 3"));
        QVERIFY(studio.live().imageView() == nullptr);
    }

    void ticksOfTheHistogramAreWholePixels() {
        const auto label = [](const char* name) { return Label{.name = name}; };
        for (const int area : {0, 1, 2, 3, 4, 5, 7, 11, 346}) {
            ImageView shot;
            shot.areaPx = {area};
            shot.pieces = {1};
            chart().showAreas({label("screw")}, {shot}, nullptr);
            const auto axes = chart().chart()->axes(Qt::Horizontal);
            const auto& axis = *qobject_cast<QValueAxis*>(axes.value(0));
            const double step = (axis.max() - axis.min()) / (axis.tickCount() - 1);
            QVERIFY2(std::abs(step - std::round(step)) < 1e-9, qPrintable(QString::number(area)));
        }
    }

    void theThresholdIsNotKnownBeforeItIsCalibrated() {
        DocumentState product = state();
        product.shots.resize(1); // calibrated on changed copies
        const auto model = std::make_shared<tests::HeldBackbone>();
        Studio studio([&](const std::string&, const std::string&) { return model; });
        const auto letGo = qScopeGuard([&] { model->letGo(); });
        TunePage page(studio);
        page.show();
        studio.document().startNew(product);
        page.activate();
        model->pass(1);
        QTRY_VERIFY(studio.live().imageView() != nullptr);
        const auto& number = *page.findChild<QDoubleSpinBox*>("threshold.number");
        QVERIFY(!number.isEnabled());
        QCOMPARE(page.findChild<QLabel*>("tune.verdict")->text(), QString("No verdict yet"));
        model->letGo();
        QTRY_VERIFY(studio.live().isCurrent());
        QVERIFY(number.isEnabled());
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

    void theImageIsNamedAlsoWhereTheStripLacksIt() {
        const auto& name = part<QLabel>("imageName");
        lookAt(bad_);
        QTRY_COMPARE(name.text(), QString("bad.png"));
        const auto scored = tests::writePhoto(
            tests::draw({.seed = 12}), std::filesystem::path(folder_.path().toStdString()) / "scored.png");
        live().setImage(scored); // as Score does
        QTRY_COMPARE(name.text(), QString("scored.png (not in the strip below)"));
        QCOMPARE(name.toolTip().toStdString(), scored.string());
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

    void theNearestShotNamesItsPartsUnderThePointer() {
        lookAt(bad_);
        key(Qt::Key_B);
        part<QComboBox>("compare.kind").setCurrentIndex(1);
        LayeredCanvas& beside = page_->findChild<CompareView*>()->canvas();
        QTRY_VERIFY(beside.width() > 100);
        const auto at = [&](double x, double y) {
            return beside.toWidget({x * beside.photo().width(), y * beside.photo().height()}).toPoint();
        };
        QTest::mouseMove(&beside, at(224 / 448.0, 90 / 448.0)); // a red disc that the image lacks
        QTRY_COMPARE(chart().highlighted(), 0);
        QVERIFY(part<QLabel>("tune.place").text().contains("red disc"));
        part<QComboBox>("compare.kind").setCurrentIndex(0); // the photo alone is that of the image
        QTest::mouseMove(&beside, at(358 / 448.0, 90 / 448.0));
        QTRY_COMPARE(chart().highlighted(), 1);
    }

    void theChartTellsOfABarAsLongAsThePointerRests() {
        lookAt(good_);
        const QRectF plot = chart().chart()->plotArea();
        const QPoint bar = chart().mapFromScene(QPointF(plot.center().x(), plot.top() + plot.height() / 4));
        QHelpEvent rests(QEvent::ToolTip, bar, chart().viewport()->mapToGlobal(bar));
        QApplication::sendEvent(chart().viewport(), &rests);
        QVERIFY(QToolTip::isVisible());
        QVERIFY2(QToolTip::text().startsWith("red disc – here:"), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void theGroundTruthHasNoColour() {
        QImage mask(8, 8, QImage::Format_Indexed8);
        mask.setColorCount(2);
        mask.fill(0);
        for (int y = 2; y < 6; ++y)
            for (int x = 2; x < 6; ++x)
                mask.setPixel(x, y, 1);
        const QImage drawn = hatchedMask(mask);
        std::map<QRgb, int> pixels;
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x)
                ++pixels[drawn.pixel(x, y)];
        QCOMPARE(pixels.size(), std::size_t(3));
        QVERIFY(pixels[qRgb(0, 0, 0)] > 0 && pixels[qRgb(255, 255, 255)] > 0);
        QVERIFY(pixels[qRgba(0, 0, 0, 0)] > drawn.width() * drawn.height() * 3 / 4); // what is marked is seen
    }

    void theGroundTruthIsAlsoOnA() {
        lookAt(bad_);
        key(Qt::Key_K);
        key(Qt::Key_B);
        auto& compare = *page_->findChild<CompareView*>();
        QTRY_VERIFY(compare.canvas().width() > 100);
        QImage mask(8, 8, QImage::Format_Indexed8);
        mask.fill(1);
        const auto picture = [&](CompareView::Kind kind) {
            part<QComboBox>("compare.kind").setCurrentIndex(static_cast<int>(kind));
            compare.canvas().setStyle(TuneLayer::Truth, {.visible = true, .percent = 100});
            return compare.canvas().grab().toImage();
        };
        const QImage shot = picture(CompareView::Kind::NearestShot), a = picture(CompareView::Kind::A);
        compare.setTruth(mask);
        QVERIFY(picture(CompareView::Kind::NearestShot) == shot);
        QVERIFY(picture(CompareView::Kind::A) != a);
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
        QTRY_COMPARE(verdict(), QString("A: Reject"));
        QCOMPARE(undo().count(), steps + 1);
        live().setImage(good_); // A is asked about the other image too
        QTRY_COMPARE(verdict(), QString("A: Good"));
        lookAt(bad_);
        QTRY_COMPARE(verdict(), QString("A: Reject"));
        QTest::keyClick(&canvas(), Qt::Key_F);
        QCOMPARE(verdict(), QString("Good"));
        QTest::mouseClick(&part<QPushButton>("ab.use"), Qt::LeftButton);
        QVERIFY(!state().threshold);
        QCOMPARE(undo().undoText(), QString("Back to A"));
    }

    void whileAIsShownNothingPassesForThePresentState() {
        lookAt(bad_);
        key(Qt::Key_K);
        const int ofA = state().settings.clusters.count;
        studio_->document().edit("count", [](DocumentState& state) { ++state.settings.clusters.count; });
        const auto tells = [&](const QString& text) {
            const auto labels = page_->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel* label) { return label->text() == text; });
        };
        QVERIFY(tells("Clusters") && tells("Threshold"));
        key(Qt::Key_F);
        QVERIFY(tells(QString("Clusters now (A: %1)").arg(ofA)) && tells("Threshold of A"));
        QTRY_COMPARE(verdict(), QString("A: Reject"));
        key(Qt::Key_Right, Qt::ControlModifier); // an edit is seen
        QVERIFY(tells("Clusters") && tells("Threshold"));
    }

    void rawScoresAreWrittenOut() {
        Finding finding;
        finding.structural = 2.682e-7;
        finding.logical = 0.12345;
        VerdictStrip strip(*studio_, nullptr);
        strip.showContent({.preview = live().preview().get(), .finding = &finding});
        QStringList texts;
        for (const QLabel* label : strip.findChildren<QLabel*>())
            texts.append(label->text());
        const QString all = texts.join('|');
        QVERIFY2(all.contains("<b>0.000</b>") && all.contains("<b>0.123</b>"), qPrintable(all));
        QVERIFY2(!all.contains("E-"), qPrintable(all));
        Preview a, b;
        a.finding = b.finding = finding;
        a.finding->logical = 0.0026;
        b.finding->logical = 0.0033;
        const auto rows = resultDifferences(&a, &b, QLocale::c());
        QCOMPARE(rows.at(1).a, QString("0.00260"));
        QCOMPARE(rows.at(1).b, QString("0.00330"));
    }

    void aAndBAreToldAsTheStripTellsThemAndPiecesWhereTheyCount() {
        Preview a, b;
        for (Preview* preview : {&a, &b}) {
            preview->request.recipe.prompts.fine = {{.name = "screw"}};
            preview->image.emplace();
            preview->image->areaPx = {12};
        }
        a.image->pieces = {2};
        b.image->pieces = {3};
        a.finding.emplace().fused = 1.23456;
        const auto told = [&](const QString& what) {
            for (const AbRow& row : resultDifferences(&a, &b, QLocale::c()))
                if (row.what == what)
                    return row.a + " | " + row.b;
            return QString();
        };
        QCOMPARE(told("Calibrated score"), QString("1.23 σ | –"));
        QCOMPARE(told("Pieces of screw"), QString());
        b.request.recipe.settings.histogram.componentWeight = 0.5;
        QCOMPARE(told("Pieces of screw"), QString("2 | 3"));
    }

    void theVerdictOfAIsByItsOwnReviewThreshold() {
        lookAt(good_);
        QCOMPARE(verdict(), QString("Good"));
        key(Qt::Key_K);
        page_->findChild<QTabWidget*>()->setCurrentIndex(2);
        studio_->document().edit("review", [](DocumentState& state) { state.reviewThreshold = -1000; });
        QTRY_COMPARE(verdict(), QString("Review"));
        const auto& table = part<QTableWidget>("ab.table");
        QCOMPARE(table.item(0, 0)->text(), QString("Review from"));
        QCOMPARE(table.item(0, 1)->text(), QString("–"));
        QVERIFY(table.item(0, 2)->text().contains("1,000"));
        QTRY_VERIFY(page_->findChild<AbPanel*>()->preview());
        QTest::keyClick(&canvas(), Qt::Key_F);
        QTRY_COMPARE(verdict(), QString("A: Good"));
        QTest::keyClick(&canvas(), Qt::Key_F);
        QCOMPARE(verdict(), QString("Review"));
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

    void withoutShotsThePageSaysWhatToDo() {
        QSignalSpy problems(studio_.get(), &Studio::problem);
        studio_->document().edit("no shots", [](DocumentState& state) { state.shots.clear(); });
        key(Qt::Key_S);
        QCOMPARE(problems.count(), 1);
        QVERIFY(canvas().notice().contains("star"));
    }

    void allWidgetsHaveNames() {
        const auto textOf = [](const QWidget* widget) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            return button != nullptr ? button->text() : QString();
        };
        for (const QWidget* widget : page_->findChildren<QWidget*>())
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && !widget->inherits("QTabBar") &&
                !widget->objectName().startsWith("qt_"))
                QVERIFY2(!widget->accessibleName().isEmpty() || !textOf(widget).isEmpty(),
                         qPrintable(QString(widget->metaObject()->className()) + ' ' + widget->objectName() +
                                    " in " + widget->parentWidget()->metaObject()->className()));
    }
};

QTEST_MAIN(TunePageTest)
#include "tune_page_test.moc"
