#include "pages/enrol/sheet/sheet_panel.h"

#include <fstream>

#include <QElapsedTimer>
#include <QMessageBox>
#include <QSignalSpy>

#include "pages/enrol/sheet/photo_list_model.h"
#include "style/theme.h"
#include "ui/pages/enrol/enrol_desk.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

class SheetPanelTest : public QObject, EnrolPhotos {
    Q_OBJECT

private Q_SLOTS:
    void thePhotoThatTheKeysGoToIsSeen() {
        setTheme(*qApp, Theme::Dark);
        Desk desk;
        desk.begin(photos_);
        QItemSelectionModel& selection = *desk.sheet().selectionModel();
        const auto& palette = desk.sheet().palette();
        for (const bool isSelected : {true, false}) {
            selection.setCurrentIndex(desk.sheet().model()->index(1, 0),
                                      isSelected ? QItemSelectionModel::ClearAndSelect
                                                 : QItemSelectionModel::NoUpdate);
            if (!isSelected)
                selection.clearSelection();
            const QColor frame = palette.color(isSelected ? QPalette::HighlightedText : QPalette::Link);
            const QRect card = desk.card(1);
            const QPoint onFrame(card.center().x(), card.top() + 1);
            desk.page.findChild<QPushButton*>("addPhotos")->setFocus();
            QVERIFY(desk.sheet().viewport()->grab().toImage().pixelColor(onFrame) != frame);
            desk.sheet().setFocus();
            QCOMPARE(desk.sheet().viewport()->grab().toImage().pixelColor(onFrame), frame);
        }
    }

    void aPhotoThatCannotBeReadHasItsSignBeforeItHasAStar() {
        Paths photos = photos_;
        photos.push_back(root_ / "photos" / "none.jpg");
        std::ofstream(photos.back()) << "no picture";
        Desk desk;
        desk.begin(photos);
        const QModelIndex tile = desk.sheet().model()->index(5, 0);
        WAIT_FOR(!tile.data(PhotoListModel::FaultsRole).toStringList().isEmpty());
        const QString told = tile.data(PhotoListModel::FaultsRole).toStringList().front();
        QVERIFY2(told.startsWith("It cannot be read: "), qPrintable(told));
        QVERIFY(tile.data(Qt::ToolTipRole).toString().contains(told));
        QVERIFY(desk.sheet().model()->index(0, 0).data(PhotoListModel::FaultsRole).toStringList().isEmpty());
        std::filesystem::remove(photos.back());
    }

    void theToolsStayWhereTheyAreWhenASuggestionBegins() {
        Desk desk;
        desk.begin(photos_);
        auto& panel = *desk.page.findChild<SheetPanel*>();
        const auto* button = panel.findChild<QPushButton*>("suggestShots");
        const int width = button->minimumWidth();
        const QString idle = button->text();
        panel.setSuggesting(true);
        QVERIFY(button->text() != idle);
        QCOMPARE(button->minimumWidth(), width);
        QVERIFY(button->sizeHint().width() <= width);
        panel.setSuggesting(false);
        QCOMPARE(button->text(), idle);
        QVERIFY(button->sizeHint().width() <= width);
    }

    void allPhotosAtOnceAreMarkedOnlyWhenThatIsMeant() {
        Paths many;
        for (int i = 0; i < 11; ++i)
            many.push_back(root_ / "photos" / ("many" + std::to_string(i) + ".png"));
        Desk desk;
        desk.begin(many);
        const auto answer = [&](const QString& text) {
            auto* box = desk.page.findChild<QMessageBox*>("manyShots");
            if (box == nullptr)
                qFatal("nothing is asked");
            for (QAbstractButton* button : box->buttons())
                if (button->text() == text)
                    button->click();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        };
        const auto starAll = [&] {
            QApplication::setActiveWindow(&desk.page);
            desk.page.activate();
            desk.sheet().selectAll();
            QTest::keyClick(&desk.sheet(), Qt::Key_Space);
        };
        starAll();
        QVERIFY(desk.state().shots.empty());
        answer("&Cancel");
        QVERIFY(desk.state().shots.empty());
        starAll();
        desk.studio.document().edit("gone", [](DocumentState& state) { state.photos.edit().pop_back(); });
        answer("&Mark as shots");
        QCOMPARE(desk.state().shots, Paths(many.begin(), many.end() - 1));
        starAll();
        QVERIFY(desk.state().shots.empty());
        desk.studio.document().edit("ten", [](DocumentState& state) { state.photos.edit().resize(10); });
        starAll(); // as many may be meant
        QCOMPARE(desk.state().shots.size(), std::size_t(10));
        desk.begin(many);
        starAll();
        desk.begin({photos_[0]}); // what is asked about is gone
        QVERIFY(!desk.page.findChild<QMessageBox*>("manyShots")->isVisible());
        QVERIFY(desk.state().shots.empty());
    }

    void tenThousandPhotosScrollAtOnce() {
        Paths many;
        for (int i = 0; i < 10000; ++i)
            many.push_back(photos_[static_cast<std::size_t>(i % 5)].parent_path() / std::to_string(i));
        Desk desk;
        QElapsedTimer clock;
        clock.start();
        desk.begin(many);
        QCoreApplication::processEvents();
        const qint64 begun = clock.restart();
        QSignalSpy loaded(&desk.studio.thumbnails(), &Thumbnails::loaded);
        desk.sheet().scrollToBottom();
        desk.sheet().viewport()->repaint();
        const qint64 scrolled = clock.restart();
        desk.page.activate();
        desk.sheet().setCurrentIndex(desk.sheet().model()->index(9999, 0));
        clock.restart();
        QTest::keyClick(&desk.sheet(), Qt::Key_Space);
        const qint64 starred = clock.elapsed();
        QCOMPARE(desk.state().shots.size(), std::size_t(1));
        qInfo("begun in %lld ms, scrolled in %lld ms, starred in %lld ms", begun, scrolled, starred);
        QVERIFY(begun < 1000 && scrolled < 200 && starred < 200); // on a loaded machine; a tenth when idle
        desk.studio.document().edit("all", [&](DocumentState& state) { state.shots = many; });
        desk.sheet().selectAll();
        clock.restart();
        QTest::keyClick(&desk.sheet(), Qt::Key_Space);
        const qint64 takenAway = clock.elapsed();
        QVERIFY(desk.state().shots.empty());
        qInfo("all stars taken away in %lld ms", takenAway);
        QVERIFY(takenAway < 1000); // as above; seconds where each star was looked for
        WAIT_FOR(loaded.size() > 0);
        QVERIFY(loaded.size() < 300);
    }
};

QTEST_MAIN(SheetPanelTest)
#include "sheet_panel_test.moc"
