#include "shell/preferences/model_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "session/studio.h"
#include "shell/help/diagnosis.h"
#include "shell/help/log_window.h"
#include "shell/main_window.h"
#include "support/disc_studio.h"
#include "support/own_home.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;

/// Only a model named "fine" is there.
std::shared_ptr<const Backbone> loadFine(const std::string& name, const std::string& precision) {
    if (name != "fine")
        throw Error("holds no model", name, "choose another one");
    return loadFake(name, precision);
}

struct Opened {
    Studio studio{loadFine};
    MainWindow window{studio};

    explicit Opened(DocumentState state) {
        window.show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
        state.modelName = "gone";
        studio.document().startNew(state);
        QTRY_COMPARE(studio.engine().model().state, ModelStatus::State::Failed);
    }
    ~Opened() { studio.document().close(); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;

    QWidget& bar() { return *window.findChild<QWidget*>("noticeBar"); }
    QString told() { return bar().findChildren<QLabel*>().constLast()->text(); }
    void load(const char* name) {
        studio.document().edit("model", [&](DocumentState& state) { state.modelName = name; });
    }
};

QStringList namesIn(const ModelDialog& dialog) {
    QStringList names;
    const auto& list = *dialog.findChild<QListWidget*>();
    for (int row = 0; row < list.count(); ++row)
        names.append(list.item(row)->data(Qt::UserRole).toString());
    return names;
}

class ModelDialogTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::vector<std::filesystem::path> shots_;

private Q_SLOTS:
    void initTestCase() { shots_ = writeShots(folder_.path().toStdString(), 2); }
    void init() { QSettings().clear(); }

    void aModelThatCannotBeLoadedIsToldWithAWayToAnother() {
        Opened opened(discState({})); // also without shots
        QVERIFY(opened.bar().isVisible());
        QVERIFY2(opened.told().contains("could not be loaded") && opened.told().contains("holds no model"),
                 qPrintable(opened.told()));
        auto* remedy = opened.window.findChild<QPushButton*>("noticeRemedy");
        QVERIFY(remedy->isVisible());
        QTest::mouseClick(remedy, Qt::LeftButton);
        auto* dialog = qobject_cast<ModelDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog != nullptr);
        dialog->reject();
        opened.load("fine");
        QTRY_VERIFY(!opened.bar().isVisible());
    }

    void savingWithoutAModelSaysThatItFailed() {
        Opened opened(discState(shots_));
        opened.bar().hide();
        QTest::keyClick(&opened.window, Qt::Key_S, Qt::ControlModifier);
        QVERIFY(opened.bar().isVisible());
        QVERIFY2(opened.told().contains("not saved: its model could not be loaded"),
                 qPrintable(opened.told()));
        QVERIFY(opened.window.findChild<QPushButton*>("noticeRemedy")->isVisible());
        opened.studio.tellProblem(asGiven("Something else.")); // of which the button says nothing
        QVERIFY(!opened.window.findChild<QPushButton*>("noticeRemedy")->isVisible());
    }

    void aProblemThatWasClosedDoesNotComeBackWithEachEdit() {
        Opened opened(discState(shots_));
        opened.bar().hide();
        QSignalSpy model(&opened.studio.engine(), &Engine::modelChanged);
        opened.studio.document().edit("threshold", [](DocumentState& state) { state.threshold = 3; });
        QTRY_VERIFY(model.count() >= 2); // loaded again, in vain
        QVERIFY(!opened.bar().isVisible());
        opened.load("gone too");
        QTRY_VERIFY(opened.bar().isVisible());
    }

    void theLogTellsLoadingFromReady() {
        Opened opened(discState(shots_));
        LogWindow::startRecording(opened.studio);
        opened.load("fine");
        QTRY_COMPARE(opened.studio.engine().model().state, ModelStatus::State::Ready);
        opened.load("gone");
        QTRY_COMPARE(opened.studio.engine().model().state, ModelStatus::State::Failed);
        const QString log = diagnosisText(opened.studio);
        for (const char* line :
             {"model fine fp32 loading", "model fine fp32 ready", "model gone fp32 failed: "})
            QVERIFY2(log.contains(line), line);
    }

    void aFolderThatWasChosenIsOfferedAgain() {
        Opened opened(discState(shots_));
        {
            ModelDialog dialog(opened.studio, &opened.window);
            dialog.show();
            QVERIFY(QTest::qWaitForWindowActive(&dialog));
            dialog.takeFolder("/models/mine");
            auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
            QTRY_VERIFY(ok->hasFocus());
            QTest::keyClick(ok, Qt::Key_Return);
        }
        QCOMPARE(opened.studio.document().state().modelName, std::string("/models/mine"));
        opened.load("demo");
        const ModelDialog dialog(opened.studio, &opened.window);
        QCOMPARE(namesIn(dialog), (QStringList{"demo", "/models/mine"}));
        QCOMPARE(dialog.findChild<QListWidget*>()->currentRow(), 0);
    }

    void theFastestPrecisionOfThisMachineIsOffered() {
        Opened opened(discState(shots_));
        const PrecisionSpeeds speeds = precisionSpeeds(precisionSpeedsFile()); // of this home
        ModelDialog dialog(opened.studio, &opened.window);
        dialog.show();
        auto* precision = dialog.findChild<QComboBox*>();
        QCOMPARE(precision->currentData().toString(), QString("fp32"));
        QTRY_COMPARE(precision->count(), 4);
        QCOMPARE(precision->currentData().toString(), QString("fp32")); // it is only offered
        const std::string choice(precisionName(speeds.choice()));
        QVERIFY(precision->itemText(0).contains(QString::fromStdString(choice)));
        precision->setCurrentIndex(0);
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->click();
        QCOMPARE(opened.studio.document().state().precision, choice);
    }

    void dialogsOfTheWindowDoNotHoldTheirCaller() {
        Opened opened(discState(shots_));
        for (const char* id : {"app.model", "app.remap", "app.preferences", "app.shortcuts", "app.about"}) {
            opened.window.findChild<QAction*>(id)->trigger(); // comes back at once
            const QPointer<QDialog> dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            QVERIFY2(dialog != nullptr, id);
            dialog->reject();
            QTRY_VERIFY2(dialog.isNull(), id);
        }
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ModelDialogTest)
#include "model_dialog_test.moc"
