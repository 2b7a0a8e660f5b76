#include "document/last_learned.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/sha256.h"
#include "clip/backbone.h"
#include "document/learning.h"
#include "inspection/enrolment.h"
#include "inspection/enrolment_warnings.h"
#include "inspection/product/yaml_document.h"

namespace cliplad::ui {
namespace {

bool isSameModel(const BackboneInfo& a, const BackboneInfo& b) {
    const auto key = [](const BackboneInfo& model) {
        return std::tie(model.name, model.sha256, model.configSha256, model.precision);
    };
    return key(a) == key(b);
}

/// All that is read while learning; name and threshold are only written down.
bool learnsAlike(const EnrolmentRequest& a, const EnrolmentRequest& b) {
    const auto key = [](const EnrolmentRequest& request) {
        return std::tie(request.prompts, request.settings, request.ignore, request.shots, request.validation);
    };
    return key(a) == key(b);
}

/// Whether the files still are what the product was learned from.
bool areUnchanged(const std::vector<std::filesystem::path>& files,
                  const std::vector<ProductDefinition::Photo>& learned) {
    return std::equal(files.begin(), files.end(), learned.begin(), learned.end(),
                      [](const auto& file, const ProductDefinition::Photo& photo) {
                          return sha256OfFile(file) == photo.sha256;
                      });
}

} // namespace

bool learnsAlike(const DocumentState& a, const DocumentState& b) {
    if (std::tie(a.modelName, a.precision, a.shots) != std::tie(b.modelName, b.precision, b.shots) ||
        !(a.validation == b.validation))
        return false;
    const auto recipeOf = [](const DocumentState& state) {
        Recipe recipe = state.recipe();
        recipe.threshold.reset();
        return recipe;
    };
    return recipeOf(a) == recipeOf(b);
}

struct LastLearned::Known {
    EnrolmentRequest request;
    BackboneInfo model;
    Product product;
};

std::shared_ptr<const LastLearned::Known> LastLearned::find(const EnrolmentRequest& request,
                                                            const Backbone& backbone) {
    std::shared_ptr<const Known> known;
    {
        const std::scoped_lock lock(mutex_);
        known = known_;
    }
    if (!known || !isSameModel(known->model, backbone.info()) || !learnsAlike(known->request, request) ||
        !isReadableLine(request.name)) // which learning refuses
        return nullptr;
    try {
        checkRecipe(request.recipe(), backbone.info());
        const ProductDefinition& learned = known->product.definition;
        if (areUnchanged(request.shots, learned.shots) &&
            areUnchanged(request.validation, learned.validation))
            return known;
    } catch (const Error&) {
        // Learning says it better.
    }
    return nullptr;
}

Product LastLearned::learn(const DocumentState& state, const std::filesystem::path& folder,
                           const Backbone& backbone, const JobContext& job) {
    const EnrolmentRequest request = enrolmentOf(state, folder);
    if (const auto known = find(request, backbone)) {
        Product product = known->product;
        product.definition.name = request.name;
        product.definition.threshold = request.threshold;
        product.definition.modelName = state.modelName;
        product.definition.reviewThreshold = state.reviewThreshold;
        return product;
    }
    forget(); // no two of them in memory
    auto fresh = std::make_shared<const Known>(
        Known{request, backbone.info(), ui::learn(state, folder, backbone, job)});
    const std::scoped_lock lock(mutex_);
    known_ = fresh;
    return fresh->product;
}

std::vector<EnrolmentWarning> LastLearned::warnings(const DocumentState& state, const Backbone& backbone,
                                                    const JobContext& job) {
    return findEnrolmentWarnings(learn(state, {}, backbone, job), backbone);
}

void LastLearned::forget() {
    const std::scoped_lock lock(mutex_);
    known_ = nullptr;
}

} // namespace cliplad::ui
