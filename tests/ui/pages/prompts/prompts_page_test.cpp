#include "pages/prompts/prompts_page.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QColorDialog>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include "pages/prompts/hint_panel.h"
#include "pages/prompts/label_table_model.h"
#include "pages/prompts/label_view.h"
#include "pages/prompts/prompt_files.h"
#include "pages/prompts/ranking_list.h"
#include "support/disc_studio.h"
#include "support/held_backbone.h"
#include "widgets/canvas/heat_bar.h"
#include "widgets/canvas/image_canvas.h"
#include "widgets/film/film_strip.h"

using namespace cliplad;
using namespace cliplad::ui;

/// Drives the page with keys and mouse, over a product of coloured discs.
class PromptsPageTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::unique_ptr<Studio> studio_;
    std::unique_ptr<PromptsPage> page_;

    const DocumentState& state() const { return studio_->document().state(); }
    LiveSession& live() const { return studio_->live(); }
    QString undoText() const { return studio_->document().undoStack().undoText(); }
    QTableView& table(const char* name) const { return *page_->findChild<QTableView*>(name); }
    QTableView& fine() const { return table("fineTable"); }
    QString cell(const QTableView& view, int row, int column) const {
        return view.model()->index(row, column).data().toString();
    }
    /// Puts the keys into a cell as a person does: a click, then F2.
    QLineEdit* typeIn(QTableView& view, int row, int column) {
        const QModelIndex index = view.model()->index(row, column);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
        QTest::keyClick(&view, Qt::Key_F2);
        return view.viewport()->findChild<QLineEdit*>();
    }
    QMap<QString, QString> colours() const {
        QMap<QString, QString> shown;
        for (int row = 0; row < fine().model()->rowCount(); ++row)
            shown[cell(fine(), row, LabelTableModel::Name)] = fine()
                                                                  .model()
                                                                  ->index(row, LabelTableModel::Colour)
                                                                  .data(Qt::DecorationRole)
                                                                  .value<QColor>()
                                                                  .name();
        return shown;
    }
    QPushButton* hintButton(const char* name) const { return page_->findChild<QPushButton*>(name); }

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setOrganizationName("clip-lad-tests");
    }

    void init() {
        studio_ = std::make_unique<Studio>(tests::loadFake);
        page_ = std::make_unique<PromptsPage>(*studio_);
        page_->resize(1180, 620);
        page_->show();
        const auto request = tests::discRequest(tests::writeShots(folder_.path().toStdString(), 2));
        DocumentState product;
        product.name = "discs";
        product.setPrompts(request.prompts);
        product.settings = request.settings;
        product.photos = product.shots = request.shots;
        studio_->document().startNew(product);
        page_->activate();
        QTRY_VERIFY(live().isCurrent());
        QApplication::setActiveWindow(page_.get());
    }

    void cleanup() {
        page_.reset();
        studio_.reset();
    }

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

    void figuresOfEachLabelStandInItsRow() {
        QVERIFY(cell(fine(), 0, LabelTableModel::Area).endsWith("%"));
        QVERIFY(cell(fine(), 0, LabelTableModel::Area) != QLocale().toString(0.0, 'f', 1) + " %");
        QVERIFY(QLocale().toDouble(cell(fine(), 0, LabelTableModel::Similarity)) > 0.3);
        QVERIFY(cell(fine(), 0, LabelTableModel::Spread).startsWith("±"));
    }

    void aLabelIsRenamedWithEnterAndUndone() {
        QLineEdit* editor = typeIn(fine(), 0, LabelTableModel::Name);
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, "crimson disc");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(state().fine[0].label.name, std::string("crimson disc"));
        QCOMPARE(undoText(), QString("Rename “red disc” → “crimson disc”"));
        studio_->document().undoStack().undo();
        QCOMPARE(state().fine[0].label.name, std::string("red disc"));
        QCOMPARE(cell(fine(), 0, LabelTableModel::Name), QString("red disc"));
    }

    void whatIsTypedHoldsAfterAPauseAsOneStep() {
        const int steps = studio_->document().undoStack().count();
        QLineEdit* editor = typeIn(fine(), 0, LabelTableModel::Synonyms);
        QTest::keyClicks(editor, "red disc, ");
        QTRY_COMPARE(state().fine[0].label.synonyms, std::vector<std::string>{"red disc"});
        QCOMPARE(editor->text(), QString("red disc, ")); // what is being typed stays as it is
        QTest::keyClicks(editor, "green disc");
        QTRY_COMPARE(state().fine[0].label.synonyms.size(), std::size_t(2));
        QTest::keyClick(editor, Qt::Key_Tab);
        QCOMPARE(studio_->document().undoStack().count(), steps + 1);
        QTRY_VERIFY(live().isCurrent());
        QCOMPARE(live().preview()->request.recipe.prompts.fine[0].synonyms.size(), std::size_t(2));
        studio_->document().undoStack().undo();
        QVERIFY(state().fine[0].label.synonyms.empty());
    }

    void tabGoesFromCellToCellAndEscapeBringsBack() {
        const int steps = studio_->document().undoStack().count();
        QLineEdit* editor = typeIn(fine(), 0, LabelTableModel::Synonyms);
        QTest::keyClick(editor, Qt::Key_Tab);
        QCOMPARE(fine().currentIndex().row(), 1);
        QCOMPARE(fine().currentIndex().column(), int(LabelTableModel::Name));
        QTRY_VERIFY(fine().viewport()->findChildren<QLineEdit*>().size() == 1);
        editor = fine().viewport()->findChild<QLineEdit*>();
        editor->selectAll();
        QTest::keyClicks(editor, "azure");
        QTRY_COMPARE(state().fine[1].label.name, std::string("azure"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(state().fine[1].label.name, std::string("blue disc"));
        QCOMPARE(studio_->document().undoStack().count(), steps);
    }

    void labelsAreAddedRemovedDuplicatedMovedAndSwitchedOffByKeys() {
        QTest::keyClick(&fine(), Qt::Key_Insert);
        auto* field = page_->findChild<QLineEdit*>("fineAdd");
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, "green disc");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(state().fine[3].label.name, std::string("green disc"));
        QCOMPARE(page_->chosen(), (LabelPlace{LabelList::Fine, 3}));
        QVERIFY(field->text().isEmpty());
        fine().setFocus();
        QTest::keyClick(&fine(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(state().fine[2].label.name, std::string("green disc"));
        QCOMPARE(fine().currentIndex().row(), 2);
        QTest::keyClick(&fine(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(fine().currentIndex().row(), 3);
        QTest::keyClick(&fine(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(!state().fine[3].enabled);
        QCOMPARE(undoText(), QString("Switch off “green disc”"));
        QTest::keyClick(&fine(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(state().fine[3].label.background);
        QTest::keyClick(&fine(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(state().fine.size(), std::size_t(5));
        auto* editor = fine().viewport()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr); // the copy wants another name
        QTest::keyClick(editor, Qt::Key_Escape);
        QTest::keyClick(&fine(), Qt::Key_Delete);
        QCOMPARE(state().fine.size(), std::size_t(4));
        while (studio_->document().undoStack().canUndo())
            studio_->document().undoStack().undo();
        QCOMPARE(state().fine.size(), std::size_t(3));
        QCOMPARE(fine().model()->rowCount(), 3);
    }

    void coloursStayWhateverHappensToOtherLabels() {
        const auto before = colours();
        QCOMPARE(before.size(), 3);
        const auto others = [&](const QString& but) {
            auto shown = colours();
            for (const QString& name : shown.keys())
                if (!before.contains(name) || name == but)
                    shown.remove(name);
            auto expected = before;
            expected.remove(but);
            return shown == expected;
        };
        QUndoStack& undo = studio_->document().undoStack();
        const DocumentState start = state();
        fine().setFocus();
        const auto at = [&](int row) {
            fine().setCurrentIndex(fine().model()->index(row, LabelTableModel::Name));
        };
        at(0);
        QTest::keyClick(&fine(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(fine().currentIndex().row(), 1); // goes with it
        QCOMPARE(colours(), before);
        undo.undo();
        QVERIFY(state() == start); // one step
        at(0);
        QTest::keyClick(&fine(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(others("red disc"));
        QTest::keyClick(&fine(), Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(colours(), before);
        QTest::keyClick(&fine(), Qt::Key_D, Qt::ControlModifier);
        if (auto* editor = fine().viewport()->findChild<QLineEdit*>())
            QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(others({}));
        at(0);
        QTest::keyClick(&fine(), Qt::Key_Delete);
        QVERIFY(others("red disc"));
        const QStringList shown = colours().values();
        QCOMPARE(QSet<QString>(shown.begin(), shown.end()).size(), shown.size());
    }

    void aNewLabelShowsAColourThatNoOtherShows() {
        fine().setFocus();
        fine().setCurrentIndex(fine().model()->index(0, LabelTableModel::Name));
        QTest::keyClick(&fine(), Qt::Key_Delete);
        auto* field = page_->findChild<QLineEdit*>("fineAdd");
        QTest::keyClicks(field, "green disc");
        QTest::keyClick(field, Qt::Key_Return);
        const QStringList shown = colours().values();
        QCOMPARE(shown.size(), 3);
        QCOMPARE(QSet<QString>(shown.begin(), shown.end()).size(), 3);
    }

    void deleteOnTheFilmStripLeavesTheLabelsAlone() {
        fine().setCurrentIndex(fine().model()->index(0, LabelTableModel::Name));
        QWidget* film = page_->findChild<FilmStrip*>()->focusProxy();
        film->setFocus();
        QTest::keyClick(film, Qt::Key_Delete);
        QCOMPARE(state().fine.size(), std::size_t(3));
    }

    void aRowIsDraggedToItsPlace() {
        QAbstractItemModel& model = *fine().model();
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0)}));
        model.dropMimeData(data.get(), Qt::MoveAction, 3, 0, {});
        QCOMPARE(state().fine[2].label.name, std::string("red disc"));
        QTRY_COMPARE(fine().currentIndex().row(), 2);
        QVERIFY(!table("coarseTable").model()->dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
        QCOMPARE(state().coarse.size(), std::size_t(2));
    }

    void ticksFlipBySpaceAndByMouse() {
        fine().setCurrentIndex(fine().model()->index(1, LabelTableModel::Enabled));
        QTest::keyClick(&fine(), Qt::Key_Space);
        QVERIFY(!state().fine[1].enabled);
        QTest::keyClick(&fine(), Qt::Key_Return);
        QVERIFY(state().fine[1].enabled);
    }

    void aColourIsChosen() {
        const QModelIndex swatch = fine().model()->index(0, LabelTableModel::Colour);
        QTest::mouseClick(fine().viewport(), Qt::LeftButton, {}, fine().visualRect(swatch).center());
        auto* dialog = fine().findChild<QColorDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->setCurrentColor(QColor("#123456"));
        dialog->accept();
        QCOMPARE(state().fine[0].label.colour, std::string("#123456"));
        QCOMPARE(undoText(), QString("Colour of “red disc”"));
    }

    void wordsThatCannotBeUsedAreToldAtTheirRow() {
        QLineEdit* editor = typeIn(fine(), 1, LabelTableModel::Name);
        editor->selectAll();
        QTest::keyClicks(editor, "Red disc");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(state().fine[1].label.name, std::string("Red disc"));
        const QModelIndex name = fine().model()->index(1, LabelTableModel::Name);
        QVERIFY(!name.data(Qt::DecorationRole).isNull());
        QVERIFY(name.data(Qt::ToolTipRole).toString().contains("“red disc”"));
        QVERIFY(live().notice().contains("Not up to date"));
        QVERIFY(page_->findChild<ImageCanvas*>()->notice().contains("Not up to date"));
        QVERIFY(fine().model()->index(0, LabelTableModel::Area).data(Qt::FontRole).value<QFont>().italic());
        QTRY_VERIFY(fine().viewport()->findChild<QLineEdit*>() == nullptr);
        QTest::keyClick(page_.get(), Qt::Key_F8); // to the cell that is to be mended
        editor = fine().viewport()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, "blue disc");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(live().isCurrent() && live().notice().isEmpty());
        QVERIFY(name.data(Qt::DecorationRole).isNull());
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
        QVERIFY(state().settings.text.templates == TextSettings::Templates::Short);
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
