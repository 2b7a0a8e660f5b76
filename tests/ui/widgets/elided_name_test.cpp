#include "widgets/elided_name.h"

#include <set>

#include <QFontMetrics>
#include <QStandardItemModel>
#include <QtTest>

namespace cliplad::ui {
namespace {

constexpr int kAlikeStartRole = Qt::UserRole;

class ElidedNameTest : public QObject {
    Q_OBJECT

private:
    QStandardItemModel names_;
    QFontMetrics letters_{QFont()};

    void add(const QString& name, int alikeStart = 0) {
        auto* item = new QStandardItem(name);
        item->setData(alikeStart, kAlikeStartRole);
        names_.appendRow(item);
    }
    int widthOf(const QString& text) const { return letters_.horizontalAdvance(text); }
    QString shown(int row, int roomPx) const {
        return elidedName(names_.index(row, 0), kAlikeStartRole, letters_, roomPx);
    }
    /// In room for so many letters.
    QStringList allShown(int letters) const {
        QStringList all;
        for (int row = 0; row < names_.rowCount(); ++row) {
            all.append(shown(row, widthOf(QString(letters, 'n'))));
            [&] {
                QVERIFY2(widthOf(all.back()) <= widthOf(QString(letters, 'n')), qPrintable(all.back()));
            }();
        }
        return all;
    }

private Q_SLOTS:
    void init() { names_.clear(); }

    void aNameThatFitsIsWhole() {
        add("1.png");
        QCOMPARE(shown(0, widthOf("1.png")), "1.png");
    }

    void aLongNameIsCutInTheMiddle() {
        add("a_very_long_name_of_a_photo_0001.png");
        const QString text = allShown(12).front();
        QVERIFY2(text.startsWith("a_") && text.endsWith("1.png"), qPrintable(text));
    }

    /// Not neighbours in the list.
    void foldersThatBeginAlikeAreShownFromTheDifferenceOn() {
        const int alike = static_cast<int>(QString("recorded_in_november_line_").size());
        add("recorded_in_november_line_left_side/0001.png", alike);
        add("another.png");
        add("recorded_in_november_line_right_side/0001.png", alike);
        const QStringList all = allShown(12);
        QVERIFY2(all[0].startsWith("…left") && all[0].endsWith(".png"), qPrintable(all[0]));
        QVERIFY2(all[2].startsWith("…righ"), qPrintable(all[2]));
    }

    void neighboursThatDifferInTheMiddleAreShownFromThereOn() {
        add("2026-11-27_09-30-11_line_cam1.png");
        add("2026-11-27_09-30-12_line_cam1.png");
        add("2026-11-27_09-30-13_line_cam1.png");
        const auto plain = [this](int row) {
            return letters_.elidedText(names_.index(row, 0).data().toString(), Qt::ElideMiddle,
                                       widthOf(QString(12, 'n')));
        };
        QCOMPARE(plain(0), plain(1)); // else this shows nothing
        const QStringList narrow = allShown(12), wide = allShown(24);
        QVERIFY2(narrow[1].startsWith("…12_line"), qPrintable(narrow[1]));
        QVERIFY2(wide[1].startsWith("2026") && wide[1].endsWith("…12_line_cam1.png"), qPrintable(wide[1]));
        QCOMPARE(std::set<QString>(narrow.begin(), narrow.end()).size(), 3U);
        QCOMPARE(std::set<QString>(wide.begin(), wide.end()).size(), 3U);
    }

    /// Of which both ends are alike, and neighbours differ in one place or in two.
    void namesWithNumbersInTheMiddleAreToldApartWhateverTheRoom() {
        for (int i = 9; i < 30; ++i)
            add(QString("img_%1_b_18_%2.jpg").arg(i, 5, 10, QChar('0')).arg(i / 7, 4, 10, QChar('0')));
        for (const int letters : {12, 14, 16, 20}) {
            const QStringList all = allShown(letters);
            for (qsizetype i = 1; i < all.size(); ++i)
                QVERIFY2(all[i] != all[i - 1], qPrintable(all[i]));
        }
    }

    void aTextIsCutAmongOthersToo() {
        for (const char* second : {"11", "12", "13"})
            add(QString("2026-11-27_09-30-%1_line_cam1.png").arg(second));
        int asked = 0;
        const auto shownIn = [&](int roomPx) {
            asked = 0;
            const auto textOf = [&](const QModelIndex& row) { return ++asked, row.data().toString(); };
            return elidedAmong(names_.index(1, 0), textOf, letters_, roomPx);
        };
        const QString text = shownIn(widthOf(QString(12, 'n')));
        QVERIFY2(text.startsWith("…12_line"), qPrintable(text));
        QCOMPARE(asked, 3);
        const QString whole = names_.index(1, 0).data().toString();
        QCOMPARE(shownIn(widthOf(whole)), whole);
        QCOMPARE(asked, 1); // the others do not matter
    }

    void aFileThatIsThereTwiceKeepsItsName() {
        const QString name = "recorded_in_november/a_very_long_name_0001.png";
        add(name, static_cast<int>(name.size()));
        add(name, static_cast<int>(name.size()));
        const QStringList all = allShown(12);
        QCOMPARE(all[0], all[1]);
        QVERIFY2(all[0].startsWith("rec") && all[0].endsWith(".png"), qPrintable(all[0]));
    }

    void theDifferenceBeginsWithItsWord() {
        QCOMPARE(tellingStart("line_25", 6), 5);
        QCOMPARE(tellingStart("line_25", 5), 5);
        QCOMPARE(tellingStart("averylongwordwithoutend1", 23), 15);
        QCOMPARE(tellingStart("line", 9), 4);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::ElidedNameTest)
#include "elided_name_test.moc"
