#include "scoring/exports/run_report.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include "base/atomic_file.h"
#include "scoring/explanation_text.h"
#include "scoring/exports/report_text.h"
#include "scoring/exports/score_chart.h"

namespace cliplad::ui {
namespace {

constexpr int kDpi = 150; ///< of text and lines; pictures keep their own
constexpr double kMarginMm = 15;
constexpr double kFooterMm = 8;
constexpr double kTitlePt = 18, kHeadPt = 12, kTextPt = 9, kFootPt = 8;
constexpr QSizeF kPictureMm(75, 55);
constexpr double kPictureGapMm = 4, kParagraphMm = 1;
constexpr double kColumnGapMm = 7;
constexpr double kLeastBelowHeadMm = 20; ///< so that a heading does not end a page
constexpr double kLeastChartMm = 45, kMostChartMm = 80;

/// A page after another, filled from the top.
class ReportPages {
    Q_DECLARE_TR_FUNCTIONS(cliplad::ui::ReportPages)

public:
    ReportPages(QPdfWriter& writer, const ReportContent& content)
        : writer_(writer)
        , content_(content)
        , painter_(&writer)
        , page_(0, 0, writer.width(), writer.height() - mm(kFooterMm)) {
        // On paper colours are those of paper, whatever theme the screen has.
        style_.palette.setColor(QPalette::WindowText, Qt::black);
        style_.palette.setColor(QPalette::Mid, QColor(165, 172, 182));
        style_.palette.setColor(QPalette::Highlight, QColor(11, 107, 203));
        style_.locale = content.locale;
        style_.logarithmic = content.histogram.images > 200;
        style_.namesThresholds = true;
    }

    void summary();
    void picture(const ReportContent::Picture& what, const QImage& image);
    void end() {
        failures();
        numberPage();
        painter_.end();
    }

private:
    double mm(double length) const { return length / 25.4 * kDpi; }
    void text(const QString& text, double points, bool bold = false);
    void makeRoom(double height);
    void numberPage();
    void countTable();
    void failures();
    void chart(double height);
    double chartHeight(const QString& title);
    QFont font(double points, bool bold = false) const;
    ReportText wrapped(const QString& text, const QFont& font, double width);
    /// Over as many pages as it takes.
    void flow(const ReportText& paragraph, double left = 0);

    QPdfWriter& writer_;
    const ReportContent& content_;
    QPainter painter_;
    QRectF page_;
    ScoreChart::Style style_;
    double y_ = 0;
    int pages_ = 0;
};

void ReportPages::makeRoom(double height) {
    if (y_ + height <= page_.height() || y_ == 0)
        return;
    numberPage();
    writer_.newPage();
    y_ = 0;
}

void ReportPages::numberPage() {
    painter_.save();
    painter_.setFont(font(kFootPt));
    painter_.setPen(Qt::darkGray);
    const QRectF foot(0, page_.height(), page_.width(), mm(kFooterMm));
    const QString number = tr("Page %1").arg(content_.locale.toString(++pages_));
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
    y_ += mm(3);
    text(style_.logarithmic ? tr("Scores (the bars grow with the logarithm of the count)") : tr("Scores"),
         kHeadPt, true);
    const QString title = content_.worst.empty() ? QString()
                                                 : tr("The %n image(s) with the highest scores", nullptr,
                                                      static_cast<int>(content_.worst.size()));
    chart(chartHeight(title));
    y_ += mm(4);
    if (title.isEmpty())
        return text(tr("No image is to be reviewed or rejected."), kTextPt);
    text(title, kHeadPt, true);
    if (!content_.key.isEmpty())
        text(content_.key, kFootPt);
    y_ += mm(1);
}

/// So that as many pictures as possible stand below it, and no room is left over.
double ReportPages::chartHeight(const QString& title) {
    const double picture = mm(kPictureMm.height() + kPictureGapMm);
    const double width = page_.width();
    const double heads = title.isEmpty() ? 0
                                         : wrapped(title, font(kHeadPt, true), width).height() +
                                               wrapped(content_.key, font(kFootPt), width).height() + mm(7.5);
    const double room = page_.height() - y_ - heads;
    const double pictures = std::min(std::floor((room - mm(kLeastChartMm)) / picture),
                                     static_cast<double>(content_.worst.size()));
    return std::clamp(room - pictures * picture, mm(kLeastChartMm), mm(kMostChartMm));
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

void ReportPages::picture(const ReportContent::Picture& what, const QImage& image) {
    const QSizeF size =
        QSizeF(image.size()).scaled(mm(kPictureMm.width()), mm(kPictureMm.height()), Qt::KeepAspectRatio);
    const double left = size.width() + mm(5), width = page_.width() - left;
    const QFont plain = font(kTextPt), bold = font(kTextPt, true);
    const QString name = QFontMetricsF(bold, painter_.device()).elidedText(what.name, Qt::ElideMiddle, width);
    std::vector<ReportText> words;
    words.push_back(wrapped(name, bold, width));
    for (const QString& one : {what.verdict, what.scores, what.why, what.review, what.note})
        if (!one.isEmpty())
            words.push_back(wrapped(one, plain, width));
    double height = 0;
    for (const ReportText& paragraph : words)
        height += paragraph.height() + mm(kParagraphMm);
    makeRoom(height <= page_.height() ? std::max(size.height(), height) : size.height());
    painter_.drawImage(QRectF(QPointF(0, y_), size), image);
    const double below = y_ + size.height();
    const int page = pages_;
    for (const ReportText& paragraph : words) {
        flow(paragraph, left);
        y_ += mm(kParagraphMm);
    }
    if (pages_ == page)
        y_ = std::max(y_, below);
    y_ += mm(kPictureGapMm);
}

void ReportPages::failures() {
    if (content_.failed.isEmpty())
        return;
    y_ += mm(3);
    makeRoom(mm(kLeastBelowHeadMm));
    text(tr("Not scored"), kHeadPt, true);
    for (const QString& failure : content_.failed)
        text(failure, kTextPt);
    if (const auto more = content_.counts.of(Verdict::Failed) - static_cast<int>(content_.failed.size());
        more > 0)
        text(tr("and %n more", nullptr, more), kTextPt);
}

} // namespace

void writeReport(const ReportContent& content, const DrawPicture& draw, const std::filesystem::path& file,
                 const JobContext& job) {
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(content.title);
        writer.setCreator("CLIP-LAD");
        writer.setResolution(kDpi);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
        ReportPages pages(writer, content);
        pages.summary();
        std::int64_t done = 0;
        for (const ReportContent::Picture& what : content.worst) {
            job.progress(done++, static_cast<std::int64_t>(content.worst.size()));
            job.throwIfStopped();
            pages.picture(what, draw(what));
        }
        pages.end();
    }
    writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace cliplad::ui
