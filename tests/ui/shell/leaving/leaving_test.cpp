#include "shell/leaving/saving_dialog.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include "shell/main_window.h"
#include "ui/pages/score/score_desk.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;
namespace fs = std::filesystem;

/// A saved product with an edit that is not, whose next saving takes its time.
struct Edited {
    explicit Edited(const ScoreSamples& samples)
        : studio([this](const std::string&, const std::string&) { return model; })
        , window(studio) {
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        studio.document().startNew(samples.state);
        QTRY_VERIFY(studio.live().isCurrent());
        QSignalSpy saved(&studio, &Studio::saved);
        QVERIFY(studio.save(samples.path("product")) != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 30000);
        model->slow = true;
        studio.document().edit("another threshold and name", [](DocumentState& state) {
            state.threshold = 5;
            state.settings.clusters.count += 1;
        });
    }
    ~Edited() { studio.document().close(); }
    Edited(const Edited&) = delete;
    Edited& operator=(const Edited&) = delete;

    QMessageBox& question() {
        auto* box = window.findChild<QMessageBox*>("unsaved");
        [&] { QVERIFY(box != nullptr); }();
        return *box;
    }
    SavingDialog* saving() { return window.findChild<SavingDialog*>("saving"); }
    /// The window is to close, after the edits are saved.
    void quitAndSave() {
        window.close();
        QVERIFY(window.isVisible());
        QTest::mouseClick(question().button(QMessageBox::Save), Qt::LeftButton);
        QVERIFY(saving() != nullptr && saving()->isVisible());
    }

    std::shared_ptr<SlowBackbone> model = std::make_shared<SlowBackbone>();
    Studio studio;
    MainWindow window;
};

class LeavingTest : public QObject {
    Q_OBJECT

    ScoreSamples samples_;

private Q_SLOTS:
    void cleanup() { fs::remove_all(samples_.path("product")); }

    void theWindowSaysThatItClosesWhenItIsSaved() {
        Edited edited(samples_);
        edited.quitAndSave();
        const auto labels = edited.saving()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().startsWith("Saving, then closing…");
        }));
        QTRY_VERIFY_WITH_TIMEOUT(!edited.window.isVisible(), 30000);
        QVERIFY(!edited.studio.document().isModified());
    }

    void aPersonMayStayAndItIsSavedAllTheSame() {
        Edited edited(samples_);
        edited.quitAndSave();
        QSignalSpy saved(&edited.studio, &Studio::saved);
        QTest::mouseClick(edited.saving()->findChild<QPushButton*>("stay"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, 30000);
        QTRY_VERIFY(edited.saving() == nullptr);
        QVERIFY(edited.window.isVisible());
        QVERIFY(!edited.studio.document().isModified());
    }

    void nothingIsLeftWhereSavingIsCancelledAndThatIsSaid() {
        Edited edited(samples_);
        edited.quitAndSave();
        QSignalSpy told(&edited.studio, &Studio::notice);
        const auto jobs = edited.studio.engine().jobs();
        const auto saving = std::find_if(jobs.begin(), jobs.end(), [](const BackgroundJob* job) {
            return job->title().startsWith("Saving");
        });
        QVERIFY(saving != jobs.end());
        (*saving)->cancel();
        QTRY_COMPARE(told.count(), 1);
        QVERIFY2(told[0][0].toString().startsWith("Saving was cancelled"), qPrintable(told[0][0].toString()));
        QTRY_VERIFY(edited.saving() == nullptr);
        QVERIFY(edited.window.isVisible());
        QVERIFY(edited.studio.document().isModified());
    }

    void theTitleOfTheQuestionHasRoom() {
        Edited edited(samples_);
        edited.window.close();
        const QString title =
            edited.question().windowTitle() + " — " + QApplication::applicationDisplayName();
        QVERIFY(edited.question().width() >
                QFontMetrics(edited.question().font()).horizontalAdvance(title) + 100);
        edited.question().reject();
        QVERIFY(edited.window.isVisible());
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::LeavingTest)
#include "leaving_test.moc"
