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

    static Outcome run(const QStringList& arguments) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(name);
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
        QVERIFY2(version.out.contains('.'), version.out);
        QCOMPARE(run({"-platform", "offscreen", "-style=fusion", "--help"}).code,
                 0); // Qt's own are no errors
    }

    void anUnknownOptionIsToldWithoutADisplay() {
        const Outcome outcome = run({"--nonsense"});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("nonsense"), outcome.err);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
