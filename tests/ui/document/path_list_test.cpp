#include "engine/path_list.h"

#include <QTemporaryDir>
#include <QTest>

#include "document/product_document.h"

namespace cliplad::ui {
namespace {

class PathListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesShareTheirPathsUntilOneIsChanged() {
        const PathList list = {"/a/1.png", "/a/2.png"};
        PathList copy = list;
        QCOMPARE(copy.get().data(), list.get().data());
        copy.push_back("/a/3.png");
        QCOMPARE(list.size(), std::size_t(2));
        QCOMPARE(copy.back(), std::filesystem::path("/a/3.png"));
        copy.clear();
        QVERIFY(copy.empty());
        QVERIFY(copy == PathList());
        QCOMPARE(list.front(), std::filesystem::path("/a/1.png"));
    }

    void equalPathsAreEqualWhereverTheyAreKept() {
        const PathList a = {"/a/1.png", "/a/2.png"}, b = {"/a/1.png", "/a/2.png"};
        QVERIFY(a == b);
        QVERIFY(a == PathList::Paths({"/a/1.png", "/a/2.png"}));
        QVERIFY(!(a == PathList{"/a/1.png"}));
        QVERIFY(!(a == PathList{"/a/1.png", "/a/3.png"}));
    }

    /// Ten thousand photos are some ten megabytes: with a copy in each step, undo would grow for hours.
    void stepsOfUndoShareTheSheet() {
        const QTemporaryDir drafts;
        ProductDocument document(drafts.path().toStdString());
        DocumentState state;
        for (int i = 0; i < 10000; ++i)
            state.photos.push_back("/photos/" + std::to_string(i) + ".png");
        document.startNew(state);
        const auto* sheet = document.state().photos.get().data();
        document.edit("star", [](DocumentState& edited) { edited.shots = {edited.photos.front()}; });
        QCOMPARE(document.state().photos.get().data(), sheet);
        document.undoStack().undo();
        QCOMPARE(document.state().photos.get().data(), sheet);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::PathListTest)
#include "path_list_test.moc"
