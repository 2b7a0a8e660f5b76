#include "inspection/photo_encoding.h"

#include "clip/tiles.h"

namespace cliplad {

Features encodePhoto(const Backbone& backbone, const cv::Mat& rgb, const ImageSettings& settings,
                     const std::stop_token& stop) {
    return encodeTiled(backbone, rgb, encodingResolution(settings, backbone.info()), settings.tiles, stop);
}

} // namespace cliplad
