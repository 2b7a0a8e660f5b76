#include <filesystem>

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/photos/thumbnails.h"

namespace cliplad::ui {
namespace {

constexpr std::size_t kBudget = std::size_t(1) << 20;

class ThumbnailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(folder_.isValid()); }

    void aPhotoThatIsWrittenAgainGetsAnotherThumbnail() {
        const std::filesystem::path file = path("again.png");
        const QString name = QString::fromStdString(file.string());
        QImage picture(40, 20, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QVERIFY(picture.save(name));
        Thumbnails thumbnails(kBudget);
        thumbnails.setCheckAfterMs(20);
        QSignalSpy loaded(&thumbnails, &Thumbnails::loaded);
        thumbnails.find(file);
        QTRY_COMPARE(loaded.count(), 1);
        QTest::qWait(30);
        QCOMPARE(thumbnails.find(file).pixelColor(0, 0), QColor(Qt::red)); // is checked now
        QTest::qWait(100);
        QCOMPARE(loaded.count(), 1);
        picture.fill(Qt::blue);
        QVERIFY(picture.scaled(60, 30).save(name));
        QCOMPARE(thumbnails.find(file).pixelColor(0, 0), QColor(Qt::red));
        QTRY_COMPARE(loaded.count(), 2);
        QCOMPARE(thumbnails.find(file).pixelColor(0, 0), QColor(Qt::blue));
    }

    void aPhotoThatWasHalfWrittenIsReadAgainByItself() {
        const std::filesystem::path file = path("half.png");
        const auto write = [&](const QByteArray& bytes) {
            QFile out(QString::fromStdString(file.string()));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(bytes);
        };
        QImage picture(40, 20, QImage::Format_RGB32);
        picture.fill(Qt::red);
        const std::filesystem::path complete = path("complete.png");
        QVERIFY(picture.save(QString::fromStdString(complete.string())));
        QFile whole(QString::fromStdString(complete.string()));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        write(bytes.left(20));
        Thumbnails thumbnails(kBudget);
        QSignalSpy loaded(&thumbnails, &Thumbnails::loaded);
        thumbnails.find(file);
        QTRY_COMPARE(loaded.count(), 1);
        QCOMPARE(thumbnails.find(file).size(), QSize(1, 1));
        write(bytes);
        QTRY_COMPARE(loaded.count(), 2);
        QVERIFY(thumbnails.find(file).width() > 1);
    }

    void aJpegThatBreaksOffIsNoPicture() {
        const std::filesystem::path whole = path("whole.jpg"), part = path("part.jpg");
        QImage picture(400, 300, QImage::Format_RGB32);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                picture.setPixel(x, y, qRgb(x * 7 % 256, y * 13 % 256, x * y % 256));
        QVERIFY(picture.save(QString::fromStdString(whole.string()), nullptr, 90));
        std::filesystem::copy_file(whole, part);
        std::filesystem::resize_file(part, std::filesystem::file_size(part) / 2);
        Thumbnails thumbnails(kBudget);
        for (const auto& file : {whole, part})
            QTRY_VERIFY(!thumbnails.find(file).isNull());
        QVERIFY(thumbnails.find(whole).width() > 1);
        QVERIFY(thumbnails.find(whole).text(Thumbnails::kProblem).isEmpty());
        QCOMPARE(thumbnails.find(part).size(), QSize(1, 1));
        QVERIFY(!thumbnails.find(part).text(Thumbnails::kProblem).isEmpty());
    }

    void theLeastRecentlyUsedAreDroppedBeyondTheBudget() {
        // a picture of 192 x 96 pixels takes 72 KiB
        Thumbnails thumbnails(std::size_t(160) << 10);
        QSignalSpy loaded(&thumbnails, &Thumbnails::loaded);
        QImage picture(384, 192, QImage::Format_RGB32);
        picture.fill(Qt::green);
        const std::vector<std::filesystem::path> files = {path("first.png"), path("second.png"),
                                                          path("third.png")};
        for (std::size_t i = 0; i < 2; ++i) {
            QVERIFY(picture.save(QString::fromStdString(files[i].string())));
            thumbnails.find(files[i]);
            QTRY_COMPARE(loaded.count(), static_cast<int>(i) + 1);
        }
        QCOMPARE(thumbnails.bytes(), std::size_t(2 * 72) << 10);
        QVERIFY(!thumbnails.find(files[0]).isNull()); // the second is the older one now
        QVERIFY(picture.save(QString::fromStdString(files[2].string())));
        thumbnails.find(files[2]);
        QTRY_COMPARE(loaded.count(), 3);
        QCOMPARE(thumbnails.bytes(), std::size_t(2 * 72) << 10);
        QVERIFY(!thumbnails.find(files[0]).isNull());
        QVERIFY(!thumbnails.find(files[2]).isNull());
        QVERIFY(thumbnails.find(files[1]).isNull()); // is made again
        QTRY_COMPARE(loaded.count(), 4);
    }

private:
    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    QTemporaryDir folder_;
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ThumbnailsTest)
#include "thumbnails_test.moc"
