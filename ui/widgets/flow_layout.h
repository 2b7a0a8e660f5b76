#pragma once

#include <QLayout>
#include <QList>

namespace cliplad::ui {

/// Items beside each other as long as there is room, then on the next line: nothing is cut where words are
/// long or letters large. An item that is a group of its own goes to the next line as one, and is only
/// broken where a whole line is too short for it.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addGroup(FlowLayout* group);
    void addItem(QLayoutItem* item) override { items_.append(item); }
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int index) const override { return items_.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override;    ///< all on one line
    QSize minimumSize() const override; ///< of the widest that cannot be broken

private:
    int arrange(const QRect& room, bool moves) const; ///< @return the height

    QList<QLayoutItem*> items_; ///< owned
};

} // namespace cliplad::ui
