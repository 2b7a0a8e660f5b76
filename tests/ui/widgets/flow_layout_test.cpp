#include <utility>

#include <QPushButton>
#include <QTest>

#include "widgets/flow_layout.h"

namespace cliplad::ui {
namespace {

class FlowLayoutTest : public QObject {
    Q_OBJECT

    QWidget root_;
    FlowLayout* layout_ = nullptr;
    QList<QWidget*> items_;

    FlowLayout* addGroupOf(int count) {
        auto* group = new FlowLayout;
        layout_->addGroup(group);
        for (int i = 0; i < count; ++i) {
            items_ << new QPushButton("words", &root_);
            items_.constLast()->setFixedSize(100, 30);
            group->addWidget(items_.constLast());
        }
        return group;
    }
    void arrange(int width) { layout_->setGeometry({0, 0, width, layout_->heightForWidth(width)}); }

private Q_SLOTS:
    void init() {
        layout_ = new FlowLayout(&root_);
        layout_->setSpacing(10);
        for (const int count : {2, 3})
            addGroupOf(count)->setSpacing(10);
    }
    void cleanup() {
        delete layout_;
        qDeleteAll(std::exchange(items_, {}));
    }

    void allStandsOnOneLineWhereThereIsJustRoom() {
        QCOMPARE(layout_->sizeHint(), QSize(540, 30));
        arrange(540);
        for (qsizetype i = 0; i < items_.size(); ++i)
            QCOMPARE(items_[i]->geometry(), QRect(110 * static_cast<int>(i), 0, 100, 30));
    }

    void aGroupGoesToTheNextLineAsOne() {
        arrange(539);
        QCOMPARE(layout_->heightForWidth(539), 70);
        QCOMPARE(items_[1]->geometry(), QRect(110, 0, 100, 30));
        QCOMPARE(items_[2]->geometry(), QRect(0, 40, 100, 30));
        QCOMPARE(items_[4]->geometry(), QRect(220, 40, 100, 30));
    }

    void aGroupIsBrokenWhereALineIsTooShortForIt() {
        QCOMPARE(layout_->minimumSize(), QSize(100, 30));
        arrange(215);
        QCOMPARE(items_[3]->geometry(), QRect(110, 40, 100, 30));
        QCOMPARE(items_[4]->geometry(), QRect(0, 80, 100, 30));
    }

    void whatIsHiddenTakesNoRoom() {
        items_[0]->hide();
        items_[1]->hide();
        QCOMPARE(layout_->sizeHint(), QSize(320, 30));
        arrange(320);
        QCOMPARE(items_[2]->geometry(), QRect(0, 0, 100, 30));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::FlowLayoutTest)
#include "flow_layout_test.moc"
