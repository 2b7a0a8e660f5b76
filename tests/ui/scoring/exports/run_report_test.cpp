#include "scoring/exports/run_report.h"

#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "scoring/exports/report_text.h"
#include "scoring/exports/score_chart.h"

namespace cliplad::ui {
namespace {

constexpr int kWide = 300;

class RunReportTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    /// Scores of 0 to 35, every fourth known to be bad.
    static std::vector<ScoreRow> rows() {
        std::vector<ScoreRow> rows(36);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].fused = static_cast<double>(i);
            rows[i].anomalous = i % 4 == 3;
        }
        return rows;
    }

    /// How many pages a report has whose picture has this note.
    int pagesWith(const QString& note) const {
        ReportContent content{.title = "Inspection report: clips", .thresholds = {2.5, 3.5}};
        content.counts = countVerdicts(rows(), content.thresholds);
        content.histogram = scoreHistogram(rows(), content.thresholds.reject);
        content.worst.push_back({.name = "1.png", .verdict = "Reject", .scores = "9", .why = "a gap"});
        content.worst.back().note = note;
        const std::filesystem::path file = folder_.filePath("report.pdf").toStdString();
        QImage picture(400, 300, QImage::Format_RGB32);
        picture.fill(Qt::lightGray);
        writeReport(content, [&](const ReportContent::Picture&) { return picture; }, file, {});
        return static_cast<int>(QByteArray::fromStdString(readFile(file)).count("/Type /Page\n"));
    }

private Q_SLOTS:
    void aWordThatIsTooWideIsBrokenWithinIt() {
        QImage paper(2 * kWide, 400, QImage::Format_RGB32);
        paper.fill(Qt::white);
        const ReportText text(QString(200, 'W'), QFont(), kWide, &paper);
        QVERIFY(text.lines() > 1);
        QPainter painter(&paper);
        double top = 0;
        for (int i = 0; i < text.lines(); ++i) {
            QVERIFY2(text.lineWidth(i) <= kWide, qPrintable(QString::number(text.lineWidth(i))));
            text.paintLine(painter, i, {0, top});
            top += text.lineHeight(i);
        }
        painter.end();
        QCOMPARE(top, text.height());
        const auto isBlank = [&](const QRect& part) {
            QImage blank(part.size(), paper.format());
            blank.fill(Qt::white);
            return paper.copy(part) == blank;
        };
        QVERIFY(!isBlank({0, 0, kWide, paper.height()}));
        QVERIFY(isBlank({kWide + 2, 0, kWide - 2, paper.height()}));
    }

    void wordsThatFitStayWhole() {
        const QImage paper(kWide, 100, QImage::Format_RGB32);
        const QFont font;
        const double width = 1.5 * QFontMetricsF(font, &paper).horizontalAdvance("scratches");
        QCOMPARE(ReportText("scratches scratches", font, width, &paper).lines(), 2);
        QCOMPARE(ReportText("one\ntwo", font, kWide, &paper).lines(), 2);
        QCOMPARE(ReportText("one two", font, kWide, &paper).lines(), 1);
    }

    void namesOfThresholdsDoNotTouch() {
        const QRectF plot(50, 20, 400, 100);
        const QFontMetricsF letters{QFont()};
        for (const ScoreThresholds& thresholds :
             {ScoreThresholds{0, 0.1}, ScoreThresholds{3.4, 3.5}, ScoreThresholds{34.9, 35},
              ScoreThresholds{0, 35}, ScoreThresholds{3, 3}}) {
            const ScoreHistogram histogram = scoreHistogram(rows(), thresholds.reject);
            const auto labels =
                ScoreChart(histogram, thresholds, {.namesThresholds = true}).thresholdLabels(plot, letters);
            QCOMPARE(labels.size(), thresholds.review < thresholds.reject ? 2U : 1U);
            double end = plot.left();
            for (const auto& label : labels) {
                QVERIFY2(label.place.left() >= end && label.place.right() <= plot.right(),
                         qPrintable(label.text));
                QVERIFY(label.place.bottom() <= plot.top());
                end = label.place.right();
            }
        }
    }

    void aLongNoteGoesOverAsManyPagesAsItTakes() {
        QCOMPARE(pagesWith("small"), 1);
        const int pages = pagesWith(QString(20000, 'm'));
        QVERIFY2(pages >= 4, qPrintable(QString::number(pages)));
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::RunReportTest)
#include "run_report_test.moc"
