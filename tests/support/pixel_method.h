#pragma once

#include <memory>
#include <string>
#include <vector>

#include "baselines/method.h"

namespace cliplad::tests {

/// A method that reads nothing but pixels (MethodInfo::pixelsAlone), fed with pictures alone.
class PixelMethod {
public:
    explicit PixelMethod(const std::string& name) {
        static const std::shared_ptr<const ClipModel> clip = ClipModel::demo(); // what it never asks
        method_ = findMethod(name).make({.clip = *clip});
    }

    void learn(const std::vector<cv::Mat>& shots) {
        std::vector<MethodPhoto> photos;
        for (const cv::Mat& shot : shots)
            photos.push_back({.path = {}, .rgb = shot});
        method_->learn(photos, {});
    }

    double score(const cv::Mat& rgb) const { return method_->score({.path = {}, .rgb = rgb}).score; }

private:
    std::unique_ptr<Method> method_;
};

} // namespace cliplad::tests
