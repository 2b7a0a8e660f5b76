#include "pages/prompts/label_panel.h"

#include <QColorDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>

#include "pages/prompts/labels/label_edits.h"
#include "pages/prompts/table/label_table_model.h"
#include "ui/pages/prompts/prompts_bench.h"
#include "widgets/canvas/image_canvas.h"

using namespace cliplad;
using namespace cliplad::ui;

class LabelPanelTest : public QObject, tests::PromptsBench {
    Q_OBJECT

private:
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

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { open(); }
    void cleanup() { close(); }

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

    void whatIsNoNameIsRefusedWithASentence() {
        QSignalSpy told(studio_.get(), &Studio::notice);
        const DocumentState before = state();
        auto* field = page_->findChild<QLineEdit*>("fineAdd");
        for (const char* typed : {"", "  ", ",", "…!", " , - "}) {
            field->setText(typed);
            field->setFocus();
            QTest::keyClick(field, Qt::Key_Return);
            QCOMPARE(field->text(), QString(typed)); // to be mended
        }
        QCOMPARE(told.count(), 5);
        QVERIFY(told[0][0].toString().contains("letter"));
        QVERIFY(state() == before);
        told.clear();

        for (const char* typed : {"", ","}) {
            QLineEdit* editor = typeIn(fine(), 0, LabelTableModel::Name);
            editor->selectAll();
            QTest::keyClicks(editor, "x");
            QTRY_COMPARE(state().fine[0].label.name, std::string("x"));
            editor->selectAll();
            QTest::keyClick(editor, Qt::Key_Delete);
            QTest::keyClicks(editor, typed);
            QTest::keyClick(editor, Qt::Key_Return);
            QTRY_COMPARE(told.count(), 1);
            QVERIFY(state() == before); // with the name that it had
            told.clear();
            QTRY_VERIFY(fine().viewport()->findChild<QLineEdit*>() == nullptr);
        }
    }

    void wordsBehindACommaBecomeSynonyms() {
        QSignalSpy told(studio_.get(), &Studio::notice);
        auto* field = page_->findChild<QLineEdit*>("fineAdd");
        field->setText("green disc, green thing , ,!");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(state().fine[3].label.name, std::string("green disc"));
        QCOMPARE(state().fine[3].label.synonyms, (std::vector<std::string>{"green disc", "green thing"}));
        QCOMPARE(told.count(), 1);
        QVERIFY(told[0][0].toString().contains("“green disc”"));
        studio_->document().undoStack().undo();
        QCOMPARE(state().fine.size(), std::size_t(3));

        QLineEdit* editor = typeIn(fine(), 0, LabelTableModel::Name);
        editor->selectAll();
        QTest::keyClicks(editor, "red disc, red th");
        QTRY_COMPARE(state().fine[0].label.synonyms.size(), std::size_t(2));
        QTest::keyClicks(editor, "ing");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(state().fine[0].label.synonyms, (std::vector<std::string>{"red disc", "red thing"}));
        QCOMPARE(cell(fine(), 0, LabelTableModel::Name), QString("red disc"));
        QTRY_COMPARE(told.count(), 2);
        studio_->document().undoStack().undo(); // one step
        QVERIFY(state().fine[0].label.synonyms.empty());
    }

    void aNameWithACommaStandsInQuotes() {
        QLineEdit* editor = typeIn(fine(), 0, LabelTableModel::Name);
        editor->selectAll();
        QTest::keyClicks(editor, "\"disc, red\"");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(state().fine[0].label.name, std::string("disc, red"));
        QCOMPARE(cell(fine(), 0, LabelTableModel::Name), QString("disc, red"));
        QTRY_VERIFY(fine().viewport()->findChild<QLineEdit*>() == nullptr);
        editor = typeIn(fine(), 0, LabelTableModel::Name);
        QCOMPARE(editor->text(), QString("\"disc, red\""));
        QTest::keyClick(editor, Qt::Key_Return); // as it is
        QTRY_VERIFY(fine().viewport()->findChild<QLineEdit*>() == nullptr);
        QCOMPARE(state().fine[0].label.name, std::string("disc, red"));
        QVERIFY(state().fine[0].label.synonyms.empty());
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
        QCOMPARE(undoText(), QString("Synonyms of “red disc”: + red disc, + green disc"));
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
        QVERIFY2(undoText().startsWith("Colour of “red disc” ") && undoText().endsWith(" → #123456"),
                 qPrintable(undoText()));
    }

    void aSwatchIsSeenInASelectedRowOfItsColour() {
        const QColor row = fine().palette().color(QPalette::Highlight);
        const QModelIndex swatch = fine().model()->index(0, LabelTableModel::Colour);
        LabelEdits(studio_->document()).setColour({LabelList::Fine, 0}, row.name());
        fine().setCurrentIndex(swatch);
        const QImage cell = fine().viewport()->grab(fine().visualRect(swatch)).toImage();
        int outline = 0;
        for (int y = 0; y < cell.height(); ++y)
            for (int x = 0; x < cell.width(); ++x)
                outline += cell.pixelColor(x, y) == fine().palette().color(QPalette::HighlightedText);
        QVERIFY2(outline > 20, qPrintable(QString::number(outline)));
    }

    void aLabelIsPutIntoSentencesOfItsOwn() {
        const QModelIndex at = fine().model()->index(0, LabelTableModel::Sentences);
        QCOMPARE(at.data().toString(), QString("words alone")); // as all
        QTest::mouseClick(fine().viewport(), Qt::LeftButton, {}, fine().visualRect(at).center());
        auto* menu = fine().findChild<QMenu*>();
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), qsizetype(4));
        QVERIFY(menu->actions().front()->isChecked());
        menu->actions().at(2)->trigger();
        menu->close();
        QVERIFY(state().fine[0].label.templates == Templates::Short);
        QCOMPARE(undoText(), QString("Sentences of “red disc”: the best 7"));
        QCOMPARE(at.data().toString(), QString("the best 7"));
        QTRY_VERIFY(live().isCurrent());
        studio_->document().undoStack().undo();
        QVERIFY(!state().fine[0].label.templates);
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
};

QTEST_MAIN(LabelPanelTest)
#include "label_panel_test.moc"
