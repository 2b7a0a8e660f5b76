#include "segmentation/coarse_mask.h"

#include <algorithm>

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>
#include <fmt/format.h>

#include "base/error.h"
#include "clip/rows.h"
#include "segmentation/feature_grid.h"

namespace cliplad {

void requireFittingLabels(const std::string& kind, const std::vector<Label>& labels,
                          const LabelEmbeddings& embeddings, const at::Tensor& dense) {
    if (labels.empty() || labels.size() > kMaxLabels ||
        embeddings.labelCount() != static_cast<int>(labels.size()))
        throw Error(
            fmt::format("{} {} labels with embeddings of {}", labels.size(), kind, embeddings.labelCount()),
            kind, fmt::format("give 1 to {} {} labels", kMaxLabels, kind));
    if (dense.size(2) != embeddings.vectors.size(1))
        throw Error(fmt::format("image features have {} dimensions, text embeddings {}", dense.size(2),
                                embeddings.vectors.size(1)),
                    kind, "embed the labels with the model that reads the images");
}

at::Tensor upsampledDense(const Features& features, Upsampling upsampling) {
    if (upsampling != Upsampling::Features)
        return upsampledTwice(unitRows(features.dense));
    return unitUpsampledTwice({features.dense});
}

at::Tensor regionEmbeddings(const Regions& regions, const at::Tensor& dense) {
    const std::vector<int> cluster(regions.cluster.begin<std::uint8_t>(),
                                   regions.cluster.end<std::uint8_t>());
    return unitRows(groupMeans(dense.reshape({-1, dense.size(2)}), cluster, regions.count));
}

CoarseMask findForeground(const Regions& regions, const at::Tensor& dense, const LabelEmbeddings& coarse,
                          const std::vector<Label>& labels) {
    const c10::NoGradGuard noGrad;
    requireFittingLabels("coarse", labels, coarse, dense);
    requireMaskOfGrid(regions.cluster, dense);
    const at::Tensor similarity = coarse.similarity(regionEmbeddings(regions, dense)).contiguous();
    std::vector<int> areaPx(static_cast<std::size_t>(regions.count), 0);
    for (int i = 0; i < regions.cluster.rows * regions.cluster.cols; ++i)
        if (const int cluster = regions.cluster.data[i]; cluster != Regions::kIgnored)
            ++areaPx[static_cast<std::size_t>(cluster)];

    CoarseMask mask;
    mask.label = cv::Mat(regions.cluster.size(), CV_8U, cv::Scalar(Regions::kIgnored));
    mask.foreground = cv::Mat(regions.cluster.size(), CV_8U, cv::Scalar(0));
    for (int cluster = 0; cluster < regions.count; ++cluster) {
        if (areaPx[static_cast<std::size_t>(cluster)] == 0)
            continue;
        const float* cosine = similarity[cluster].const_data_ptr<float>();
        const auto best = std::max_element(cosine, cosine + labels.size()) - cosine;
        const RegionLabel region{.cluster = cluster,
                                 .label = static_cast<int>(best),
                                 .similarity = cosine[best],
                                 .areaPx = areaPx[static_cast<std::size_t>(cluster)]};
        mask.regions.push_back(region);
        const cv::Mat inside = regions.cluster == cluster;
        mask.label.setTo(region.label, inside);
        if (!labels[static_cast<std::size_t>(region.label)].background)
            mask.foreground.setTo(255, inside);
    }
    return mask;
}

CoarseMask majority(const std::vector<CoarseMask>& members) {
    CoarseMask mask = {.label = members.front().label.clone(),
                       .foreground = members.front().foreground.clone(),
                       .regions = members.front().regions};
    for (int i = 0; i < mask.foreground.rows * mask.foreground.cols; ++i) {
        const auto votes = std::count_if(members.begin(), members.end(), [i](const CoarseMask& member) {
            return member.foreground.data[i] != 0;
        });
        const std::uint8_t winner = 2 * votes > static_cast<std::ptrdiff_t>(members.size()) ? 255 : 0;
        const auto agreeing = std::find_if(members.begin(), members.end(), [&](const CoarseMask& member) {
            return member.foreground.data[i] == winner;
        });
        mask.foreground.data[i] = winner;
        mask.label.data[i] = agreeing->label.data[i];
    }
    return mask;
}

} // namespace cliplad
