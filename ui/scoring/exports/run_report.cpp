#include "scoring/exports/run_report.h"

#include <QBuffer>
#include <QPdfWriter>

#include "base/atomic_file.h"
#include "scoring/exports/report_pages.h"

namespace cliplad::ui {
namespace {

constexpr double kMarginMm = 15;

/// @param pictures of content.worst  @param total pages; 0: they are counted  @return how many there are
int layOut(const ReportContent& content, const std::vector<QImage>& pictures, int total, QIODevice& out,
           const JobContext& job) {
    QPdfWriter writer(&out);
    writer.setTitle(content.title);
    writer.setCreator("CLIP-LAD");
    writer.setResolution(ReportPages::kDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
    return ReportPages(writer, content, pictures, total).write(job);
}

QByteArray pdfOf(const ReportContent& content, const std::vector<QImage>& pictures, const JobContext& job) {
    int pages = 0;
    QByteArray bytes;
    for (int i = 0; i < 2; ++i) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly | QIODevice::Truncate);
        pages = layOut(content, pictures, pages, buffer, job);
    }
    return bytes;
}

} // namespace

void writeReport(const ReportContent& content, const DrawPicture& draw, const std::filesystem::path& file,
                 const JobContext& job) {
    std::vector<QImage> pictures;
    for (const ReportContent::Picture& what : content.worst) {
        job.progress(static_cast<std::int64_t>(pictures.size()),
                     static_cast<std::int64_t>(content.worst.size()));
        job.throwIfStopped();
        pictures.push_back(draw(what));
    }
    const QByteArray bytes = pdfOf(content, pictures, job);
    job.throwIfStopped();
    writeFileAtomically(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace cliplad::ui
