#include "widgets/canvas/photo_rendering.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include "widgets/canvas/image_canvas.h"

namespace cliplad::ui {
namespace {

constexpr QSize kWindow(400, 300);

/// Black and white columns in turn, red at the right edge: their mean is grey.
QImage columns(QSize size) {
    QImage photo(size, QImage::Format_RGB888);
    for (int y = 0; y < size.height(); ++y) {
        uchar* line = photo.scanLine(y);
        for (int x = 0; x < size.width(); ++x) {
            const bool isRed = x >= size.width() * 9 / 10;
            const uchar grey = x % 2 == 0 ? 255 : 0;
            line[3 * x] = isRed ? 255 : grey;
            line[3 * x + 1] = line[3 * x + 2] = isRed ? 0 : grey;
        }
    }
    return photo;
}

bool isNear(QColor a, QColor b) {
    return std::abs(a.red() - b.red()) < 8 && std::abs(a.green() - b.green()) < 8 &&
           std::abs(a.blue() - b.blue()) < 8;
}

class PhotoRenderingTest : public QObject {
    Q_OBJECT

private:
    static QImage painted(PhotoRendering& rendering, const QImage& photo, const QRectF& target) {
        QImage window(kWindow, QImage::Format_RGB32);
        window.fill(Qt::green);
        QPainter painter(&window);
        rendering.paint(painter, photo, target, window.rect());
        return window;
    }

private Q_SLOTS:
    void aSmallPhotoIsSharpAtOnce() {
        PhotoRendering rendering;
        painted(rendering, columns({800, 600}), QRectF(0, 0, 400, 300));
        QVERIFY(rendering.isSharp());
    }

    void aLargePhotoIsADraftThatBecomesSharp() {
        PhotoRendering rendering;
        const QImage photo = columns({4000, 3000});
        QSignalSpy sharpened(&rendering, &PhotoRendering::sharpened);
        const QRectF target(0, 0, 400, 300);
        const QImage draft = painted(rendering, photo, target);
        QVERIFY(!rendering.isSharp());
        QVERIFY(isNear(draft.pixelColor(395, 150), Qt::red)); // at its place already
        QVERIFY(sharpened.wait());
        const QImage sharp = painted(rendering, photo, target);
        QVERIFY(rendering.isSharp());
        QVERIFY(isNear(sharp.pixelColor(100, 150), QColor(127, 127, 127)));
        QVERIFY(isNear(sharp.pixelColor(395, 150), Qt::red));
    }

    /// Each answer of the engine has an image of its own around the same pixels.
    void theSamePixelsInAnotherImageStaySharp() {
        PhotoRendering rendering;
        const QImage photo = columns({4000, 3000});
        QSignalSpy sharpened(&rendering, &PhotoRendering::sharpened);
        painted(rendering, photo, QRectF(0, 0, 400, 300));
        QVERIFY(sharpened.wait());
        const QImage again(photo.constBits(), photo.width(), photo.height(), photo.bytesPerLine(),
                           photo.format());
        QVERIFY(again.cacheKey() != photo.cacheKey());
        painted(rendering, again, QRectF(0, 0, 400, 300));
        QVERIFY(rendering.isSharp());
        painted(rendering, columns({4000, 3000}), QRectF(0, 0, 400, 300));
        QVERIFY(!rendering.isSharp());
    }

    void onlyWhatIsSeenIsBroughtToTheScreen() {
        PhotoRendering rendering;
        const QImage photo = columns({4000, 3000});
        QSignalSpy sharpened(&rendering, &PhotoRendering::sharpened);
        const QRectF target(-1600, -600, 2000, 1500); // the right edge of the photo is that of the window
        painted(rendering, photo, target);
        QVERIFY(sharpened.wait());
        const QImage sharp = painted(rendering, photo, target);
        QVERIFY(rendering.isSharp());
        QVERIFY(isNear(sharp.pixelColor(150, 150), QColor(127, 127, 127)));
        QVERIFY(isNear(sharp.pixelColor(250, 150), Qt::red));
        // Nearer than its own pixels there is nothing to wait for.
        painted(rendering, photo, QRectF(-4000, -4000, 16000, 12000));
        QVERIFY(rendering.isSharp());
    }

    void aCanvasWithALargePhotoIsPaintedQuickly() {
        ImageCanvas canvas;
        canvas.resize(1200, 800);
        canvas.setPhoto(columns({8660, 5774}));
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        QTRY_VERIFY(canvas.isSharp());
        constexpr int kPaints = 20;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kPaints; ++i)
            canvas.repaint();
        const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6 / kPaints;
        qInfo("a photo of 50 megapixels is painted in %.1f ms", ms);
        QVERIFY2(ms < 50, "the whole photo is scaled at each paint");
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::PhotoRenderingTest)
#include "photo_rendering_test.moc"
