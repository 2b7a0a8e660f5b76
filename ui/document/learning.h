#pragma once

#include <filesystem>

#include "base/job.h"
#include "document/document_state.h"

namespace cliplad {
class Backbone;
struct EnrolmentRequest;
struct Product;
} // namespace cliplad

namespace cliplad::ui {

/// What the core learns the state's product from. @param folder names a product that has no name of its own
EnrolmentRequest enrolmentOf(const DocumentState& state, const std::filesystem::path& folder = {});

/// Learns the state's product. Any thread. Throws Error as enrol(); Cancelled.
Product learn(const DocumentState& state, const std::filesystem::path& folder, const Backbone& backbone,
              const JobContext& job);

} // namespace cliplad::ui
