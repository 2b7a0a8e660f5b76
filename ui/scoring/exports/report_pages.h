#pragma once

#include <vector>

#include <QCoreApplication>
#include <QPainter>

#include "scoring/exports/report_text.h"
#include "scoring/exports/run_report.h"
#include "scoring/exports/score_chart.h"

class QPdfWriter;

namespace cliplad::ui {

/// A page after another, filled from the top. Each says how many there are: they are laid out once to be
/// counted, without pictures, and once more for the reader.
class ReportPages {
    Q_DECLARE_TR_FUNCTIONS(cliplad::ui::ReportPages)

public:
    /// @param total how many pages there will be; 0: they are counted
    /// @param pictures of content.worst
    ReportPages(QPdfWriter& writer, const ReportContent& content, const std::vector<QImage>& pictures,
                int total);

    /// Throws Cancelled, asked for each page. @return how many pages there are
    int write(const JobContext& job);

    static constexpr int kDpi = 150; ///< of text and lines; pictures keep their own

private:
    /// A picture with what is said of it below.
    struct Cell {
        QSizeF picture;
        std::vector<ReportText> words;
        double height = 0;
    };

    static double mm(double length) { return length / 25.4 * kDpi; }
    double columnWidth() const;
    Cell cellOf(const ReportContent::Picture& what, const QImage& image, double width);
    /// How many of the pictures from `first` on stand beside each other.
    std::size_t inRow(std::size_t first) const;
    double rowHeight(std::size_t first) const;
    bool isTall(const Cell& cell) const { return cell.height > page_.height(); }
    void summary();
    void pictures();
    void pictureRow(std::size_t first);
    void tallPicture(std::size_t index);
    void text(const QString& text, double points, bool bold = false);
    void makeRoom(double height);
    void numberPage();
    void countTable();
    void missed();
    void failures();
    void list(const QString& title, const QStringList& lines);
    void chart(double height);
    double chartHeight(double heads) const;
    QFont font(double points, bool bold = false) const;
    ReportText wrapped(const QString& text, const QFont& font, double width);
    /// Over as many pages as it takes.
    void flow(const ReportText& paragraph, double left = 0);

    QPdfWriter& writer_;
    JobContext job_;
    const ReportContent& content_;
    const std::vector<QImage>& images_;
    const int total_;
    QPainter painter_;
    QRectF page_;
    ScoreChart::Style style_;
    std::vector<Cell> cells_; ///< of content.worst
    double y_ = 0;
    int pages_ = 0;
};

} // namespace cliplad::ui
