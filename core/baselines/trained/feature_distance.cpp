#include "baselines/trained/feature_distance.h"

#include <ATen/ATen.h>

#include "clip/rows.h"

namespace cliplad {
namespace {

at::Tensor sumOfLevels(const FeatureLevels& teacher, const FeatureLevels& student,
                       at::Tensor (*loss)(const at::Tensor&, const at::Tensor&)) {
    at::Tensor sum = loss(teacher[0], student[0]);
    for (std::size_t level = 1; level < teacher.size(); ++level)
        sum = sum + loss(teacher[level], student[level]);
    return sum;
}

} // namespace

FeatureLevels joined(const std::vector<FeatureLevels>& images) {
    FeatureLevels levels;
    for (std::size_t level = 0; level < images.front().size(); ++level) {
        std::vector<at::Tensor> batch;
        for (const FeatureLevels& image : images)
            batch.push_back(image[level]);
        levels.push_back(at::cat(batch));
    }
    return levels;
}

at::Tensor matchingDistance(const at::Tensor& teacher, const at::Tensor& student) {
    return (unitRows(teacher, 1) - unitRows(student, 1)).square().sum(1) * 0.5;
}

at::Tensor matchingLoss(const FeatureLevels& teacher, const FeatureLevels& student) {
    return sumOfLevels(teacher, student, [](const at::Tensor& t, const at::Tensor& s) {
        return matchingDistance(t, s).mean();
    });
}

at::Tensor reconstructionLoss(const FeatureLevels& teacher, const FeatureLevels& student) {
    return sumOfLevels(teacher, student, [](const at::Tensor& t, const at::Tensor& s) {
        return (1 - at::cosine_similarity(t.flatten(1), s.flatten(1), 1)).mean();
    });
}

at::Tensor enlarged(const at::Tensor& map, int height, int width, bool alignCorners) {
    return at::upsample_bilinear2d(map.unsqueeze(1), {height, width}, alignCorners).squeeze(0).squeeze(0);
}

} // namespace cliplad
