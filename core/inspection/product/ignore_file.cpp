#include "inspection/product/ignore_file.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cliplad {
namespace {

std::vector<double> numbers(const YamlValue& value, std::size_t count, const char* what) {
    std::vector<double> result;
    for (const YamlValue& item : value.list())
        result.push_back(item.number());
    if (result.size() != count)
        throw value.error(fmt::format("expected {}, found {} numbers", what, result.size()));
    return result;
}

cv::Size readSize(const YamlValue& value) {
    const auto sides = value.list();
    if (sides.size() != 2)
        throw value.error("expected [width, height] of the photo");
    const cv::Size size(sides[0].wholeNumber(), sides[1].wholeNumber());
    if (size.width < 1 || size.height < 1)
        throw value.error("expected a width and height of at least 1 px");
    return size;
}

std::vector<cv::Point2d> readPolygon(const YamlValue& value) {
    std::vector<cv::Point2d> corners;
    for (const YamlValue& corner : value.list()) {
        const auto xy = numbers(corner, 2, "[x, y]");
        corners.emplace_back(xy[0], xy[1]);
    }
    if (corners.size() < 3)
        throw value.error(fmt::format("expected three corners or more, found {}", corners.size()));
    return corners;
}

cv::Rect2d boundsOf(const std::vector<cv::Point2d>& corners) {
    const auto [left, right] =
        std::minmax_element(corners.begin(), corners.end(), [](auto a, auto b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(corners.begin(), corners.end(), [](auto a, auto b) { return a.y < b.y; });
    return {left->x, top->y, right->x - left->x, bottom->y - top->y};
}

/// A region beside the photo is a mistake of its numbers.
void requireInPhoto(const cv::Rect2d& region, cv::Size photo, const YamlValue& root, const std::string& key) {
    if (region.x >= photo.width || region.y >= photo.height || region.x + region.width <= 0 ||
        region.y + region.height <= 0)
        throw root.nearest(key).error(
            fmt::format("lies outside of the photo of {}×{} px", photo.width, photo.height));
}

} // namespace

IgnoreRegions readIgnoreRegions(const YamlValue& map) {
    map.expectKeys({"photo", "rectangles", "polygons"});
    IgnoreRegions regions;
    if (const auto rectangles = map.find("rectangles"))
        for (const YamlValue& value : rectangles->list()) {
            const auto sides = numbers(value, 4, "[x, y, width, height]");
            if (sides[2] <= 0 || sides[3] <= 0)
                throw value.error("expected a width and height above 0");
            regions.rectangles.emplace_back(sides[0], sides[1], sides[2], sides[3]);
        }
    if (const auto polygons = map.find("polygons"))
        for (const YamlValue& value : polygons->list())
            regions.polygons.push_back(readPolygon(value));
    if (!regions.empty())
        regions.reference = readSize(map.at("photo"));
    return regions;
}

IgnoreRegions readIgnoreFile(const std::filesystem::path& path) {
    const YamlValue root = YamlValue::read(path);
    IgnoreRegions regions = readIgnoreRegions(root);
    if (regions.empty())
        throw root.error("names nothing to ignore", "write rectangles or polygons, or leave the file out");
    for (std::size_t i = 0; i < regions.rectangles.size(); ++i)
        requireInPhoto(regions.rectangles[i], regions.reference, root, fmt::format("rectangles[{}]", i));
    for (std::size_t i = 0; i < regions.polygons.size(); ++i)
        requireInPhoto(boundsOf(regions.polygons[i]), regions.reference, root,
                       fmt::format("polygons[{}]", i));
    return regions;
}

std::string ignoreRegionsYaml(const IgnoreRegions& regions) {
    if (regions.empty())
        return "{}";
    std::vector<std::string> rectangles, polygons;
    for (const cv::Rect2d& r : regions.rectangles)
        rectangles.push_back(fmt::format("[{}, {}, {}, {}]", r.x, r.y, r.width, r.height));
    for (const auto& polygon : regions.polygons) {
        std::vector<std::string> corners;
        for (const cv::Point2d& corner : polygon)
            corners.push_back(fmt::format("[{}, {}]", corner.x, corner.y));
        polygons.push_back(fmt::format("[{}]", fmt::join(corners, ", ")));
    }
    return fmt::format("{{photo: [{}, {}], rectangles: [{}], polygons: [{}]}}", regions.reference.width,
                       regions.reference.height, fmt::join(rectangles, ", "), fmt::join(polygons, ", "));
}

} // namespace cliplad
