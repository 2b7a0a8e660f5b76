#pragma once

#include <memory>

#include <QFont>
#include <QString>
#include <QTextLayout>

class QPaintDevice;
class QPainter;

namespace cliplad::ui {

/// A paragraph on paper: broken at blanks, and within a word that is wider than there is room, such as a path
/// or a note without blanks. Its lines are painted one by one, so that it may go over several pages. Sizes
/// are in units of the paper.
class ReportText {
public:
    ReportText(const QString& text, const QFont& font, double width, const QPaintDevice* paper);

    int lines() const { return layout_->lineCount(); }
    double height() const;
    double lineHeight(int line) const { return layout_->lineAt(line).height(); }
    double lineWidth(int line) const { return layout_->lineAt(line).naturalTextWidth(); }
    /// With the painter's pen. @param at the line's top left corner
    void paintLine(QPainter& painter, int line, const QPointF& at) const;

private:
    std::unique_ptr<QTextLayout> layout_; ///< every line at 0, 0
};

} // namespace cliplad::ui
