#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numbers>
#include <utility>

namespace cliplad {

inline constexpr float kFullTurn = 2 * std::numbers::pi_v<float>; ///< radians

/// The renderer's only source of randomness: splitmix64, with distributions of its own because those of the
/// standard library differ between implementations. A value type; copy it to repeat a sequence.
///
/// One draw a statement: the order of a call's arguments and of an operator's operands is the compiler's;
/// only in braces is it that of the text.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : state_(seed ^ 0x5851f42d4c957f2dULL) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    /// In [0, 1).
    float unit() { return static_cast<float>(next() >> 40) * (1.0f / 16777216.0f); }

    float uniform(float low, float high) { return low + (high - low) * unit(); }

    /// Log-uniform: as likely between 2 and 4 as between 20 and 40. Both bounds positive.
    float logUniform(float low, float high) { return low * std::pow(high / low, unit()); }

    /// Both ends included.
    int integer(int low, int high) {
        return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
    }

    bool chance(float probability) { return unit() < probability; }

    /// Nearly normal (sum of four 16-bit uniforms, so never further out than 3.5 sigma).
    float normal(float mean = 0.0f, float sigma = 1.0f) {
        const std::uint64_t z = next();
        const auto sum =
            static_cast<float>((z & 0xffff) + ((z >> 16) & 0xffff) + ((z >> 32) & 0xffff) + (z >> 48));
        return mean + sigma * (sum * (1.0f / 65536.0f) - 2.0f) * 1.7320508f;
    }

    /// +1 or -1.
    float sign() { return (next() & 1) != 0 ? 1.0f : -1.0f; }

    template<typename Container>
    const auto& pick(const Container& items) {
        return *(std::begin(items) + integer(0, static_cast<int>(std::size(items)) - 1));
    }

    template<typename Container>
    void shuffle(Container& items) {
        for (std::size_t i = std::size(items); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(integer(0, static_cast<int>(i) - 1))]);
    }

    /// A generator of its own for one aspect, so that drawing more of one thing leaves the others alone.
    Random fork() { return Random(next()); }

private:
    std::uint64_t state_;
};

} // namespace cliplad
