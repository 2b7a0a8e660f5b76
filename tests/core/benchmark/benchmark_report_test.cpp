#include <QTest>

#include <filesystem>

#include <QByteArray>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "benchmark/benchmark_report.h"

using namespace cliplad;

namespace {

BenchmarkReport report(const std::string& png) {
    return {.origin = {.dataSet = "parts", .model = "demo"},
            .tables = {},
            .pictures = {{.name = "masks.a", .title = "Masks of <a>", .note = "n", .png = png}}};
}

/// The bytes of the page's picture.
std::string pictureIn(const std::string& html) {
    const std::string before = "data:image/png;base64,";
    const std::size_t begin = html.find(before) + before.size();
    return QByteArray::fromBase64Encoding(
               QByteArray::fromStdString(html.substr(begin, html.find('"', begin) - begin)),
               QByteArray::AbortOnBase64DecodingErrors)
        .decoded.toStdString();
}

} // namespace

class BenchmarkReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePageHoldsItsPictures() {
        for (const std::string& png : {std::string("f"), std::string("fo"), std::string("foo"),
                                       std::string("\x89PNG\r\n\x1a\n\xff\x00\xfe", 11)})
            QCOMPARE(pictureIn(toHtml(report(png))), png);
        const std::string html = toHtml(report("foo"));
        QVERIFY(html.find("<img alt=\"Masks of &lt;a&gt;\"") != std::string::npos);
        QVERIFY(html.find("figures/") == std::string::npos);
    }

    void markdownAndJsonNameTheFiles() {
        QVERIFY(toMarkdown(report("x")).find("](figures/masks.a.png)") != std::string::npos);
        const auto json = nlohmann::json::parse(toJson(report("x")));
        QCOMPARE(json["figures"][0]["file"].get<std::string>(), std::string("figures/masks.a.png"));
    }

    void aReportIsWrittenWhole() {
        const QTemporaryDir folder;
        const std::filesystem::path out = std::filesystem::path(folder.path().toStdString()) / "out";
        BenchmarkReport whole = report("foo");
        whole.tables = {{.name = "auroc", .title = "T", .table = {.columns = {"method"}, .rows = {{"m"}}}}};
        writeReport(whole, out);
        QCOMPARE(readFile(out / "report.html"), toHtml(whole));
        for (const char* name : {"tables.md", "tables.json", "auroc.csv", "auroc.tex"})
            QVERIFY2(std::filesystem::exists(out / name), name);
    }
};

QTEST_GUILESS_MAIN(BenchmarkReportTest)
#include "benchmark_report_test.moc"
