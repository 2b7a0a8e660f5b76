#include "scoring/exports/report_text.h"

#include <QTextOption>

namespace cliplad::ui {

ReportText::ReportText(const QString& text, const QFont& font, double width, const QPaintDevice* paper) {
    QString lines = text;
    lines.replace('\n', QChar::LineSeparator); // the only break that a layout knows
    layout_ = std::make_unique<QTextLayout>(lines, font, paper);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout_->setTextOption(option);
    layout_->beginLayout();
    for (QTextLine line = layout_->createLine(); line.isValid(); line = layout_->createLine())
        line.setLineWidth(width);
    layout_->endLayout();
}

double ReportText::height() const {
    double height = 0;
    for (int i = 0; i < lines(); ++i)
        height += lineHeight(i);
    return height;
}

void ReportText::paintLine(QPainter& painter, int line, const QPointF& at) const {
    layout_->lineAt(line).draw(&painter, at);
}

} // namespace cliplad::ui
