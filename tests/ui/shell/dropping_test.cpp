#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "film/film_strip.h"
#include "inspection/product/product_folder.h"
#include "support/own_home.h"
#include "ui/shell/opened_window.h"
#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

const OwnHome kHome;
namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

/// What is dragged goes to the widget below the pointer, and up to the first that wants it.
bool drop(QWidget& below, const Paths& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const fs::path& path : paths)
        urls.append(QUrl::fromLocalFile(QString::fromStdString(path.string())));
    data.setUrls(urls);
    const QPoint middle = below.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&below, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&below, &event);
    return event.isAccepted();
}

class DroppingTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    Paths shots_, others_;
    fs::path product_;

    fs::path in(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

    /// Nothing of it is lost where it is left.
    std::unique_ptr<OpenedWindow> openDemo(const char* page) {
        auto opened = openDiscs(shots_);
        opened->studio.document().startNew(discState(shots_), ProductDocument::Origin::Demo);
        opened->window.showPage(page);
        return opened;
    }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("clip-lad-tests");
        QCoreApplication::setApplicationName("dropping_test");
        QSettings().clear();
        for (const char* name : {"shots", "others"})
            fs::create_directories(in(name));
        shots_ = writeShots(in("shots"), 3);
        others_ = writeShots(in("others"), 2);
        product_ = in("product");
        const FakeBackbone backbone;
        ProductFolder::save(product_, enrol(backbone, discRequest(shots_)), shots_);
        QFile text(QString::fromStdString(in("words.txt").string()));
        QVERIFY(text.open(QIODevice::WriteOnly));
    }

    void photosOnTheStartPageBeginAProductWithAllOfThem() {
        OpenedWindow opened;
        opened.window.show();
        Paths all = shots_;
        all.insert(all.end(), others_.begin(), others_.end());
        QVERIFY(drop(*opened.window.findChild<QWidget*>("start"), all));
        QTRY_COMPARE(opened.window.currentPage(), QString("enrol"));
        QCOMPARE(opened.studio.document().state().photos, all);
        opened.studio.document().close();
    }

    void aMixtureOnTheStartPageIsToldOf() {
        OpenedWindow opened;
        opened.window.show();
        QSignalSpy told(&opened.studio, &Studio::notice);
        QVERIFY(
            drop(opened.window, {product_, in("others"), others_.front(), shots_.front(), in("words.txt")}));
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(opened.studio.document().state().photos.size(), std::size_t(3)); // each once
        const QString text = told[0][0].toString();
        QVERIFY2(text.contains("Left out, as they are products: product."), qPrintable(text));
        QVERIFY2(text.contains("not those of photos: 1"), qPrintable(text));
        opened.studio.document().close();
    }

    void whatHoldsNoPhotoIsToldAndNothingIsLeft() {
        const auto opened = openDemo("start");
        const quint64 opening = opened->studio.document().opening();
        QSignalSpy problem(&opened->studio, &Studio::problem);
        QVERIFY(drop(opened->window, {in("words.txt"), in("words.txt")}));
        QTRY_COMPARE(problem.count(), 1);
        QVERIFY(drop(opened->window, {product_, product_}));
        QTRY_COMPARE(problem.count(), 2);
        QVERIFY(problem[1][1].toString().contains("product, product"));
        QCOMPARE(opened->studio.document().opening(), opening);
    }

    void whatWouldCloseEditsSaysWhatFollows() {
        const auto opened = openDiscs(shots_); // not saved yet
        opened->window.showPage("start");
        QVERIFY(drop(opened->window, others_));
        auto* question = opened->window.findChild<QMessageBox*>("unsaved");
        QVERIFY(question != nullptr);
        QCOMPARE(question->informativeText(), QString("Then a new product is begun with what was dropped."));
        QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_COMPARE(opened->studio.document().state().photos, others_);
        QVERIFY(drop(*opened->window.findChild<QWidget*>("navigation"), {product_}));
        QTRY_VERIFY((question = opened->window.findChild<QMessageBox*>("unsaved")) != nullptr);
        QVERIFY(question->informativeText().contains(QString::fromStdString(product_.string())));
        QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
        QTRY_COMPARE(opened->studio.document().folder(), product_);
    }

    void photosStayWithTheProductThatIsOpen_data() {
        QTest::addColumn<bool>("beside");
        for (const char* page : {"enrol", "prompts", "tune", "score", "review"}) {
            QTest::addRow("%s", page) << false;
            QTest::addRow("%s, beside it", page) << true;
        }
    }
    void photosStayWithTheProductThatIsOpen() {
        QFETCH(bool, beside);
        const QString page = QString(QTest::currentDataTag()).section(',', 0, 0);
        const auto opened = openDemo(qPrintable(page));
        const ProductDocument& document = opened->studio.document();
        const quint64 opening = document.opening();
        QWidget* ofPage = opened->window.findChild<QWidget*>("pages")->findChild<QWidget*>(page);
        if (auto* canvas = ofPage->findChild<ImageCanvas*>())
            ofPage = canvas;
        QVERIFY(drop(beside ? *opened->window.findChild<QWidget*>("navigation") : *ofPage, others_));
        if (page == "enrol") {
            QTRY_COMPARE(document.state().photos.size(), shots_.size() + others_.size());
        } else if (page == "prompts" || page == "tune") {
            QTRY_COMPARE(document.state().tests, others_);
        } else {
            QTRY_COMPARE(opened->studio.results().rows().size(), others_.size());
            QCOMPARE(opened->window.currentPage(), QString("score"));
        }
        QCOMPARE(document.opening(), opening);
        QTRY_VERIFY(opened->studio.engine().jobs().isEmpty());
    }

    void withoutAProductPhotosBeginOne_data() {
        QTest::addColumn<bool>("beside");
        for (const char* page : {"prompts", "tune"}) {
            QTest::addRow("%s", page) << false;
            QTest::addRow("%s, beside it", page) << true;
        }
    }
    void withoutAProductPhotosBeginOne() {
        QFETCH(bool, beside);
        const QString page = QString(QTest::currentDataTag()).section(',', 0, 0);
        OpenedWindow opened;
        opened.window.show();
        opened.window.showPage(page);
        QWidget* ofPage = opened.window.findChild<QWidget*>("pages")->findChild<QWidget*>(page);
        QVERIFY(drop(beside ? *opened.window.findChild<QWidget*>("navigation")
                            : *static_cast<QWidget*>(ofPage->findChild<FilmStrip*>()),
                     others_));
        QTRY_COMPARE(opened.studio.document().state().photos, others_);
        opened.studio.document().close();
    }

    void aProductIsOpenedWhereverItIsDropped_data() {
        QTest::addColumn<bool>("byItsFile");
        for (const char* page : {"start", "enrol", "prompts", "tune", "score", "review"}) {
            QTest::addRow("%s", page) << false;
            QTest::addRow("%s, product.yaml", page) << true;
        }
    }
    void aProductIsOpenedWhereverItIsDropped() {
        QFETCH(bool, byItsFile);
        const QString page = QString(QTest::currentDataTag()).section(',', 0, 0);
        const auto opened = openDemo(qPrintable(page));
        QWidget* ofPage = opened->window.findChild<QWidget*>("pages")->findChild<QWidget*>(page);
        if (auto* strip = ofPage->findChild<FilmStrip*>(); strip != nullptr && !byItsFile)
            ofPage = strip;
        QVERIFY(drop(*ofPage, {byItsFile ? product_ / "product.yaml" : product_}));
        QTRY_COMPARE(opened->studio.document().folder(), product_);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::DroppingTest)
#include "dropping_test.moc"
