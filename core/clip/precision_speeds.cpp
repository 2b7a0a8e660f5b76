#include "clip/precision_speeds.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <limits>
#include <optional>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h> // get_cpu_capability
#include <c10/core/InferenceMode.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <torch/version.h>

#include "base/atomic_file.h"
#include "base/cache_folder.h"
#include "base/json_text.h"
#include "clip/transformer.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kWidth = 1024, kTokens = 1025;
constexpr int kHeads = 16, kRuns = 3;
/// Slower than fp32 by so much, a precision need not be known any better.
constexpr double kHopeless = 3;
constexpr double kWorthIt = 0.9;
constexpr std::size_t kMostBytes = 1 << 16;

TensorMap generatedBlock() {
    at::Generator random = at::detail::createCPUGenerator(1);
    const auto values = [&](std::initializer_list<std::int64_t> sizes) {
        return at::empty(sizes).normal_(0, 0.02, random);
    };
    TensorMap tensors = {
        {"attn.in_proj_weight", values({3 * kWidth, kWidth})}, {"attn.in_proj_bias", at::zeros({3 * kWidth})},
        {"attn.out_proj.weight", values({kWidth, kWidth})},    {"attn.out_proj.bias", at::zeros({kWidth})},
        {"mlp.c_fc.weight", values({4 * kWidth, kWidth})},     {"mlp.c_fc.bias", at::zeros({4 * kWidth})},
        {"mlp.c_proj.weight", values({kWidth, 4 * kWidth})},   {"mlp.c_proj.bias", at::zeros({kWidth})}};
    for (const std::string norm : {"ln_1", "ln_2"}) {
        tensors[norm + ".weight"] = at::ones({kWidth});
        tensors[norm + ".bias"] = at::zeros({kWidth});
    }
    return tensors;
}

/// Median over some runs, the first left out: it also lays out memory and weights.
/// @param hopelessMs from here on the first run is enough
double milliseconds(Precision precision, double hopelessMs, const JobContext& job) {
    const c10::InferenceMode inference;
    const std::string prefix = "visual.transformer.resblocks.0";
    TensorMap tensors;
    for (auto& [name, tensor] : generatedBlock()) {
        const std::string whole = fmt::format("{}.{}", prefix, name);
        tensors[whole] = tensor.to(weightType(whole, tensor, precision));
    }
    const ResidualBlock block(tensors, prefix, {.heads = kHeads, .int8 = precision == Precision::Int8});
    at::Generator random = at::detail::createCPUGenerator(2);
    const at::Tensor x = at::empty({1, kTokens, kWidth}).normal_(0, 1, random);
    const auto run = [&] {
        job.throwIfStopped();
        const auto begin = std::chrono::steady_clock::now();
        block.forward(x);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
        return took.count();
    };
    if (const double first = run(); first > hopelessMs)
        return first;
    std::array<double, kRuns> times{};
    for (double& time : times)
        time = run();
    std::sort(times.begin(), times.end());
    return times[kRuns / 2];
}

std::string processorName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("model name"))
            return line.substr(std::min(line.size(), line.find(':') + 2));
    return "unknown";
}

/// To be raised when a precision is computed in another way: it is then measured anew.
constexpr int kVersion = 2;

/// What a measurement holds for; nodes that share a home folder have one each.
std::string machine() {
    return fmt::format("{}, {}, {} threads, LibTorch {}, blocks of version {}", processorName(),
                       at::get_cpu_capability(), at::get_num_threads(), TORCH_VERSION, kVersion);
}

/// All that was measured by machine; none where the file is missing or damaged.
nlohmann::ordered_json entriesIn(const fs::path& file) {
    try {
        auto json = nlohmann::ordered_json::parse(readFile(file, kMostBytes));
        return json.is_object() ? json : nlohmann::ordered_json::object();
    } catch (const std::exception&) {
        return nlohmann::ordered_json::object();
    }
}

std::optional<PrecisionSpeeds> remembered(const fs::path& file) {
    try {
        const auto json = entriesIn(file).at(machine());
        const PrecisionSpeeds speeds{
            .fp32Ms = json.at("fp32_ms"), .bf16Ms = json.at("bf16_ms"), .int8Ms = json.at("int8_ms")};
        const bool isMeasured = speeds.fp32Ms > 0 && speeds.bf16Ms > 0 && speeds.int8Ms > 0;
        return isMeasured ? std::optional(speeds) : std::nullopt;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

void remember(const PrecisionSpeeds& speeds, const fs::path& file) {
    nlohmann::ordered_json entries = entriesIn(file);
    entries[machine()] = {{"fp32_ms", speeds.fp32Ms}, {"bf16_ms", speeds.bf16Ms}, {"int8_ms", speeds.int8Ms}};
    try {
        fs::create_directories(file.parent_path());
        writeFileAtomically(file, jsonText(entries) + "\n");
    } catch (const std::exception&) {
        // A place that cannot be written only means that it is measured again.
    }
}

} // namespace

Precision PrecisionSpeeds::choice() const {
    Precision chosen = Precision::Fp32;
    double least = fp32Ms;
    for (const auto& [precision, ms] :
         {std::pair(Precision::Bf16, bf16Ms), std::pair(Precision::Int8, int8Ms)})
        if (ms <= kWorthIt * least) {
            chosen = precision;
            least = ms;
        }
    return chosen;
}

std::string PrecisionSpeeds::text() const {
    const std::array<std::pair<Precision, double>, 3> all = {
        {{Precision::Fp32, fp32Ms}, {Precision::Bf16, bf16Ms}, {Precision::Int8, int8Ms}}};
    const Precision chosen = choice();
    std::string others;
    double ms = 0;
    for (const auto& [precision, time] : all)
        if (precision == chosen)
            ms = time;
        else
            others += fmt::format(", {:.0f} in {}", time, precisionName(precision));
    return fmt::format("{}: a block of ViT-L/14 takes {:.0f} ms{}", precisionName(chosen), ms, others);
}

PrecisionSpeeds measurePrecisions(const JobContext& job) {
    PrecisionSpeeds speeds;
    speeds.fp32Ms = milliseconds(Precision::Fp32, std::numeric_limits<double>::infinity(), job);
    speeds.bf16Ms = milliseconds(Precision::Bf16, kHopeless * speeds.fp32Ms, job);
    speeds.int8Ms = milliseconds(Precision::Int8, kHopeless * speeds.fp32Ms, job);
    return speeds;
}

PrecisionSpeeds precisionSpeeds(const fs::path& file, const JobContext& job) {
    if (const auto speeds = remembered(file))
        return *speeds;
    const PrecisionSpeeds speeds = measurePrecisions(job);
    remember(speeds, file);
    return speeds;
}

fs::path precisionSpeedsFile() {
    return cacheFolder() / "precision.json";
}

} // namespace cliplad
