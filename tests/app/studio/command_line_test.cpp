#include <QProcess>
#include <QTest>

/// Starts the built program where there is no display.
class CommandLineTest : public QObject {
    Q_OBJECT

private:
    struct Outcome {
        int code = -1;
        QByteArray out, err;
    };

    static Outcome run(const QStringList& arguments, const QString& display = {}) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(name);
        if (!display.isEmpty())
            environment.insert("DISPLAY", display);
        program.setProcessEnvironment(environment);
        program.start(CLIPLAD_STUDIO, arguments);
        const bool ended = program.waitForFinished(60000) && program.exitStatus() == QProcess::NormalExit;
        return {ended ? program.exitCode() : -1, program.readAllStandardOutput(),
                program.readAllStandardError()};
    }

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay() {
        const Outcome help = run({"--help"});
        QVERIFY2(help.code == 0, help.err);
        QVERIFY2(help.out.contains("[PRODUCT|FOLDER]"), help.out);
        const Outcome version = run({"--version"});
        QVERIFY2(version.code == 0, version.err);
        QVERIFY2(version.out.startsWith("clip-lad-studio ") && version.out.contains('.'), version.out);
        QCOMPARE(run({"-platform", "offscreen", "-style=fusion", "--help"}).code,
                 0); // Qt's own are no errors
    }

    void anUnknownOptionIsToldWithoutADisplay() {
        const Outcome outcome = run({"--nonsense"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("nonsense"), outcome.err);
    }

    void aSecondPathIsRefused() {
        const Outcome outcome = run({"one", "two", "three"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.startsWith("clip-lad-studio: ") && outcome.err.contains("two three"),
                 outcome.err);
    }

    void aMissingDisplayIsSaidWithWhatToDo_data() {
        QTest::addColumn<QString>("display");
        QTest::newRow("none") << QString();
        QTest::newRow("one that ended") << ":98765";
    }
    void aMissingDisplayIsSaidWithWhatToDo() {
        QFETCH(QString, display);
        const Outcome outcome = run({}, display);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.startsWith("clip-lad-studio: ") && outcome.err.contains(display.toUtf8()) &&
                     outcome.err.contains("clip-lad demo"),
                 outcome.err);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
