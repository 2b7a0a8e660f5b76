#include "document/telling_names.h"

#include <QElapsedTimer>
#include <QTest>

namespace cliplad::ui {
namespace {

class TellingNamesTest : public QObject {
    Q_OBJECT

private:
    struct List {
        std::vector<std::string> paths;
        TellingNames names{
            [this](int place) { return std::string_view(paths[static_cast<std::size_t>(place)]); }};

        bool add(const std::string& path) {
            paths.push_back(path);
            return names.add();
        }
        std::string nameOf(std::size_t place) const {
            return names.nameOf(std::filesystem::path(paths[place])).toStdString();
        }
    };

private Q_SLOTS:
    void aNameThatIsAloneHasNoFolder() {
        List list;
        QVERIFY(!list.add("/a/1.png"));
        QVERIFY(!list.add("/b/2.png"));
        QCOMPARE(list.nameOf(0), std::string("1.png"));
        QCOMPARE(list.nameOf(1), std::string("2.png"));
    }

    void namesakesShowAsMuchOfTheirFoldersAsTellsThemApart() {
        List list;
        list.add("/line/left/1.png");
        QVERIFY(list.add("/line/right/1.png"));
        QCOMPARE(list.nameOf(0), std::string("left/1.png"));
        QCOMPARE(list.nameOf(1), std::string("right/1.png"));
        QVERIFY(!list.add("/line/up/1.png"));
        QVERIFY(list.add("/old/left/1.png"));
        QCOMPARE(list.nameOf(0), std::string("line/left/1.png"));
        QCOMPARE(list.nameOf(3), std::string("old/left/1.png"));
    }

    void aFileAtTheRootAndOneThatIsThereTwiceEndTheSearch() {
        List list;
        list.add("/1.png");
        list.add("/a/1.png");
        QCOMPARE(list.nameOf(0), std::string("1.png"));
        QCOMPARE(list.nameOf(1), std::string("a/1.png"));
        list.add("/a/1.png");
        QCOMPARE(list.nameOf(1), list.nameOf(2));
    }

    void moreOfThePathIsShownWhereThatIsWanted() {
        List list;
        list.add("/x/a/1.png");
        QCOMPARE(list.names.nameOf("/x/a/1.png", 2), QString("a/1.png"));
        list.add("/y/a/1.png");
        QCOMPARE(list.names.nameOf("/y/a/1.png"), QString("y/a/1.png"));
        QCOMPARE(list.names.nameOf("/x/a/1.png", 2), QString("x/a/1.png"));
    }

    void whatAllFilesOfANameBeginWithIsKnown() {
        List list;
        const auto alike = [&](std::size_t place, int parts = 1) {
            return list.names.alikeStart(std::filesystem::path(list.paths[place]), parts);
        };
        list.add("/x/line_25/1.png");
        QCOMPARE(alike(0), 0);
        list.add("/x/line_26/1.png");
        QCOMPARE(alike(0), qsizetype(QString("line_2").size()));
        QCOMPARE(alike(1, 3), qsizetype(QString("x/line_2").size()));
        list.add("/x/left/1.png");
        QCOMPARE(alike(0), qsizetype(1));
        list.add("/ä/a/1.png");
        QCOMPARE(alike(3), 0);
        list.add("/ä/line/2.png");
        list.add("/ö/line/2.png"); // their first bytes are the same
        QCOMPARE(alike(5), 0);
    }

    void aHundredThousandNamesakesAreEnteredAtOnce() {
        List list;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100000; ++i)
            list.add("/data/part_" + std::to_string(i % 50000) + (i < 50000 ? "/a" : "/b") + "/image.png");
        qInfo("100,000 files of one name: %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 5000);
        QCOMPARE(list.nameOf(77), std::string("part_77/a/image.png"));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_GUILESS_MAIN(cliplad::ui::TellingNamesTest)
#include "telling_names_test.moc"
