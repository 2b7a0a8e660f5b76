#include "film/film_strip.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "session/studio.h"
#include "support/disc_product.h"
#include "support/fake_backbone.h"

using namespace cliplad;
using namespace cliplad::ui;

class FilmStripTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    static std::shared_ptr<const Backbone> fakeModel(const std::string&, const std::string&) {
        return std::make_shared<tests::FakeBackbone>();
    }
    static void drop(QWidget& widget, const QList<QUrl>& urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&widget, &enter);
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&widget, &event);
    }
    /// On screen, of a new product without images.
    struct OpenStrip {
        OpenStrip() {
            strip.show();
            studio.document().startNew({});
        }

        Studio studio{fakeModel};
        FilmStrip strip{studio, nullptr};
    };

private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    }

    void tenThousandImagesScrollAtOnce() {
        Studio studio(fakeModel);
        FilmStrip strip(studio, nullptr);
        strip.resize(1000, 120);
        strip.show();
        DocumentState state;
        for (int i = 0; i < 10000; ++i)
            state.tests.emplace_back("/nowhere/" + std::to_string(i) + ".png");
        QElapsedTimer time;
        time.start();
        studio.document().startNew(state);
        auto& list = *strip.findChild<QListView*>();
        QCOMPARE(list.model()->rowCount(), 10000);
        for (const int row : {9999, 5000, 1}) {
            list.scrollTo(list.model()->index(row, 0));
            list.grab();
        }
        QVERIFY2(time.elapsed() < 500, qPrintable(QString::number(time.elapsed())));
    }

    /// Namesakes in other folders, and names that differ where there is no room: both are cut.
    void longNamesAreToldApart() {
        OpenStrip open;
        open.strip.resize(1000, 120);
        DocumentState state;
        for (const char* name : {"november_line_left_side/a.png", "november_line_right_side/a.png",
                                 "2026-11-27_09-30-11_line_cam1.png", "2026-11-27_09-30-12_line_cam1.png"})
            state.tests.emplace_back(std::string("/nowhere/") + name);
        open.studio.document().startNew(state);
        auto& list = *open.strip.findChild<QListView*>();
        list.clearSelection();
        list.setCurrentIndex({});
        const auto look = [&list](int row) { // below the picture
            QRect cell = list.visualRect(list.model()->index(row, 0));
            cell.setTop(cell.top() + 72);
            return list.viewport()->grab(cell).toImage();
        };
        QVERIFY(look(0) != look(1));
        QVERIFY(look(2) != look(3));
        QCOMPARE(list.model()->index(1, 0).data(Qt::ToolTipRole).toString(),
                 "/nowhere/november_line_right_side/a.png");
    }

    void theImageThatTheKeysGoToIsSeen() {
        Studio studio(fakeModel);
        QWidget window;
        window.resize(600, 160);
        auto* strip = new FilmStrip(studio, &window);
        auto* elsewhere = new QLineEdit(&window);
        strip->setGeometry(0, 0, 600, 120);
        elsewhere->move(0, 130);
        window.show();
        QApplication::setActiveWindow(&window);
        DocumentState state;
        state.tests.emplace_back("/nowhere/1.png");
        studio.document().startNew(state);
        auto& list = *strip->findChild<QListView*>();
        list.setCurrentIndex(list.model()->index(0, 0));
        const QPoint onFrame = list.visualRect(list.currentIndex()).topLeft() + QPoint(30, 2);
        const auto colour = [&] { return list.viewport()->grab().toImage().pixelColor(onFrame); };
        elsewhere->setFocus();
        QVERIFY(colour() != list.palette().color(QPalette::HighlightedText));
        strip->setFocus(Qt::TabFocusReason);
        QCOMPARE(colour(), list.palette().color(QPalette::HighlightedText));
    }

    void droppedFoldersBecomeTestImagesAndCanBeUndone() {
        const std::filesystem::path folder = folder_.path().toStdString();
        const auto photos = tests::writeShots(folder, 3);
        OpenStrip open;
        auto& [studio, strip] = open;
        drop(strip, {QUrl::fromLocalFile(folder_.path())});
        QTRY_COMPARE(studio.document().state().tests.size(), std::size_t(3));
        QCOMPARE(studio.live().image(), studio.document().state().tests.front());
        studio.document().undoStack().undo();
        QVERIFY(studio.document().state().tests.empty());
    }

    void whatCannotBeLookedAtKeepsNothingElseOut() {
        const std::filesystem::path folder = folder_.path().toStdString();
        const auto photos = tests::writeShots(folder, 1);
        OpenStrip open;
        auto& [studio, strip] = open;
        drop(strip, {QUrl::fromLocalFile(folder_.filePath(QString(300, 'x'))),
                     QUrl::fromLocalFile(QString::fromStdString(photos[0].string()))});
        QTRY_COMPARE(studio.document().state().tests, photos);
    }

    void whatIsDroppedTwiceIsThereOnce() {
        const std::filesystem::path folder = folder_.path().toStdString();
        const auto photos = tests::writeShots(folder, 3);
        OpenStrip open;
        auto& [studio, strip] = open;
        drop(strip, {QUrl::fromLocalFile(folder_.path()),
                     QUrl::fromLocalFile(QString::fromStdString(photos[1].string()))});
        QTRY_COMPARE(studio.document().state().tests.size(), std::size_t(3));
        QSignalSpy told(&studio, &Studio::notice);
        const int steps = studio.document().undoStack().count();
        drop(strip, {QUrl::fromLocalFile(folder_.path())});
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(studio.document().undoStack().count(), steps);
    }

    void whatWasDroppedOnAnotherProductStaysOutOfThisOne() {
        const std::filesystem::path folder = folder_.path().toStdString();
        tests::writeShots(folder, 3);
        OpenStrip open;
        auto& [studio, strip] = open;
        drop(strip, {QUrl::fromLocalFile(folder_.path())});
        BackgroundJob* job = studio.engine().files().jobs().front();
        QSignalSpy ended(job, &BackgroundJob::ended);
        QTest::qSleep(200); // it is done, and its end is on its way
        DocumentState other;
        other.name = "other";
        studio.document().startNew(other);
        QTRY_COMPARE(ended.count(), 1);
        QTest::qWait(20);
        QVERIFY(studio.document().state().tests.empty());
    }

    void aFileThatIsNoPhotoIsTold() {
        OpenStrip open;
        auto& [studio, strip] = open;
        QSignalSpy problems(&studio, &Studio::problem);
        drop(strip, {QUrl::fromLocalFile(folder_.path() + "/notes.txt")});
        QTRY_COMPARE(problems.count(), 1);
    }
};

QTEST_MAIN(FilmStripTest)
#include "film_strip_test.moc"
