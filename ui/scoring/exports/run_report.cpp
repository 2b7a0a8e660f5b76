#include "scoring/exports/run_report.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include "base/atomic_file.h"
#include "base/error.h"
#include "engine/photos/pictures.h"
#include "image/photo.h"
#include "inspection/inspection.h"
#include "report/part_image.h"
#include "report/result_files.h"
#include "scoring/exports/score_chart.h"

namespace cliplad::ui {
namespace {

constexpr int kDpi = 150; ///< of text and lines; pictures keep their own
constexpr double kMarginMm = 15;
constexpr double kFooterMm = 8;
constexpr double kTitlePt = 18, kHeadPt = 12, kTextPt = 9, kFootPt = 8;
constexpr QSizeF kPictureMm(75, 55);
constexpr int kPictureSidePx = 800;

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
    void chart();

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
    QFont font = painter_.font();
    font.setPointSizeF(kFootPt);
    font.setBold(false);
    painter_.setFont(font);
    painter_.setPen(Qt::darkGray);
    const QRectF foot(0, page_.height(), page_.width(), mm(kFooterMm));
    const QString number = tr("Page %1").arg(content_.locale.toString(++pages_));
    const QString title = painter_.fontMetrics().elidedText(content_.title, Qt::ElideRight,
                                                            static_cast<int>(0.8 * foot.width()));
    painter_.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, title);
    painter_.drawText(foot, Qt::AlignRight | Qt::AlignBottom, number);
}

void ReportPages::text(const QString& text, double points, bool bold) {
    QFont font = painter_.font();
    font.setPointSizeF(points);
    font.setBold(bold);
    painter_.setFont(font);
    painter_.setPen(Qt::black);
    const QRectF wanted =
        painter_.boundingRect(QRectF(0, 0, page_.width(), page_.height()), Qt::TextWordWrap, text);
    makeRoom(wanted.height());
    painter_.drawText(QRectF(0, y_, page_.width(), wanted.height() + 1), Qt::TextWordWrap, text);
    y_ += wanted.height() + mm(1);
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
    y_ += mm(3);
    text(style_.logarithmic ? tr("Scores (the bars grow with the logarithm of the count)") : tr("Scores"),
         kHeadPt, true);
    chart();
    y_ += mm(4);
    if (content_.worst.empty())
        text(tr("No image is to be reviewed or rejected."), kTextPt);
    else
        text(tr("The %n image(s) with the highest scores", nullptr, static_cast<int>(content_.worst.size())),
             kHeadPt, true);
}

void ReportPages::countTable() {
    const QLocale& locale = content_.locale;
    const auto row = [&](const QString& name, const VerdictCounts::Counts& counts) {
        text(tr("%1: %2 good, %3 to be reviewed, %4 rejected, %5 could not be scored")
                 .arg(name, locale.toString(counts[0]), locale.toString(counts[1]),
                      locale.toString(counts[2]), locale.toString(counts[3])),
             kTextPt);
    };
    row(tr("All images"), content_.counts.all);
    if (content_.counts.known == 0)
        return;
    row(tr("Known to be good"), content_.counts.knownGood);
    row(tr("Known to be bad"), content_.counts.knownBad);
    const auto percent = [&](double share) { return locale.toString(100 * share, 'f', 1); };
    if (const auto missed = content_.counts.missedShare())
        text(tr("Missed: %1 % of the bad images pass as good").arg(percent(*missed)), kTextPt);
    if (const auto alarms = content_.counts.falseAlarmShare())
        text(tr("False alarms: %1 % of the good images are rejected").arg(percent(*alarms)), kTextPt);
    if (content_.auroc)
        text(tr("AUROC: %1").arg(locale.toString(*content_.auroc, 'f', 3)), kTextPt);
}

void ReportPages::chart() {
    const double height = mm(70);
    makeRoom(height);
    QFont font = painter_.font();
    font.setPointSizeF(kTextPt);
    font.setBold(false);
    painter_.setFont(font);
    ScoreChart(content_.histogram, content_.thresholds, style_)
        .paint(painter_, {0, y_, page_.width(), height});
    y_ += height;
}

void ReportPages::picture(const ReportContent::Picture& what, const QImage& image) {
    const QSizeF size =
        QSizeF(image.size()).scaled(mm(kPictureMm.width()), mm(kPictureMm.height()), Qt::KeepAspectRatio);
    const double left = size.width() + mm(5), width = page_.width() - left;
    QFont font = painter_.font();
    font.setPointSizeF(kTextPt);
    const auto inFont = [&](bool bold) {
        font.setBold(bold);
        painter_.setFont(font);
    };
    const auto heightOf = [&](const QString& words) {
        return painter_.boundingRect(QRectF(0, 0, width, page_.height()), Qt::TextWordWrap, words).height();
    };
    inFont(false);
    const double line = painter_.fontMetrics().height();
    const double height = std::max(size.height(), 3 * line + heightOf(what.why));
    makeRoom(height + mm(4)); // which may set the font of the page's number
    painter_.setPen(Qt::black);
    painter_.drawImage(QRectF(QPointF(0, y_), size), image);
    double top = y_;
    const auto add = [&](const QString& words, bool bold, double room) {
        inFont(bold);
        painter_.drawText(QRectF(left, top, width, room), Qt::TextWordWrap, words);
        top += room;
    };
    inFont(true); // a path has no spaces to break it at
    add(painter_.fontMetrics().elidedText(what.name, Qt::ElideMiddle, static_cast<int>(width)), true, line);
    add(what.verdict, false, line);
    add(what.scores, false, line);
    add(what.why, false, y_ + height - top);
    y_ += height + mm(4);
}

void ReportPages::failures() {
    if (content_.failed.isEmpty())
        return;
    y_ += mm(3);
    text(tr("Not scored"), kHeadPt, true);
    for (const QString& failure : content_.failed)
        text(failure, kTextPt);
    if (const auto more = content_.counts.of(Verdict::Failed) - static_cast<int>(content_.failed.size());
        more > 0)
        text(tr("and %n more", nullptr, more), kTextPt);
}

QImage pictureOf(const ScoreRun& run, const ReportContent::Picture& what, double threshold,
                 const std::vector<Label>& labels) {
    try {
        const Inspection seen = run.inspection(what.image, threshold);
        return toQImage(partOverlay(loadPhoto(what.image).rgb, seen, labels, kPictureSidePx)).copy();
    } catch (const Error&) { // the photo is gone since
        QImage none(4, 3, QImage::Format_RGB32);
        none.fill(Qt::lightGray);
        return none;
    }
}

} // namespace

void writeReport(const ScoreRun& run, const ReportContent& content, const std::filesystem::path& file,
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
        const std::vector<Label> labels = run.header().labels;
        std::int64_t done = 0;
        for (const ReportContent::Picture& what : content.worst) {
            job.progress(done++, static_cast<std::int64_t>(content.worst.size()));
            job.throwIfStopped();
            pages.picture(what, pictureOf(run, what, content.thresholds.reject, labels));
        }
        pages.end();
    }
    writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace cliplad::ui
