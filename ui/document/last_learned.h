#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "base/job.h"
#include "document/document_state.h"
#include "inspection/enrolment_warning.h"

namespace cliplad {
class Backbone;
struct EnrolmentRequest;
struct Product;
} // namespace cliplad

namespace cliplad::ui {

/// Whether the same is learned from both: all that is read meanwhile is alike. Name and thresholds are only
/// written down. Any thread.
bool learnsAlike(const DocumentState& a, const DocumentState& b);

/// Learns products and remembers the last one, as learning takes minutes with a large model: what was looked
/// at before it is saved is not learned once more for that. Thread-safe; two threads that learn the same at
/// once both do.
class LastLearned {
public:
    /// What learn() of document/learning.h gives, equal to the last bit. Throws as that does.
    Product learn(const DocumentState& state, const std::filesystem::path& folder, const Backbone& backbone,
                  const JobContext& job);
    /// What the core advises to look at before the state's product is trusted. Throws as learn().
    std::vector<EnrolmentWarning> warnings(const DocumentState& state, const Backbone& backbone,
                                           const JobContext& job);

    /// It takes memory: to be called when the product is gone.
    void forget();

private:
    struct Known;
    /// Null where what is wanted is not what was learned last.
    std::shared_ptr<const Known> find(const EnrolmentRequest& request, const Backbone& backbone);

    std::mutex mutex_;
    std::shared_ptr<const Known> known_; ///< guarded
};

} // namespace cliplad::ui
