#include "pages/prompts/ranking_list.h"

#include <algorithm>

#include <QLocale>
#include <QPainter>

#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr int kRowsSeen = 5; ///< and a line that says how many more there are

} // namespace

RankingList::RankingList(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RankingList::setTitle(const QString& title) {
    title_ = title;
    setAccessibleName(title);
    update();
}

void RankingList::showRows(std::vector<Row> rows, double low, double high, const QString& whyNot) {
    rows_ = std::move(rows);
    low_ = low;
    high_ = high;
    whyNot_ = whyNot;
    QStringList spoken;
    for (const Row& row : rows_)
        spoken.append(tr("%1: %2").arg(row.name, QLocale().toString(row.cosine, 'f', 3)));
    setAccessibleDescription(spoken.isEmpty() ? whyNot : spoken.join(", "));
    update();
}

int RankingList::rowHeight() const {
    return fontMetrics().height() + 3;
}

QSize RankingList::sizeHint() const {
    return {240, (kRowsSeen + 2) * rowHeight()};
}

QSize RankingList::minimumSizeHint() const {
    return {140, sizeHint().height()};
}

void RankingList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int height = rowHeight();
    QRect line(0, 0, width(), height);
    if (rows_.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        return painter.drawText(rect(), Qt::AlignLeft | Qt::TextWordWrap, whyNot_);
    }
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(line, Qt::AlignVCenter, QFontMetrics(bold).elidedText(title_, Qt::ElideRight, width()));
    painter.setFont(font());
    const auto seen = std::min<std::size_t>(rows_.size(), kRowsSeen);
    for (std::size_t i = 0; i < seen; ++i)
        paintRow(painter, line.translated(0, static_cast<int>(i + 1) * height), rows_[i]);
    if (rows_.size() > seen) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(line.translated(0, (kRowsSeen + 1) * height), Qt::AlignVCenter,
                         tr("and %n more", nullptr, static_cast<int>(rows_.size() - seen)));
    }
}

void RankingList::paintRow(QPainter& painter, const QRect& place, const Row& row) const {
    const int mark = fontMetrics().horizontalAdvance("▸ ");
    const int number = fontMetrics().horizontalAdvance("−0,000") + kHalfSpace;
    const int swatch = place.height() - 6;
    QRect name = place.adjusted(mark + swatch + kHalfSpace, 0, -number, 0);
    QRect bar = name;
    name.setWidth(name.width() / 2);
    bar.setLeft(name.right() + kHalfSpace);
    painter.setPen(palette().color(QPalette::WindowText));
    if (row.wins)
        painter.drawText(place, Qt::AlignVCenter, "▸");
    painter.fillRect(QRect(mark, place.top() + 3, swatch, swatch), row.colour);
    QFont weight = font();
    weight.setBold(row.wins);
    weight.setUnderline(row.isChosen);
    painter.setFont(weight);
    painter.drawText(name, Qt::AlignVCenter,
                     QFontMetrics(weight).elidedText(row.name, Qt::ElideRight, name.width()));
    painter.setFont(font());
    const double share = high_ > low_ ? std::clamp((row.cosine - low_) / (high_ - low_), 0.0, 1.0) : 0;
    const QRect ground = bar.adjusted(0, 4, 0, -4);
    painter.fillRect(ground, palette().color(QPalette::Midlight));
    painter.fillRect(QRect(ground.topLeft(), QSize(qRound(ground.width() * share), ground.height())),
                     palette().color(QPalette::Highlight));
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(row.cosine, 'f', 3));
}

} // namespace cliplad::ui
