#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

#include "pages/enrol/hint_line.h"
#include "style/theme.h"
#include "ui/pages/enrol/enrol_desk.h"

using namespace cliplad;
using namespace cliplad::tests;
using namespace cliplad::ui;

/// Enrolment by the keyboard alone.
class EnrolKeysTest : public QObject, EnrolPhotos {
    Q_OBJECT

    static int pixelsOf(QWidget& widget, const QColor& colour) {
        const QImage seen = widget.grab().toImage();
        int count = 0;
        for (int y = 0; y < seen.height(); ++y)
            for (int x = 0; x < seen.width(); ++x)
                count += seen.pixelColor(x, y) == colour ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void aPhotoChosenOnAnotherPageIsTheOnlyOneSelected() {
        Desk desk;
        desk.begin(photos_);
        desk.clickPhoto(3);
        for (const bool isShown : {true, false}) {
            const std::filesystem::path& chosen = photos_[isShown ? 1U : 2U];
            desk.page.setVisible(isShown);
            QTest::keyPress(&desk.page, Qt::Key_Control, Qt::ControlModifier); // of Ctrl+Page down
            QVERIFY(QGuiApplication::keyboardModifiers() == Qt::ControlModifier);
            desk.studio.live().setImage(chosen);
            desk.page.show();
            QTest::keyRelease(&desk.page, Qt::Key_Control);
            QCOMPARE(desk.sheet().selectedPhotos(), Paths{chosen});
        }
        desk.studio.live().setImage(root_ / "elsewhere.png");
        QVERIFY(desk.sheet().chosenPhotos().empty());
    }

    void takingAStarAwayLeavesTheCurrentPhoto() {
        Desk desk;
        desk.begin(photos_);
        for (const int row : {0, 1, 2})
            desk.clickStar(row);
        desk.clickPhoto(0);
        QTest::keyClick(&desk.sheet(), Qt::Key_Space);
        QCOMPARE(desk.state().shots, (Paths{photos_[1], photos_[2]}));
        QCOMPARE(desk.studio.live().image(), photos_[0]);
        QCOMPARE(desk.sheet().currentIndex().row(), 0);
        QTest::keyClick(&desk.sheet(), Qt::Key_Space);
        QCOMPARE(desk.state().shots, (Paths{photos_[1], photos_[2], photos_[0]}));
        QCOMPARE(desk.studio.live().image(), photos_[0]);
    }

    void aStarForAGoodPhotoLeavesTheCurrentPhoto() {
        Desk desk;
        desk.begin(photos_);
        addGoodPhotos(desk.studio.document(), {photos_[2], photos_[3]});
        auto& good = *desk.page.findChild<PhotoSheet*>("validationSheet");
        good.setCurrentIndex(good.model()->index(0, 0));
        QCOMPARE(desk.studio.live().image(), photos_[2]);
        desk.page.activate();
        QTest::keyClick(&desk.sheet(), Qt::Key_Space);
        QCOMPARE(desk.state().shots, Paths{photos_[2]});
        QCOMPARE(desk.studio.live().image(), photos_[2]);
    }

    void photosThatWereAddedHaveTheKeys() {
        Desk desk;
        desk.begin({});
        desk.page.activate();
        desk.page.addPhotos({root_ / "photos"});
        WAIT_FOR(QApplication::focusWidget() == &desk.sheet());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(desk.state().shots, Paths{photos_[0]});
        QVERIFY(desk.page.findChild<QFileDialog*>() == nullptr);
    }

    void whoTypesTheNameGoesOnWhilePhotosAreAdded() {
        Desk desk;
        desk.begin({});
        auto& name = *desk.page.findChild<QLineEdit*>("productName");
        name.setFocus();
        desk.page.addPhotos({root_ / "photos"});
        WAIT_FOR(desk.state().photos.size() == 5);
        QCOMPARE(QApplication::focusWidget(), &name);
    }

    void theLinksOfTheHintHaveTheColourOfTheTheme() {
        setTheme(*qApp, Theme::Light);
        HintLine hint;
        hint.say("Mend <a href=\"prompts\">Prompts</a>.");
        hint.resize(hint.sizeHint());
        hint.show();
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            setTheme(*qApp, theme);
            QVERIFY(pixelsOf(hint, QApplication::palette().color(QPalette::Link)) > 10);
        }
    }

    void theKeysGoThroughTheLinksOfTheHintAndSeeThem() {
        setTheme(*qApp, Theme::Dark);
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* before = new QPushButton("before");
        auto* hint = new HintLine;
        auto* after = new QPushButton("after");
        for (QWidget* widget :
             {static_cast<QWidget*>(before), static_cast<QWidget*>(hint), static_cast<QWidget*>(after)})
            column->addWidget(widget);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto tab = [](Qt::KeyboardModifiers with = Qt::NoModifier) {
            QTest::keyClick(QApplication::focusWidget(),
                            with == Qt::ShiftModifier ? Qt::Key_Backtab : Qt::Key_Tab, with);
        };
        hint->say("Nothing to go to.");
        before->setFocus();
        tab();
        QVERIFY(after->hasFocus());

        hint->say("Mend <a href=\"prompts\">Prompts</a> or <a href=\"tune\">Tune</a>.");
        const QColor frame = hint->palette().color(QPalette::Highlight);
        before->setFocus();
        QCOMPARE(pixelsOf(*hint, frame), 0);
        tab();
        QCOMPARE(hint->selectedText(), "Prompts");
        QVERIFY(pixelsOf(*hint, frame) > 100);
        tab();
        QCOMPARE(hint->selectedText(), "Tune");
        QSignalSpy activated(hint, &QLabel::linkActivated);
        QTest::keyClick(hint, Qt::Key_Return);
        QCOMPARE(activated.value(0).value(0).toString(), "tune");
        tab();
        QVERIFY(after->hasFocus());
        tab(Qt::ShiftModifier);
        QCOMPARE(hint->selectedText(), "Tune");
        hint->say("Now <a href=\"score\">Score</a>.");
        QCOMPARE(hint->selectedText(), "Score");
        hint->say("Nothing more.");
        QVERIFY(after->hasFocus());
    }
};

QTEST_MAIN(EnrolKeysTest)
#include "enrol_keys_test.moc"
