#include "evaluation/result_table.h"

#include <QtTest>

using namespace cliplad;

class ResultTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsAreAsWideAsTheirWidestCell() {
        const ResultTable table{.columns = {"name", "x"}, .rows = {{"a", "81.2 ± 1.3"}, {"longer", "7"}}};
        QCOMPARE(QString::fromStdString(toText(table)), QString("name             x\n"
                                                                "------  ----------\n"
                                                                "a       81.2 ± 1.3\n"
                                                                "longer           7\n"));
    }

    void markdownEscapesBars() {
        const ResultTable table{.columns = {"a|b", "x"}, .rows = {{"c", "1"}}};
        QCOMPARE(QString::fromStdString(toMarkdown(table)),
                 QString("| a\\|b | x |\n|---|---:|\n| c | 1 |\n"));
    }

    void commasAndQuotesStandInQuotes() {
        const ResultTable table{.columns = {"name", "x, y"}, .rows = {{"a \"b\"", "1"}}};
        QCOMPARE(QString::fromStdString(toCsv(table)), QString("name,\"x, y\"\r\n\"a \"\"b\"\"\",1\r\n"));
    }

    void latexEscapesItsCommands() {
        const ResultTable table{.columns = {"data_set", "x"}, .rows = {{"a & b", "81.2 ± 1.3"}, {"c", "–"}}};
        QCOMPARE(QString::fromStdString(toLatex(table)), QString("\\begin{tabular}{lr}\n"
                                                                 "  \\toprule\n"
                                                                 "  data\\_set & x \\\\\n"
                                                                 "  \\midrule\n"
                                                                 "  a \\& b & 81.2 $\\pm$ 1.3 \\\\\n"
                                                                 "  c & -- \\\\\n"
                                                                 "  \\bottomrule\n"
                                                                 "\\end{tabular}\n"));
    }

    void sharesBecomePercentages() {
        QCOMPARE(percent(0.8125), std::string("81.2"));
        QCOMPARE(percent(1, 0.015), std::string("100.0 ± 1.5"));
    }
};

QTEST_APPLESS_MAIN(ResultTableTest)
#include "result_table_test.moc"
