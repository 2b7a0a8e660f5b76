#include "pages/prompts/prompts_page.h"

#include <fstream>

#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include "film/film_strip.h"
#include "pages/prompts/hint_panel.h"
#include "pages/prompts/label_view.h"
#include "pages/prompts/prompt_files.h"
#include "pages/prompts/ranking_list.h"
#include "pages/prompts/table/label_table_model.h"
#include "support/held_backbone.h"
#include "ui/pages/prompts/prompts_bench.h"
#include "widgets/canvas/heat_bar.h"
#include "widgets/canvas/image_canvas.h"

using namespace cliplad;
using namespace cliplad::ui;

class PromptsPageTest : public QObject, tests::PromptsBench {
    Q_OBJECT

private:
    QPushButton* hintButton(const char* name) const { return page_->findChild<QPushButton*>(name); }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { open(); }
    void cleanup() { close(); }

    void thePhotoIsThereWhileItIsEncoded() {
        const DocumentState product = state();
        const auto model = std::make_shared<tests::HeldBackbone>();
        Studio studio([&](const std::string&, const std::string&) { return model; });
        const auto letGo = qScopeGuard([&] { model->letGo(); });
        PromptsPage page(studio);
        page.show();
        studio.document().startNew(product);
        page.activate();
        const auto& canvas = *page.findChild<LabelView*>()->findChild<ImageCanvas*>();
        QTRY_COMPARE(canvas.photo().size(), QSize(448, 448));
        QTRY_VERIFY(canvas.notice().contains("encoding 1 of 2"));
        QVERIFY(studio.live().imageView() == nullptr);
    }

    void deleteOnTheFilmStripLeavesTheLabelsAlone() {
        fine().setCurrentIndex(fine().model()->index(0, LabelTableModel::Name));
        QWidget* film = page_->findChild<FilmStrip*>()->focusProxy();
        film->setFocus();
        QTest::keyClick(film, Qt::Key_Delete);
        QCOMPARE(state().fine.size(), std::size_t(3));
    }

    void aLabelThatNeverWinsIsPointedOutAndSwitchedOff() {
        auto* field = page_->findChild<QLineEdit*>("fineAdd");
        QTest::keyClicks(field, "spoon");
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(live().isCurrent() && hintButton("hintAction") != nullptr);
        QTest::mouseClick(hintButton("hintShow"), Qt::LeftButton);
        QCOMPARE(page_->chosen(), (LabelPlace{LabelList::Fine, 3}));
        QTest::mouseClick(hintButton("hintAction"), Qt::LeftButton);
        QVERIFY(!state().fine[3].enabled);
        QTRY_VERIFY(page_->findChild<HintPanel*>()->hints().empty());
        studio_->document().undoStack().undo();
        QVERIFY(state().fine[3].enabled);
    }

    void hintsOfAnEarlierEditAreNoAdviceForWordsThatCannotBeUsed() {
        auto* field = page_->findChild<QLineEdit*>("fineAdd");
        QTest::keyClicks(field, "spoon");
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(live().isCurrent() && hintButton("hintAction") != nullptr);
        const auto& hints = *page_->findChild<HintPanel*>();
        QCOMPARE(hints.hints().size(), std::size_t(1));
        studio_->document().edit("no name", [](DocumentState& state) { state.fine[0].label.name.clear(); });
        QVERIFY(!hints.problems().empty());
        QVERIFY(hints.hints().empty());
        QTRY_VERIFY(hintButton("hintAction") == nullptr);
        studio_->document().undoStack().undo();
        QCOMPARE(hints.hints().size(), std::size_t(1));
    }

    void theImageIsNamedAlsoWhereTheStripLacksIt() {
        const auto& name = *page_->findChild<QLabel*>("imageName");
        live().setImage(state().shots[1]);
        QTRY_COMPARE(name.text(), QString::fromStdString(state().shots[1].filename().string()));
        const auto other = tests::writePhoto(
            tests::draw({.seed = 12}), std::filesystem::path(folder_.path().toStdString()) / "other.png");
        live().setImage(other); // as Enrol does
        QTRY_COMPARE(name.text(), QString("other.png (not in the strip below)"));
        QVERIFY(name.isVisible());
    }

    void noHintIsLeftOfWhatWasBeforeWhileThePageIsHidden() {
        auto* field = page_->findChild<QLineEdit*>("fineAdd");
        QTest::keyClicks(field, "spoon");
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(live().isCurrent() && hintButton("hintShow") != nullptr);
        page_->hide();
        auto* hints = page_->findChild<HintPanel*>();
        QEvent otherColours(QEvent::PaletteChange);
        QApplication::sendEvent(hints, &otherColours);
        studio_->document().undoStack().undo();
        QTRY_VERIFY(live().isCurrent());
        page_->show();
        QVERIFY(hints->hints().empty());
        QTRY_VERIFY(hintButton("hintShow") == nullptr);
    }

    void labelsAreRankedBelowThePointer() {
        auto* canvas = page_->findChild<ImageCanvas*>();
        const auto lists = page_->findChildren<RankingList*>();
        QCOMPARE(lists.size(), 2);
        const QPointF disc = canvas->toWidget({90, 90}); // the first, red
        QTest::mouseMove(canvas, disc.toPoint());
        QTRY_COMPARE(lists[1]->rows().size(), std::size_t(3));
        QCOMPARE(lists[1]->rows()[0].name, QString("red disc"));
        QVERIFY(lists[1]->rows()[0].wins);
        QVERIFY(lists[1]->rows()[0].cosine > lists[1]->rows()[1].cosine);
        QCOMPARE(lists[0]->rows()[0].name, QString("part"));
        QTest::mouseClick(canvas, Qt::LeftButton, {}, canvas->toWidget({10, 440}).toPoint());
        QCOMPARE(lists[0]->rows()[0].name, QString("wood"));
        QTest::mouseMove(canvas, disc.toPoint() + QPoint(4, 4));
        QTRY_COMPARE(lists[0]->rows()[0].name, QString("part")); // the pointer goes before the pin
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(canvas, &leave);
        QCOMPARE(lists[0]->rows()[0].name, QString("wood"));
        const double before = lists[0]->rows()[0].cosine;
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(canvas, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(lists[0]->rows()[0].cosine != before || lists[0]->rows()[0].name != "wood");
    }

    void withoutTheCoarseStageABackgroundWinsWhereItIsNearerThanAnyPart() {
        auto* canvas = page_->findChild<ImageCanvas*>();
        const auto lists = page_->findChildren<RankingList*>();
        const auto winnerAt = [&](int list, QPointF place) {
            QTest::mouseMove(canvas, canvas->toWidget(place).toPoint());
            QString winner = "none";
            for (const auto& row : lists[list]->rows())
                if (row.wins)
                    winner = row.name;
            return winner;
        };
        const QPointF disc(90, 90), wood(10, 440);
        QTRY_COMPARE(winnerAt(0, disc), QString("part"));
        QTRY_COMPARE(winnerAt(0, wood), QString("wood"));
        studio_->document().edit("coarse stage", [](DocumentState& state) {
            state.settings.fine.coarseStage = FineSettings::CoarseStage::Off;
        });
        QTRY_VERIFY(live().isCurrent());
        QTRY_COMPARE(winnerAt(1, disc), QString("red disc"));
        QCOMPARE(winnerAt(0, disc), QString("none"));
        QTRY_COMPARE(winnerAt(1, wood), QString("wood")); // as near as the coarse one, so the fine one has it
        QCOMPARE(winnerAt(0, wood), QString("none"));
        studio_->document().edit("fine wood", [](DocumentState& state) { state.fine.pop_back(); });
        QTRY_VERIFY(live().isCurrent());
        QTRY_COMPARE(winnerAt(0, wood), QString("wood"));
        QCOMPARE(winnerAt(1, wood), QString("none"));
    }

    void thePictureShowsWhatIsAskedFor() {
        auto* view = page_->findChild<LabelView*>();
        auto* bar = page_->findChild<HeatBar*>();
        QVERIFY(!bar->isVisible());
        QTest::keyClick(&fine(), Qt::Key_2, Qt::AltModifier);
        QVERIFY(view->shows() == LabelView::Shows::Similarity);
        QVERIFY(bar->isVisible());
        const double low = bar->low(), high = bar->high();
        QVERIFY(high > low);
        fine().setCurrentIndex(fine().model()->index(1, LabelTableModel::Name));
        QCOMPARE(bar->low(), low); // one scale for all labels
        QCOMPARE(bar->high(), high);
        QTest::keyClick(&fine(), Qt::Key_3, Qt::AltModifier);
        QVERIFY(view->shows() == LabelView::Shows::Masks);
        QTest::keyClick(&fine(), Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(live().image(), state().shots[1]);
    }

    void sentencesAndSynonymsAreSettings() {
        auto* templates = page_->findChild<QComboBox*>("templates");
        QCOMPARE(templates->currentIndex(), 2);
        templates->setFocus();
        QTest::keyClick(templates, Qt::Key_Up);
        QVERIFY(state().settings.text.templates == Templates::Short);
        studio_->document().undoStack().undo();
        QCOMPARE(templates->currentIndex(), 2);
    }

    void labelsGoToAFileAndComeBack() {
        const auto file = std::filesystem::path(folder_.filePath("words.yaml").toStdString());
        const auto labels = state().fine;
        QSignalSpy exported(&page_->files(), &PromptFiles::exported);
        page_->files().exportTo(file);
        QTRY_COMPARE(exported.size(), 1);
        fine().setFocus();
        fine().setCurrentIndex(fine().model()->index(0, LabelTableModel::Name));
        QTest::keyClick(&fine(), Qt::Key_Delete);
        QVERIFY(state().fine != labels);
        QSignalSpy imported(&page_->files(), &PromptFiles::imported);
        page_->files().importFrom(file);
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(state().fine == labels);
        QCOMPARE(undoText(), QString("Labels from “words.yaml”"));
    }

    void aFileThatCannotBeReadChangesNothing() {
        const QString file = folder_.filePath("broken.yaml");
        std::ofstream(file.toStdString()) << "coarse: [a]\n";
        const DocumentState before = state();
        QSignalSpy problem(studio_.get(), &Studio::problem);
        page_->files().importFrom(file.toStdString());
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(problem[0][1].toString().contains("needs the key 'fine'"));
        QVERIFY(state() == before);
    }

    void aFileForTheProductBeforeIsNothingToThisOne() {
        const QString good = folder_.filePath("good.yaml");
        std::ofstream(good.toStdString()) << "coarse: [a]\nfine: [b]\n";
        QSignalSpy problem(studio_.get(), &Studio::problem);
        QSignalSpy imported(&page_->files(), &PromptFiles::imported);
        page_->files().importFrom("/nowhere/words.yaml");
        page_->files().importFrom(good.toStdString());
        const DocumentState opened = state();
        studio_->document().startNew(opened);
        QSignalSpy exported(&page_->files(), &PromptFiles::exported);
        page_->files().exportTo(folder_.filePath("after.yaml").toStdString());
        QTRY_COMPARE(exported.size(), 1); // one after another
        QCOMPARE(problem.size(), 0);
        QCOMPARE(imported.size(), 0);
        QVERIFY(state() == opened);
    }

    void aHiddenPageFollowsWhenItComesBack() {
        const auto& canvas = *page_->findChild<LabelView*>()->findChild<ImageCanvas*>();
        auto* hints = page_->findChild<HintPanel*>();
        const QString before = hints->findChild<QLabel*>()->text();
        page_->hide();
        QSignalSpy figures(fine().model(), &QAbstractItemModel::dataChanged);
        studio_->document().edit("no words", [](DocumentState& state) { state.fine.clear(); });
        QVERIFY(!live().notice().isEmpty());
        QVERIFY(canvas.notice().isEmpty());
        QCOMPARE(hints->findChild<QLabel*>()->text(), before);
        studio_->document().undoStack().undo();
        QTRY_VERIFY(live().isCurrent());
        figures.clear();
        studio_->document().edit("count", [](DocumentState& state) { ++state.settings.clusters.count; });
        figures.clear(); // of the edit itself
        QTRY_VERIFY(live().isCurrent());
        QCOMPARE(figures.count(), 0);
        studio_->document().edit("no words", [](DocumentState& state) { state.fine.clear(); });
        page_->show();
        QVERIFY(!canvas.notice().isEmpty());
        QVERIFY(hints->findChild<QLabel*>()->text() != before);
    }

    void labelsThatComeWithTheProgramAreAStart() {
        QMenu* menu = page_->findChild<QPushButton*>("startFrom")->menu();
        QAction* pins = nullptr;
        for (QAction* action : menu->actions())
            if (action->data() == "pushpins")
                pins = action;
        QVERIFY(pins != nullptr);
        pins->trigger();
        QCOMPARE(state().fine[0].label.name, std::string("pushpin"));
        QCOMPARE(undoText(), QString("Labels from “Pushpins”"));
    }

    void everyFieldHasANameForThoseWhoCannotSeeIt() {
        for (QWidget* widget : page_->findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_") ||
                widget->findChild<QAbstractItemView*>() != nullptr)
                continue;
            if (auto* button = qobject_cast<QAbstractButton*>(widget);
                button != nullptr && !button->text().isEmpty())
                continue;
            const QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(
                seen != nullptr && !seen->text(QAccessible::Name).isEmpty(),
                qPrintable(QString("%1 %2").arg(widget->metaObject()->className(), widget->objectName())));
        }
    }

    void withoutAProductThePageRests() {
        studio_->document().close();
        QVERIFY(!page_->isEnabled());
        QCOMPARE(fine().model()->rowCount(), 0);
    }
};

QTEST_MAIN(PromptsPageTest)
#include "prompts_page_test.moc"
