#include <QAbstractItemView>
#include <QFileDialog>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include "hold_scenarios.h"
#include "widgets/file_dialog.h"

namespace cliplad::tests {

using namespace ui;

namespace {

void openManyPhotos(TimedStudio& timed, const HoldMaterial& material) {
    const DocumentState product = material.product();
    timed.studio().document().close(); // which was never saved, and would be asked about
    timed.measure("10,000 photos: opened", [&] {
        timed.act([&] { timed.studio().open(material.many); });
        waitUntil([&] { return timed.studio().document().state().photos.size() == kPhotos; });
        timed.settle();
    });
    const auto star = [&](std::size_t from, std::size_t count) {
        timed.edit("stars", [&](DocumentState& state) {
            state.shots.clear();
            for (std::size_t i = 0; i < count; ++i)
                state.shots.push_back(state.photos[from + i]);
        });
    };
    timed.measure("10,000 photos: a star", [&] { star(0, 1); });
    timed.measure("10,000 photos: words", [&] {
        timed.edit("words", [&](DocumentState& state) {
            state.coarse = product.coarse;
            state.fine = product.fine;
        });
    });
    timed.measure("10,000 photos: more stars", [&] { star(5000, 4); });
    timed.measure("10,000 photos: undone", [&] { timed.undo(); });
    timed.measure("10,000 photos: scrolled", [&] {
        QScrollBar* bar = timed.window().findChild<QAbstractItemView*>("photoSheet")->verticalScrollBar();
        for (int i = 0; i < 50; ++i) {
            timed.act([&] { bar->setValue(bar->maximum() * i / 50); });
            QTest::qWait(10);
        }
        timed.settle();
    });
}

/// Qt's own, as where the desktop has none.
void showInFileDialog(TimedStudio& timed, const HoldMaterial& material) {
    QFileDialog* dialog = nullptr;
    timed.measure("10,000 photos: in a file dialog", [&] {
        timed.act([&] {
            dialog =
                makeFileDialog(&timed.window(), "Photos", QString::fromStdString(material.many.string()));
            dialog->setFileMode(QFileDialog::ExistingFiles);
            dialog->open();
        });
        QTest::qWait(2000); // they are listed for a second
    });
    timed.measure("10,000 photos: a name typed there", [&] {
        for (const char letter : {'p', 'h', 'o'}) {
            timed.act([&] { QTest::keyClick(dialog->findChild<QLineEdit*>("fileNameEdit"), letter); });
            QTest::qWait(50);
        }
    });
    timed.measure("10,000 photos: dialog closed", [&] { timed.act([&] { dialog->reject(); }); });
}

} // namespace

void holdWithManyPhotos(TimedStudio& timed, const HoldMaterial& material) {
    openManyPhotos(timed, material);
    showInFileDialog(timed, material);
}

void holdWithLargePhoto(TimedStudio& timed, const HoldMaterial& material) {
    DocumentState state = material.product();
    state.photos.push_back(material.large);
    state.tests = {material.large};
    timed.measure("50 megapixels: opened on Enrol", [&] {
        timed.show("enrol");
        timed.open(state);
        timed.act([&] { timed.studio().live().setImage(material.large); });
        timed.settle();
    });
    timed.measure("50 megapixels: zoomed on Enrol", [&] { timed.zoom("stage"); });
    timed.measure("50 megapixels: opened on Tune", [&] {
        timed.show("tune");
        timed.settle();
    });
    timed.measure("50 megapixels: zoomed on Tune", [&] { timed.zoom("tune.canvas"); });
    timed.measure("50 megapixels: cluster steps on Tune", [&] {
        for (const int count : {6, 7, 8})
            timed.edit("clusters",
                       [count](DocumentState& edited) { edited.settings.clusters.count = count; });
    });
    timed.measure("50 megapixels: on Prompts", [&] { timed.show("prompts"); });
    timed.measure("50 megapixels: a shot", [&] {
        timed.edit("shot", [&](DocumentState& edited) { edited.shots.push_back(material.large); });
    });
    // Photos of two sizes teach nothing: nothing could be scored.
    timed.undo();
    timed.measure("50 megapixels: scored and chosen", [&] {
        timed.show("score");
        timed.act([&] { timed.scorePage().add({QString::fromStdString(material.large.string())}); });
        waitUntil([&] { return timed.studio().results().rows().size() == 1; });
        timed.settle();
    });
    timed.measure("50 megapixels: reviewed", [&] {
        timed.show("review");
        timed.settle();
    });
}

} // namespace cliplad::tests
