#include "shell/help/log_window.h"

#include <fstream>

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "base/file_lock.h"
#include "records/configured_records.h"
#include "shell/help/diagnosis.h"
#include "shell/help/log_file.h"
#include "shell/help/log_lines.h"
#include "shell/view_menu.h"
#include "support/own_home.h"
#include "ui/shell/opened_window.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

const OwnHome kHome;

/// That was read from a file.
class StoredFake : public FakeBackbone {
public:
    explicit StoredFake(fs::path weights)
        : stored_(FakeBackbone::info()) {
        stored_.weights = std::move(weights);
    }
    const BackboneInfo& info() const override { return stored_; }

private:
    BackboneInfo stored_;
};

QString textIn(const fs::path& file) {
    QFile text(QString::fromStdString(file.string()));
    return text.open(QIODevice::ReadOnly) ? QString::fromUtf8(text.readAll()) : QString();
}

class LogWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::vector<fs::path> shots_;

    fs::path in(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName("log_window_test");
        shots_ = writeShots(folder_.path().toStdString(), 2);
    }
    void init() { fs::remove(LogFile::defaultFile()); }

    void whatIsDoneIsInTheLogAndInItsFileAtOnce() {
        OpenedWindow opened;
        LogWindow::startRecording(opened.studio);
        ProductDocument& document = opened.studio.document();
        document.startNew(discState(shots_));
        opened.window.showPage("score");
        const auto rename = [&](const char* name) {
            document.edit(
                "name", [&](DocumentState& state) { state.name = name; }, "name");
        };
        rename("p");
        rename("plates"); // one edit, as it is typed
        document.undoStack().undo();
        QTRY_VERIFY(opened.studio.live().isCurrent());
        opened.studio.save(in("product"));
        QTRY_VERIFY(document.folder() == in("product"));
        QTRY_VERIFY(textIn(LogFile::defaultFile()).contains("product saved: "));
        const QString log = textIn(LogFile::defaultFile()); // while the program runs: it may be killed
        for (const char* line : {"product opened: not saved yet, 2 shots", "page: score", "edit: name",
                                 "undone: name", "started: Saving product", "model demo fp32 ready"})
            QVERIFY2(log.contains(line), qPrintable(QString(line) + " is not in\n" + log));
        QCOMPARE(log.count("edit: name"), 1);
        JobLane& files = opened.studio.engine().files();
        QTRY_VERIFY(files.jobs().isEmpty());
        files.start("A short look", [](const JobContext&) {}); // done in no time, and asked for by nobody
        QTRY_VERIFY(files.jobs().isEmpty());
        qint64 seen = 0;
        QVERIFY(!LogLines::ofProgram().since(seen).join('\n').contains("A short look"));
    }

    void anEditThatEndsAsItBeganWasNotUndone() {
        OpenedWindow opened;
        LogWindow::startRecording(opened.studio);
        ProductDocument& document = opened.studio.document();
        document.startNew(discState(shots_));
        document.edit("limit", [](DocumentState& state) { state.threshold = 3; });
        qint64 seen = 0;
        LogLines::ofProgram().since(seen);
        const std::string before = document.state().name;
        for (const std::string& name : {std::string("p"), before}) // one edit, as it is typed
            document.edit(
                "name", [&](DocumentState& state) { state.name = name; }, "name");
        QCOMPARE(document.undoStack().count(), 1);
        const QString log = LogLines::ofProgram().since(seen).join('\n');
        QVERIFY2(log.contains("edit: name") && !log.contains("undone:"), qPrintable(log));
    }

    void theFileIsKeptAsLongAsOneRecords() {
        OpenedWindow opened;
        LogWindow::startRecording(opened.studio);
        {
            Studio other(loadFake);
            LogWindow::startRecording(other);
        }
        QVERIFY(LogLines::ofProgram().keptIn() == LogFile::defaultFile());
    }

    void recordsThatCannotBeReachedAreLogged() {
        configureRecords("postgresql://anna@127.0.0.1:1/inspections", "line 1");
        OpenedWindow opened;
        LogWindow::startRecording(opened.studio);
        DecisionWriter& decisions = opened.studio.decisions();
        decisions.findEarlier({std::string(64, 'a')});
        const auto lines = [] { return textIn(LogFile::defaultFile()).count("RECORDS "); };
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 1, 30'000);
        const QString log = textIn(LogFile::defaultFile());
        QVERIFY2(log.contains("cannot be reached") && !log.contains(" wait: "), qPrintable(log));
        QSignalSpy changed(&decisions, &DecisionWriter::waitingChanged);
        decisions.decide({.image = {}, .imageSha256 = std::string(64, 'a'), .value = DecisionValue::Good});
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && decisions.waiting() == 1, 30'000);
        QCOMPARE(lines(), 1); // it goes on
        configureRecords({}, {});
        decisions.applySettings();
        const auto isToldElsewhere = [&decisions] {
            return decisions.elsewhere().size() == 1 && !decisions.elsewhere()[0].problem.isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isToldElsewhere(), 30'000);
        QCOMPARE(lines(), 1); // they are away, whichever are set
        QVERIFY(!textIn(LogFile::defaultFile()).contains("reached again"));
        fs::remove_all(defaultRecordsFile().parent_path() / "outbox");
    }

    void anotherReasonAndTheEndOfAnOutageAreLogged() {
        const fs::path file = in("held.sqlite");
        fs::create_directories(file); // cannot be opened
        configureRecords(file.string(), "line 1");
        OpenedWindow opened;
        LogWindow::startRecording(opened.studio);
        DecisionWriter& decisions = opened.studio.decisions();
        const auto decide = [&decisions](char image) {
            decisions.applySettings(); // which tries at once
            decisions.decide(
                {.image = {}, .imageSha256 = std::string(64, image), .value = DecisionValue::Good});
        };
        const auto logged = [&file](const QString& text) {
            const QString of = QString::fromStdString(file.string());
            return textIn(LogFile::defaultFile()).contains(text.arg(of));
        };
        decide('a');
        QTRY_VERIFY_WITH_TIMEOUT(logged("RECORDS 1 decisions wait for %1: %1: is a folder"), 30'000);
        fs::remove(file);
        std::ofstream(file) << std::string(1000, 'x');
        decide('b');
        QTRY_VERIFY_WITH_TIMEOUT(logged("RECORDS 2 decisions wait for %1: %1: is damaged"), 30'000);
        QVERIFY(!textIn(LogFile::defaultFile()).contains("reached again"));
        fs::remove(file);
        decide('c');
        QTRY_VERIFY_WITH_TIMEOUT(logged("the records are reached again: %1\n"), 30'000);
        configureRecords({}, {});
        fs::remove_all(defaultRecordsFile().parent_path() / "outbox");
    }

    void decisionsThatClashAreLogged() {
        OpenedWindow opened;
        LogWindow::startRecording(opened.studio);
        Q_EMIT opened.studio.decisions().sentAgainstOthers(
            {.clashes = {{.imageSha256 = std::string(64, 'c'),
                          .image = "/incoming/tray.png",
                          .own = {.value = DecisionValue::Bad, .who = "Ada"},
                          .other = {.value = DecisionValue::Good, .who = "Bea"},
                          .otherStation = "line 2",
                          .records = "/data/former.sqlite"}}});
        qint64 seen = 0;
        const QString text = LogLines::ofProgram().since(seen).join('\n');
        for (const char* part : {"ccc (/incoming/tray.png): bad by Ada", "good by Bea", "on line 2 was there",
                                 "the second counts in /data/former.sqlite"})
            QVERIFY2(text.contains(part), part);
    }

    void theDiagnosisTellsWhatASupportPersonAsksFor() {
        OpenedWindow opened;
        LogWindow::startRecording(opened.studio);
        opened.studio.document().startNew(discState(shots_));
        QTRY_VERIFY(opened.studio.live().isCurrent());
        opened.studio.save(in("told"));
        QTRY_VERIFY(opened.studio.document().folder() == in("told"));
        const QString text = diagnosisText(opened.studio);
        const QString weights = QString::fromStdString(opened.studio.engine().modelInfo()->sha256);
        for (const QString& part :
             {QString("Qt %1").arg(qVersion()), QString("LibTorch 2."), QString("VmRSS"), QString("MemTotal"),
              QString::fromStdString(in("told").string()), "weights in the program, their SHA-256 " + weights,
              QString("studio.log")})
            QVERIFY2(text.contains(part), qPrintable(part + " is not in\n" + text));
    }

    /// A stored name says nothing of where it lies.
    void theDiagnosisTellsWhichFileOfWeightsWasLoaded() {
        const QString home = QDir::homePath();
        Studio studio([&](const std::string&, const std::string&) {
            return std::make_shared<const StoredFake>((home + "/models/big/model.safetensors").toStdString());
        });
        QVERIFY(!diagnosisText(studio).contains("weights")); // none is loaded
        studio.engine().loadModel("big", "fp32");
        QTRY_COMPARE(studio.engine().model().state, ModelStatus::State::Ready);
        const QString text = diagnosisText(studio);
        QVERIFY2(text.contains("model big, fp32"), qPrintable(text));
        QVERIFY2(text.contains("weights ~/models/big/model.safetensors, "), qPrintable(text));
    }

    void theFileStaysSmall() {
        const fs::path file = in("log") / "some.log", older = LogFile::olderThan(file);
        {
            LogFile log(file, 1000);
            for (int i = 0; i < 100; ++i) {
                log.add(QString("line %1 ").arg(i) + QString(50, 'x'));
                QTRY_VERIFY(textIn(file).contains(QString("line %1 ").arg(i)));
            }
        }
        QVERIFY(fs::file_size(file) <= 1000);
        QVERIFY(fs::file_size(older) <= 1000);
        QVERIFY(textIn(file).contains("line 99 "));
        QVERIFY(textIn(older).contains("line 8")); // those just before
    }

    void onlyOneProgramTurnsTheFileOver() {
        const fs::path file = in("shared") / "some.log", older = LogFile::olderThan(file);
        LogFile log(file, 100);
        const auto add = [&](const QString& line) {
            log.add(line + QString(60, 'x'));
            return QTest::qWaitFor([&] { return textIn(file).contains(line); });
        };
        QVERIFY(add("one"));
        {
            const FileLock other(LogFile::lockOf(file));
            QVERIFY(add("two"));
            QVERIFY(!fs::exists(older));
        }
        QVERIFY(add("three"));
        QVERIFY(textIn(older).contains("two"));
        QVERIFY(!textIn(file).contains("two"));
    }

    void aFileThatCannotBeWrittenStopsNothing() {
        const fs::path noFolder = in("a file");
        std::ofstream(noFolder) << "in the way";
        LogFile log(noFolder / "some.log");
        log.add("one");
        QTRY_VERIFY(log.isFailing());
        log.add("two");
    }

    void theWindowFollowsTheLanguageAndSaysThatItCopied() {
        setLanguage("en");
        OpenedWindow opened;
        LogWindow::startRecording(opened.studio);
        LogWindow::open(&opened.window, opened.studio);
        auto* log = opened.window.findChild<LogWindow*>();
        auto* copy = log->findChild<QPushButton*>("copyDiagnosis");
        QCOMPARE(copy->text(), QString("Copy diagnosis"));
        QVERIFY(log->findChild<QLabel*>("logFile")->text().contains("studio.log"));
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(copy->text(), QString("Copied"));
        QVERIFY(QApplication::clipboard()->text().startsWith("CLIP-LAD Studio"));
        QTRY_COMPARE(copy->text(), QString("Copy diagnosis"));
        setLanguage("de");
        QTRY_COMPARE(log->windowTitle(), QString("Protokoll"));
        QCOMPARE(copy->text(), QString("Diagnose kopieren"));
        setLanguage("en");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::LogWindowTest)
#include "log_window_test.moc"
