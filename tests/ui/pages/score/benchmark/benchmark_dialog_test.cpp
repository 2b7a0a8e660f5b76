#include "pages/score/benchmark/benchmark_dialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QUrl>

#include "base/atomic_file.h"
#include "inspection/product/prompts.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

class BenchmarkDialogTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;
    QUrl taken_;

    /// The dialog over the desk's page, looking at this folder.
    static BenchmarkDialog* openAt(ScoreDesk& desk, const fs::path& folder) {
        QSettings().setValue("score/benchmarkFolder", QString::fromStdString(folder.string()));
        desk.find<QAction>("score.benchmark")->trigger(); // comes back at once
        return desk.page.findChild<BenchmarkDialog*>("benchmarkDialog");
    }

    static QString foundText(const BenchmarkDialog& dialog) {
        return dialog.findChild<QLabel*>("found")->text();
    }

    static QPushButton& button(const BenchmarkDialog& dialog, const char* name) {
        return *dialog.findChild<QPushButton*>(name);
    }

    fs::path withReport(const char* name) const {
        fs::create_directories(samples_.path(name));
        writeFileAtomically(samples_.path(name) / "report.html", "<!doctype html>");
        return samples_.path(name);
    }

public Q_SLOTS: // NOLINT(readability-redundant-access-specifiers)
    void takeUrl(const QUrl& url) { taken_ = url; }

private Q_SLOTS:
    void init() { fs::remove_all(defaultRunsFolder()); }

    void theReportOpensInTheBrowser() {
        ScoreDesk desk(samples_.state);
        const fs::path out = withReport("results");
        const QPointer<BenchmarkDialog> dialog = openAt(desk, out);
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QTRY_VERIFY(button(*dialog, "openReport").isEnabled());
        QVERIFY2(foundText(*dialog).startsWith("The report is of "), qPrintable(foundText(*dialog)));
        QDesktopServices::setUrlHandler("file", this, "takeUrl");
        QTest::mouseClick(&button(*dialog, "openReport"), Qt::LeftButton);
        QDesktopServices::unsetUrlHandler("file");
        QCOMPARE(taken_.toLocalFile().toStdString(), (out / "report.html").string());
        QTRY_VERIFY(dialog.isNull());
    }

    void theFolderIsRememberedOnceItWasOfUse() {
        ScoreDesk desk(samples_.state);
        const fs::path first = withReport("first"), second = withReport("second");
        const QPointer<BenchmarkDialog> left = openAt(desk, first);
        left->findChild<QLineEdit*>("folder")->setText(QString::fromStdString(second.string()));
        left->reject();
        QCOMPARE(QSettings().value("score/benchmarkFolder").toString().toStdString(), first.string());
        QTRY_VERIFY(left.isNull());
        const QPointer<BenchmarkDialog> used = openAt(desk, first);
        used->findChild<QLineEdit*>("folder")->setText(QString::fromStdString(second.string()));
        QVERIFY(!button(*used, "openReport").isEnabled()); // not before that folder was looked at
        QTRY_VERIFY(button(*used, "openReport").isEnabled());
        QDesktopServices::setUrlHandler("file", this, "takeUrl");
        QTest::mouseClick(&button(*used, "openReport"), Qt::LeftButton);
        QDesktopServices::unsetUrlHandler("file");
        QCOMPARE(QSettings().value("score/benchmarkFolder").toString().toStdString(), second.string());
    }

    void aFolderWithoutAReportSaysWhatIsMissing() {
        ScoreDesk desk(samples_.state);
        BenchmarkDialog* dialog = openAt(desk, samples_.path("photos"));
        QTRY_VERIFY(foundText(*dialog).contains("--out"));
        QVERIFY(!button(*dialog, "openReport").isEnabled());
        fs::create_directories(samples_.path("stopped") / "scores");
        dialog->findChild<QLineEdit*>("folder")->setText(
            QString::fromStdString(samples_.path("stopped").string()));
        QTRY_VERIFY(foundText(*dialog).contains("goes on"));
        QVERIFY(!button(*dialog, "openReport").isEnabled());
        dialog->findChild<QLineEdit*>("folder")->clear();
        QTRY_COMPARE(foundText(*dialog), QString());
        QVERIFY(!button(*dialog, "copy").isEnabled());
    }

    void theCommandIsOfWhatWasScored() {
        ScoreDesk desk(samples_.state);
        BenchmarkDialog* dialog = openAt(desk, samples_.path("none"));
        auto* command = dialog->findChild<QPlainTextEdit*>("command");
        QVERIFY(command->toPlainText().startsWith("clip-lad benchmark DATASET "));
        dialog->reject();
        desk.score(samples_.photos, kGood + kBad);
        dialog = openAt(desk, samples_.path("none"));
        command = dialog->findChild<QPlainTextEdit*>("command");
        QTRY_VERIFY(command->toPlainText().contains(QString::fromStdString(samples_.photos.string())));
    }

    void copyingTheCommandWritesTheLabelsThatItReads() {
        ScoreDesk desk(samples_.state);
        const fs::path out = samples_.path("new") / "results";
        BenchmarkDialog* dialog = openAt(desk, out);
        QTest::mouseClick(&button(*dialog, "copy"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains((out / "labels.yaml").c_str()));
        QTRY_VERIFY(fs::exists(out / "labels.yaml"));
        QVERIFY(readPromptFile(out / "labels.yaml").prompts == samples_.state.recipe().prompts);
        QCOMPARE(desk.problems.count(), 0);
    }

    void labelsThatCannotBeWrittenAreTold() {
        ScoreDesk desk(samples_.state);
        writeFileAtomically(samples_.path("file"), "in the way");
        BenchmarkDialog* dialog = openAt(desk, samples_.path("file"));
        QTest::mouseClick(&button(*dialog, "copy"), Qt::LeftButton);
        QTRY_COMPARE(desk.problems.count(), 1);
        QCOMPARE(desk.problems[0][0].toString(), QString("The labels for the benchmark were not written."));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::BenchmarkDialogTest)
#include "benchmark_dialog_test.moc"
