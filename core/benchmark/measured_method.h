#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

#include "baselines/method.h"
#include "baselines/window_encoder.h"

namespace cliplad {

/// What a call of a method took.
struct MethodCost {
    double seconds = 0;
    /// Growth of the program: of learning, and of the first photo; empty where the system does not tell.
    std::optional<double> mib = {};
};

/// A method with what its calls cost; the time of windows of photos that others left there is included.
/// One that ignores its shots learns once, and scores each photo once: experiments of one product share it.
/// One thread.
class MeasuredMethod {
public:
    struct Score {
        MethodScore score;
        MethodCost cost;
    };

    /// @param windows that the method was made with; outlives it
    MeasuredMethod(std::unique_ptr<Method> method, bool ignoresShots, const WindowEncoder& windows)
        : method_(std::move(method))
        , ignoresShots_(ignoresShots)
        , windows_(windows) {}

    /// @return the cost of the first call where shots are ignored
    MethodCost learn(std::span<const MethodPhoto> shots, const JobContext& job);

    Score score(const MethodPhoto& photo, const std::stop_token& stop);

    /// Whether score() reads no more of the photo than its path.
    bool knows(const std::filesystem::path& photo) const { return scores_.contains(photo); }

private:
    MethodCost costOf(const std::function<void()>& call, bool withMemory) const;

    std::unique_ptr<Method> method_;
    bool ignoresShots_ = false;
    const WindowEncoder& windows_;
    std::optional<MethodCost> learning_;
    bool hasScored_ = false;
    std::map<std::filesystem::path, Score> scores_; ///< where shots are ignored
};

} // namespace cliplad
