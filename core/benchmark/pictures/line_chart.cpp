#include "benchmark/pictures/line_chart.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "benchmark/pictures/lettering.h"
#include "image/legend.h"

namespace cliplad {
namespace {

const cv::Size kChart(480, 380); ///< px, of one
constexpr int kLeftPx = 84, kRightPx = 20, kTopPx = 40, kBottomPx = 70;
constexpr double kBandOpacity = 0.18;
constexpr int kFraction = 4; ///< bits of a pixel, for lines
const cv::Scalar kGrid(222, 225, 230);
const cv::Scalar kMark(130, 130, 130);

struct Range {
    double low = 0, high = 0, step = 1;
};

/// About five ticks at 1, 2 or 5 times a power of ten, around all curves and their bands.
Range rangeOf(const std::vector<LineChart>& charts) {
    double low = INFINITY, high = -INFINITY;
    for (const LineChart& chart : charts)
        for (const ChartCurve& curve : chart.curves)
            for (const ChartCurve::Point& point : curve.points) {
                low = std::min(low, point.y - point.deviation);
                high = std::max(high, point.y + point.deviation);
            }
    const double rough = std::max(high - low, 1e-3) / 5;
    const double power = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {5.0, 2.0, 1.0})
        if (factor * power >= rough)
            step = factor * power;
    return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

std::set<int> ticksOf(const std::vector<LineChart>& charts) {
    std::set<int> ticks;
    for (const LineChart& chart : charts)
        for (const ChartCurve& curve : chart.curves)
            for (const ChartCurve::Point& point : curve.points)
                ticks.insert(point.x);
    return ticks;
}

cv::Scalar scalar(const Colour& colour) {
    return {static_cast<double>(colour[0]), static_cast<double>(colour[1]), static_cast<double>(colour[2])};
}

/// One chart's place on the sheet.
class Plot {
public:
    Plot(cv::Mat chart, const Range& range, const std::set<int>& ticks)
        : chart_(std::move(chart))
        , range_(range)
        , ticks_(ticks) {}

    void draw(const LineChart& chart) {
        drawAxes(chart);
        if (chart.marked)
            drawMark(*chart.marked);
        for (const ChartCurve& curve : chart.curves)
            drawBand(curve);
        for (const ChartCurve& curve : chart.curves)
            drawCurve(curve);
    }

private:
    double x(double value) const {
        const double first = std::log(*ticks_.begin()), last = std::log(*ticks_.rbegin());
        const double share = last > first ? (std::log(value) - first) / (last - first) : 0.5;
        // The outer points keep off the frame.
        return kLeftPx + (0.04 + 0.92 * share) * (chart_.cols - kLeftPx - kRightPx);
    }

    double y(double value) const {
        const double share = (value - range_.low) / (range_.high - range_.low);
        return kTopPx + (1 - share) * (chart_.rows - kTopPx - kBottomPx);
    }

    cv::Point fine(double px, double py) const {
        return {cvRound(px * (1 << kFraction)), cvRound(py * (1 << kFraction))};
    }

    void drawAxes(const LineChart& chart) {
        const int right = chart_.cols - kRightPx, bottom = chart_.rows - kBottomPx;
        writeText(chart_, chart.title, {(kLeftPx + right) / 2, kTopPx - 14}, TextAnchor::Middle);
        const int digits = range_.step < 1 ? 1 : 0;
        for (double value = range_.low; value <= range_.high + range_.step / 2; value += range_.step) {
            const int at = cvRound(y(value));
            cv::line(chart_, {kLeftPx, at}, {right, at}, kGrid);
            writeText(chart_, fmt::format("{:.{}f}", value, digits), {kLeftPx - 8, at + 7}, TextAnchor::End);
        }
        for (const int tick : ticks_) {
            const int at = cvRound(x(tick));
            cv::line(chart_, {at, bottom}, {at, bottom + 5}, kInkColour);
            writeText(chart_, std::to_string(tick), {at, bottom + 24}, TextAnchor::Middle);
        }
        cv::line(chart_, {kLeftPx, kTopPx}, {kLeftPx, bottom}, kInkColour);
        cv::line(chart_, {kLeftPx, bottom}, {right, bottom}, kInkColour);
        writeText(chart_, chart.xTitle, {(kLeftPx + right) / 2, bottom + 54}, TextAnchor::Middle);
        writeUpwards(chart_, chart.yTitle, {24, (kTopPx + bottom) / 2});
    }

    void drawMark(int value) {
        const int at = cvRound(x(value));
        for (int top = kTopPx; top < chart_.rows - kBottomPx; top += 10)
            cv::line(chart_, {at, top}, {at, std::min(top + 5, chart_.rows - kBottomPx)}, kMark);
    }

    void drawBand(const ChartCurve& curve) {
        std::vector<cv::Point> outline;
        for (const ChartCurve::Point& point : curve.points)
            outline.push_back(fine(x(point.x), y(point.y + point.deviation)));
        for (auto point = curve.points.rbegin(); point != curve.points.rend(); ++point)
            outline.push_back(fine(x(point->x), y(point->y - point->deviation)));
        if (outline.empty())
            return;
        cv::Mat filled = chart_.clone();
        cv::fillPoly(filled, std::vector{outline}, scalar(curve.colour), cv::LINE_AA, kFraction);
        cv::addWeighted(filled, kBandOpacity, chart_, 1 - kBandOpacity, 0, chart_);
    }

    void drawCurve(const ChartCurve& curve) {
        std::vector<cv::Point> line;
        for (const ChartCurve::Point& point : curve.points)
            line.push_back(fine(x(point.x), y(point.y)));
        cv::polylines(chart_, line, false, scalar(curve.colour), 2, cv::LINE_AA, kFraction);
        for (const cv::Point& point : line)
            cv::circle(chart_, point, 4 << kFraction, scalar(curve.colour), cv::FILLED, cv::LINE_AA,
                       kFraction);
    }

    cv::Mat chart_; ///< a part of the sheet
    const Range& range_;
    const std::set<int>& ticks_;
};

} // namespace

cv::Mat drawCharts(const std::vector<LineChart>& charts, int columns) {
    const int count = static_cast<int>(charts.size());
    columns = std::min(columns, count);
    cv::Mat sheet((count + columns - 1) / columns * kChart.height, columns * kChart.width, CV_8UC3,
                  kPaperColour);
    const Range range = rangeOf(charts);
    const std::set<int> ticks = ticksOf(charts);
    for (int i = 0; i < count; ++i) {
        const cv::Point corner(i % columns * kChart.width, i / columns * kChart.height);
        Plot(sheet(cv::Rect(corner, kChart)), range, ticks).draw(charts[static_cast<std::size_t>(i)]);
    }
    return sheet;
}

} // namespace cliplad
