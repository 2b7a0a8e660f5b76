#include "scoring/exports/report_pages.h"

#include <algorithm>
#include <utility>

#include <QPdfWriter>

#include "scoring/explanation_text.h"

namespace cliplad::ui {
namespace {

constexpr double kFooterMm = 8;
constexpr double kTitlePt = 18, kHeadPt = 12, kTextPt = 9, kFootPt = 8;
constexpr double kMostPictureMm = 66; ///< height; two stand beside each other
constexpr double kBetweenPicturesMm = 6, kPictureGapMm = 5, kParagraphMm = 1;
constexpr double kColumnGapMm = 7;
constexpr double kLeastBelowHeadMm = 20; ///< so that a heading does not end a page
constexpr double kBelowChartMm = 4;
constexpr double kLeastChartMm = 45, kMostChartMm = 80;

} // namespace

ReportPages::ReportPages(QPdfWriter& writer, const ReportContent& content,
                         const std::vector<QImage>& pictures, int total)
    : writer_(writer)
    , content_(content)
    , images_(pictures)
    , total_(total)
    , painter_(&writer)
    , page_(0, 0, writer.width(), writer.height() - mm(kFooterMm)) {
    // On paper colours are those of paper, whatever theme the screen has.
    style_.palette.setColor(QPalette::WindowText, Qt::black);
    style_.palette.setColor(QPalette::Mid, QColor(165, 172, 182));
    style_.palette.setColor(QPalette::Highlight, QColor(11, 107, 203));
    style_.locale = content.locale;
    style_.logarithmic = content.histogram.images > 200;
    style_.namesThresholds = true;
    for (std::size_t i = 0; i < images_.size(); ++i)
        cells_.push_back(cellOf(content_.worst[i], images_[i], columnWidth()));
}

int ReportPages::write(const JobContext& job) {
    job_ = job;
    summary();
    pictures();
    missed();
    failures();
    numberPage();
    painter_.end();
    return pages_;
}

void ReportPages::makeRoom(double height) {
    if (y_ + height <= page_.height() || y_ == 0)
        return;
    job_.throwIfStopped();
    numberPage();
    writer_.newPage();
    y_ = 0;
}

void ReportPages::numberPage() {
    painter_.save();
    painter_.setFont(font(kFootPt));
    painter_.setPen(Qt::darkGray);
    const QRectF foot(0, page_.height(), page_.width(), mm(kFooterMm));
    const QString number =
        tr("Page %1 of %2").arg(content_.locale.toString(++pages_), content_.locale.toString(total_));
    const QString title = painter_.fontMetrics().elidedText(content_.title, Qt::ElideRight,
                                                            static_cast<int>(0.8 * foot.width()));
    painter_.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, title);
    painter_.drawText(foot, Qt::AlignRight | Qt::AlignBottom, number);
    painter_.restore();
}

QFont ReportPages::font(double points, bool bold) const {
    QFont font = painter_.font();
    font.setPointSizeF(points);
    font.setBold(bold);
    return font;
}

ReportText ReportPages::wrapped(const QString& text, const QFont& font, double width) {
    return {text, font, width, painter_.device()};
}

void ReportPages::flow(const ReportText& paragraph, double left) {
    for (int i = 0; i < paragraph.lines(); ++i) {
        makeRoom(paragraph.lineHeight(i));
        paragraph.paintLine(painter_, i, {left, y_});
        y_ += paragraph.lineHeight(i);
    }
}

void ReportPages::text(const QString& text, double points, bool bold) {
    const ReportText paragraph = wrapped(text, font(points, bold), page_.width());
    makeRoom(paragraph.height());
    flow(paragraph);
    y_ += mm(kParagraphMm);
}

void ReportPages::summary() {
    text(content_.title, kTitlePt, true);
    for (const QString& fact : content_.facts)
        text(fact, kTextPt);
    if (!content_.warning.isEmpty())
        text(content_.warning, kTextPt, true);
    y_ += mm(3);
    text(tr("Results"), kHeadPt, true);
    countTable();
    if (!content_.reviewed.isEmpty())
        text(content_.reviewed, kTextPt);
    if (content_.missedCount > 0)
        text(tr("The %n missed image(s) are named at the end.", nullptr, content_.missedCount), kTextPt);
    y_ += mm(3);
    text(style_.logarithmic ? tr("Scores (the bars grow with the logarithm of the count)") : tr("Scores"),
         kHeadPt, true);
    const QString title = cells_.empty() ? QString()
                                         : tr("The %n image(s) with the highest scores", nullptr,
                                              static_cast<int>(cells_.size()));
    const double heads = title.isEmpty() ? 0
                                         : wrapped(title, font(kHeadPt, true), page_.width()).height() +
                                               wrapped(content_.key, font(kFootPt), page_.width()).height() +
                                               mm(kBelowChartMm + 3.5);
    chart(chartHeight(heads));
    y_ += mm(kBelowChartMm);
    if (title.isEmpty())
        return text(tr("No image is to be reviewed or rejected."), kTextPt);
    // A heading does not end a page.
    makeRoom(heads - mm(kBelowChartMm) + std::min(rowHeight(0) - mm(kPictureGapMm), page_.height() / 2));
    text(title, kHeadPt, true);
    if (!content_.key.isEmpty())
        text(content_.key, kFootPt);
    y_ += mm(1);
}

/// So that as many pictures as possible stand below it, and no room is left over.
/// @param heads height of what stands between
double ReportPages::chartHeight(double heads) const {
    const double room = page_.height() - y_ - heads;
    double rows = 0;
    for (std::size_t i = 0; i < cells_.size(); i += inRow(i)) {
        if (rows + rowHeight(i) > room - mm(kLeastChartMm))
            break;
        rows += rowHeight(i);
    }
    return std::clamp(room - rows, mm(kLeastChartMm), mm(kMostChartMm));
}

void ReportPages::countTable() {
    const QLocale& locale = content_.locale;
    std::vector<std::pair<QString, const VerdictCounts::Counts*>> rows{
        {tr("All images"), &content_.counts.all}};
    if (content_.counts.known > 0) {
        rows.emplace_back(tr("Known to be good"), &content_.counts.knownGood);
        rows.emplace_back(tr("Known to be bad"), &content_.counts.knownBad);
    }
    const QStringList heads{tr("Good"), tr("To be reviewed"), tr("Rejected"), tr("Not scored")};
    const QFont plain = font(kTextPt), bold = font(kTextPt, true);
    const QFontMetricsF letters(plain, painter_.device()), boldLetters(bold, painter_.device());
    const double line = 1.3 * letters.height();
    double names = 0;
    for (const auto& row : rows)
        names = std::max(names, letters.horizontalAdvance(row.first));
    makeRoom(static_cast<double>(rows.size() + 1) * line);
    double right = 0;
    const auto add = [&](const QString& name, const QStringList& values) {
        painter_.drawText(QRectF(0, y_, names, line), Qt::AlignVCenter, name);
        right = names;
        for (qsizetype i = 0; i < heads.size(); ++i) {
            const double width = boldLetters.horizontalAdvance(heads[i]) + mm(kColumnGapMm);
            painter_.drawText(QRectF(right, y_, width, line), Qt::AlignRight | Qt::AlignVCenter, values[i]);
            right += width;
        }
        y_ += line;
    };
    painter_.setFont(bold);
    add({}, heads);
    painter_.drawLine(QPointF(0, y_), QPointF(right, y_));
    painter_.setFont(plain);
    for (const auto& [name, counts] : rows) {
        QStringList values;
        for (const int count : *counts)
            values.append(locale.toString(count));
        add(name, values);
    }
    y_ += mm(2 * kParagraphMm);
    if (content_.counts.known == 0)
        return;
    if (content_.learnedFrom > 0)
        text(tr("%n image(s) that the product was learned from are counted among all images only.", nullptr,
                content_.learnedFrom),
             kTextPt);
    for (const QString& mistakes : mistakesText(content_.counts, locale))
        text(mistakes, kTextPt);
    if (content_.auroc)
        text(tr("AUROC: %1").arg(locale.toString(*content_.auroc, 'f', 3)), kTextPt);
}

void ReportPages::chart(double height) {
    makeRoom(height);
    painter_.setFont(font(kTextPt));
    ScoreChart(content_.histogram, content_.thresholds, style_)
        .paint(painter_, {0, y_, page_.width(), height});
    y_ += height;
}

double ReportPages::columnWidth() const {
    return (page_.width() - mm(kBetweenPicturesMm)) / 2;
}

ReportPages::Cell ReportPages::cellOf(const ReportContent::Picture& what, const QImage& image, double width) {
    const QFont plain = font(kTextPt), bold = font(kTextPt, true);
    Cell cell{.picture = QSizeF(image.size()).scaled(width, mm(kMostPictureMm), Qt::KeepAspectRatio),
              .words = {}};
    cell.words.push_back(wrapped(
        QFontMetricsF(bold, painter_.device()).elidedText(what.name, Qt::ElideMiddle, width), bold, width));
    for (const QString& one : {what.verdict, what.scores, what.why, what.review, what.note})
        if (!one.isEmpty())
            cell.words.push_back(wrapped(one, plain, width));
    cell.height = cell.picture.height() + mm(kParagraphMm);
    for (const ReportText& paragraph : cell.words)
        cell.height += paragraph.height() + mm(kParagraphMm);
    return cell;
}

std::size_t ReportPages::inRow(std::size_t first) const {
    return first + 1 < cells_.size() && !isTall(cells_[first]) && !isTall(cells_[first + 1]) ? 2 : 1;
}

double ReportPages::rowHeight(std::size_t first) const {
    double height = cells_[first].height;
    if (inRow(first) == 2)
        height = std::max(height, cells_[first + 1].height);
    return height + mm(kPictureGapMm);
}

void ReportPages::pictures() {
    for (std::size_t i = 0; i < cells_.size(); i += inRow(i))
        if (isTall(cells_[i]))
            tallPicture(i);
        else
            pictureRow(i);
}

void ReportPages::pictureRow(std::size_t first) {
    const double height = rowHeight(first);
    makeRoom(height - mm(kPictureGapMm));
    const double top = y_;
    for (std::size_t i = first; i < first + inRow(first); ++i) {
        const Cell& cell = cells_[i];
        const double left = i == first ? 0 : columnWidth() + mm(kBetweenPicturesMm);
        if (total_ > 0)
            painter_.drawImage(QRectF(QPointF(left, top), cell.picture), images_[i]);
        y_ = top + cell.picture.height() + mm(kParagraphMm);
        for (const ReportText& paragraph : cell.words) {
            flow(paragraph, left);
            y_ += mm(kParagraphMm);
        }
    }
    y_ = top + height;
}

/// Its words are more than a page has room for: they stand at its right, and go on at the top of the next.
void ReportPages::tallPicture(std::size_t index) {
    const QSizeF size = cells_[index].picture;
    const double left = size.width() + mm(kBetweenPicturesMm);
    const Cell beside = cellOf(content_.worst[index], images_[index], page_.width() - left);
    makeRoom(size.height());
    if (total_ > 0)
        painter_.drawImage(QRectF(QPointF(0, y_), size), images_[index]);
    for (const ReportText& paragraph : beside.words) {
        flow(paragraph, left);
        y_ += mm(kParagraphMm);
    }
    y_ += mm(kPictureGapMm);
}

void ReportPages::list(const QString& title, const QStringList& lines) {
    y_ += mm(3);
    makeRoom(mm(kLeastBelowHeadMm));
    text(title, kHeadPt, true);
    for (const QString& line : lines)
        text(line, kTextPt);
}

void ReportPages::missed() {
    if (content_.missedCount == 0)
        return;
    list(tr("Missed: known to be bad, but good by the thresholds"), content_.missed);
    if (const auto more = content_.missedCount - static_cast<int>(content_.missed.size()); more > 0)
        text(tr("and %n more; the page Score lists all of them under Show: Missed", nullptr, more), kTextPt);
}

void ReportPages::failures() {
    if (content_.failed.isEmpty())
        return;
    list(tr("Not scored"), content_.failed);
    if (const auto more = content_.counts.of(Verdict::Failed) - static_cast<int>(content_.failed.size());
        more > 0)
        text(tr("and %n more", nullptr, more), kTextPt);
}

} // namespace cliplad::ui
