#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "inspection/line/step_cache.h"
#include "inspection/result_size.h"

namespace cliplad {

/// A step's result that is computed when it is first asked for, and at most once.
///
/// Its key is known before its value, so a result that is found in the cache never asks for what it was made
/// of. Copies share the value. Used within one evaluation on one thread; only the cache is shared by threads.
template<class T>
class Lazy {
public:
    using Compute = std::function<T()>;

    Lazy() = default;

    /// @param cache may be null: then the result lives as long as this object and its copies
    Lazy(StepKey key, StepCache* cache, Compute compute)
        : state_(std::make_shared<State>(State{std::move(key), cache, std::move(compute), nullptr})) {}

    /// A value that is there already.
    static Lazy of(T value, StepKey key = {}) {
        Lazy lazy(std::move(key), nullptr, {});
        lazy.state_->value = std::make_shared<const T>(std::move(value));
        return lazy;
    }

    const StepKey& key() const { return state_->key; }
    /// Whether asking for the value computes nothing.
    bool isKnown() const { return state_->value || (state_->cache && state_->cache->contains(state_->key)); }
    const T& operator*() const { return *share(); }
    const T* operator->() const { return share().get(); }

    const std::shared_ptr<const T>& share() const {
        State& state = *state_;
        if (!state.value && state.cache)
            state.value = state.cache->template find<T>(state.key);
        if (!state.value)
            compute(state);
        state.compute = {}; // lets go of what the result was made of
        return state.value;
    }

private:
    struct State {
        StepKey key;
        StepCache* cache;
        Compute compute;
        std::shared_ptr<const T> value;
    };

    static void compute(State& state) {
        state.value = std::make_shared<const T>(state.compute());
        if (!state.cache)
            return;
        state.cache->countRun(state.key.step);
        state.cache->keep(state.key, state.value, byteSize(*state.value));
    }

    std::shared_ptr<State> state_;
};

} // namespace cliplad
