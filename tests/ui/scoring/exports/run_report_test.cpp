#include "scoring/exports/run_report.h"

#include <algorithm>

#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include "base/atomic_file.h"
#include "base/error.h"
#include "scoring/exports/report_text.h"
#include "scoring/exports/score_chart.h"
#include "ui/scoring/exports/pdf_text.h"

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

    static ReportContent content() {
        ReportContent content{
            .title = "Inspection report: clips", .thresholds = {2.5, 3.5}, .locale = QLocale::c()};
        content.counts = countVerdicts(rows(), content.thresholds);
        content.histogram = scoreHistogram(rows(), content.thresholds.reject);
        content.worst.push_back({.name = "1.png", .verdict = "Reject", .scores = "9", .why = "a gap"});
        return content;
    }

    QByteArray pdfOf(const ReportContent& content) const {
        const std::filesystem::path file = folder_.filePath("report.pdf").toStdString();
        QImage picture(400, 300, QImage::Format_RGB32);
        picture.fill(Qt::lightGray);
        writeReport(content, [&](const ReportContent::Picture&) { return picture; }, file, {});
        return QByteArray::fromStdString(readFile(file));
    }

    /// How many pages a report has whose picture has this note.
    int pagesWith(const QString& note) const {
        ReportContent noted = content();
        noted.worst.back().note = note;
        return static_cast<int>(pdfOf(noted).count("/Type /Page\n"));
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

    void eachPageSaysHowManyThereAre() {
        ReportContent noted = content();
        noted.worst.back().note = QString(20000, 'm');
        const QStringList pages = tests::PdfText(pdfOf(noted)).pages();
        QVERIFY(pages.size() >= 4);
        for (qsizetype i = 0; i < pages.size(); ++i) {
            const QString number = QStringLiteral("Page%1of%2").arg(i + 1).arg(pages.size());
            QVERIFY2(pages[i].contains(number), qPrintable(number + ": " + pages[i].right(60)));
        }
    }

    void imagesThatWereLearnedFromAreAccountedFor() {
        ReportContent learned = content();
        const auto page = [&] { return tests::PdfText(pdfOf(learned)).pages().join(""); };
        const QString sentence = "thattheproductwaslearnedfromarecountedamongallimagesonly.";
        QVERIFY(!page().contains(sentence));
        learned.learnedFrom = 4;
        QVERIFY(page().contains("4image(s)" + sentence));
    }

    void picturesStandInTwoColumnsAndWordsBelow() {
        ReportContent many = content();
        for (int i = 2; i <= 8; ++i)
            many.worst.push_back({.name = QString::number(i) + ".png", .verdict = "Reject", .why = "a gap"});
        const QStringList pages = tests::PdfText(pdfOf(many)).pages();
        QCOMPARE(pages.size(), 2); // 2 and 6
        QVERIFY(pages[0].contains("2.png") && !pages[0].contains("3.png"));
        QVERIFY(pages[1].contains("3.png") && pages[1].contains("8.png"));
        many.worst.resize(4);
        many.worst[2].note = QString(20000, 'm'); // goes on at the right of its picture, over pages
        const QStringList tall = tests::PdfText(pdfOf(many)).pages();
        QVERIFY(tall.size() >= 5);
        QVERIFY(tall.back().contains("4.png"));
    }

    void theHeadOfThePicturesStandsWithTheFirstOfThem() {
        ReportContent report = content();
        int onFirst = 0;
        for (int facts = 0; facts < 20; ++facts, report.facts += "a fact") {
            const QStringList pages = tests::PdfText(pdfOf(report)).pages();
            const auto holds = [](const QString& page) { return page.contains("1.png"); };
            const auto page = std::find_if(pages.begin(), pages.end(), holds);
            QVERIFY(page != pages.end() && page->contains("image(s)withthehighestscores"));
            onFirst += page == pages.begin() ? 1 : 0;
        }
        QVERIFY(onFirst > 0 && onFirst < 20); // both were tried
    }

    void aReportThatIsStoppedAsItIsLaidOutIsNotWritten() {
        const std::filesystem::path file = folder_.filePath("stopped.pdf").toStdString();
        std::stop_source stop;
        const auto draw = [&](const ReportContent::Picture&) {
            stop.request_stop(); // as the last picture is drawn
            return QImage(400, 300, QImage::Format_RGB32);
        };
        QVERIFY_THROWS_EXCEPTION(Cancelled, writeReport(content(), draw, file, {.stop = stop.get_token()}));
        QVERIFY(!std::filesystem::exists(file));
    }

    void missedImagesAreNamed() {
        ReportContent missed = content();
        const QString title = "Missed:knowntobebad,butgoodbythethresholds";
        QVERIFY(!tests::PdfText(pdfOf(missed)).pages().join("").contains(title));
        for (int i = 0; i < 200; ++i)
            missed.missed += QStringLiteral("line/%1.png: score 1.00").arg(i);
        missed.missedCount = 203;
        const QStringList pages = tests::PdfText(pdfOf(missed)).pages();
        QVERIFY(pages[0].contains("The203missedimage(s)arenamedattheend."));
        const QString all = pages.join("");
        QVERIFY(all.contains(title));
        for (const char* name : {"line/0.png:score1.00", "line/199.png:score1.00", "and3more"})
            QVERIFY2(all.contains(name), name);
    }
};

} // namespace
} // namespace cliplad::ui

QTEST_MAIN(cliplad::ui::RunReportTest)
#include "run_report_test.moc"
