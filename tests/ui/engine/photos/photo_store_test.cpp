#include "engine/photos/photo_store.h"

#include <barrier>
#include <filesystem>
#include <set>
#include <thread>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "base/error.h"
#include "inspection/live_inspection.h"
#include "support/disc_product.h"

namespace cliplad::ui {
namespace {

using namespace cliplad::tests;

class PhotoStoreTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

private Q_SLOTS:
    void aPhotoWantedByManyAtOnceIsReadOnce() {
        constexpr int kThreads = 4;
        const auto path = writePhoto(draw({}), at("photo.png"));
        PhotoStore store(std::size_t(1) << 30);
        std::vector<std::shared_ptr<const LivePhoto>> photos(kThreads);
        {
            std::barrier start(kThreads);
            std::vector<std::jthread> threads;
            for (int i = 0; i < kThreads; ++i)
                threads.emplace_back([&, i] {
                    start.arrive_and_wait();
                    photos[static_cast<std::size_t>(i)] = store.load(path);
                });
        }
        QCOMPARE(std::set(photos.begin(), photos.end()).size(), std::size_t(1));
        QCOMPARE(store.bytes(), photos[0]->rgb.total() * photos[0]->rgb.elemSize());
    }

    void aFileThatCannotBeReadIsTriedAgain() {
        PhotoStore store(std::size_t(1) << 30);
        QVERIFY_EXCEPTION_THROWN(store.load(at("later.png")), Error);
        writePhoto(draw({}), at("later.png"));
        QVERIFY(store.load(at("later.png")) != nullptr);
    }

    void theNameOfItsPixelsIsKnownUntilTheFileChanges() {
        PhotoStore store(1);
        const auto path = writePhoto(draw({}), at("first.png"));
        QVERIFY(store.knownHash(path).empty());
        const std::string hash = store.load(path)->hash;
        store.load(writePhoto(draw({.seed = 4}), at("second.png")));
        QCOMPARE(store.knownHash(path), hash); // although the photo is dropped
        writePhoto(draw({.seed = 5}), path);
        std::filesystem::last_write_time(path,
                                         std::filesystem::last_write_time(path) + std::chrono::seconds(1));
        QVERIFY(store.knownHash(path).empty());
        QVERIFY(store.load(path)->hash != hash);
        QVERIFY(store.knownHash(path) != hash);
        std::filesystem::remove(path);
        QVERIFY(store.knownHash(path).empty());
    }

    void theOneUsedLongestAgoGoesFirst() {
        const std::size_t one = draw({}).total() * 3;
        PhotoStore store(2 * one);
        std::vector<std::filesystem::path> paths;
        for (const char* name : {"a.png", "b.png", "c.png"})
            paths.push_back(writePhoto(draw({}), at(name)));
        const auto first = store.load(paths[0]);
        store.load(paths[1]);
        QCOMPARE(store.load(paths[0]), first);
        store.load(paths[2]); // instead of the second
        QCOMPARE(store.load(paths[0]), first);
        QCOMPARE(store.bytes(), 2 * one);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::PhotoStoreTest)
#include "photo_store_test.moc"
