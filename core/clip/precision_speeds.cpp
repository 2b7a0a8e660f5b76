#include "clip/precision_speeds.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <limits>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h> // get_cpu_capability
#include <c10/core/InferenceMode.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <torch/version.h>

#include "base/atomic_file.h"
#include "base/cache_folder.h"
#include "base/json_text.h"
#include "clip/device.h"
#include "clip/transformer.h"

namespace cliplad {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kWidth = 1024, kTokens = 1025;
constexpr int kHeads = 16, kRuns = 3;
/// Slower than fp32 by so much, a precision need not be known any better. Not on a GPU, where the first run
/// also loads what later ones use.
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
    const at::Device device = computingDevice();
    const std::string prefix = "visual.transformer.resblocks.0";
    TensorMap tensors;
    for (auto& [name, tensor] : generatedBlock()) {
        const std::string whole = fmt::format("{}.{}", prefix, name);
        tensors[whole] = inPrecision(whole, tensor, device, precision);
    }
    const ResidualBlock block(tensors, prefix, {.heads = kHeads, .int8 = precision == Precision::Int8});
    at::Generator random = at::detail::createCPUGenerator(2);
    const at::Tensor x = at::empty({1, kTokens, kWidth}).normal_(0, 1, random).to(device);
    const auto run = [&] {
        job.throwIfStopped();
        const auto begin = std::chrono::steady_clock::now();
        const at::Tensor y = block.forward(x);
        y[0][0][0].item<float>(); // a GPU computes on its own until it is asked for a number
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

/// What a file of /proc says first under a name: "model name	: …".
std::string valueIn(const fs::path& path, std::string_view name) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (const std::size_t value = line.find_first_not_of(": \t", name.size());
            line.starts_with(name) && value != std::string::npos)
            return line.substr(value);
    return "unknown";
}

/// Each kind of NVIDIA's that is here, as its driver names them.
std::string gpuNames() {
    std::set<std::string> names;
    std::error_code none;
    for (const auto& gpu : fs::directory_iterator("/proc/driver/nvidia/gpus", none))
        names.insert(valueIn(gpu.path() / "information", "Model"));
    return fmt::format("{}", fmt::join(names, " and "));
}

/// What computes, and how.
std::string deviceText() {
    const at::Device device = computingDevice();
    return device.is_cpu() ? fmt::format("{}, {}, {} threads", valueIn("/proc/cpuinfo", "model name"),
                                         at::get_cpu_capability(), at::get_num_threads())
                           : fmt::format("{} of {}", deviceName(device), gpuNames());
}

/// To be raised when a precision is computed in another way: it is then measured anew.
constexpr int kVersion = 5;

/// What a measurement holds for; nodes that share a home folder have one each.
std::string machine() {
    return fmt::format("{}, LibTorch {}, blocks of version {}", deviceText(), TORCH_VERSION, kVersion);
}

/// What a precision's time is stored under.
std::string timeKey(Precision precision) {
    return fmt::format("{}_ms", precisionName(precision));
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
        PrecisionSpeeds speeds;
        for (const Precision precision : precisionsOf(computingDevice()))
            if (const double ms = json.at(timeKey(precision)); ms > 0)
                speeds.ms[precision] = ms;
            else
                return std::nullopt;
        return speeds;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

void remember(const PrecisionSpeeds& speeds, const fs::path& file) {
    nlohmann::ordered_json entries = entriesIn(file);
    nlohmann::ordered_json& times = entries[machine()] = nlohmann::ordered_json::object();
    for (const auto& [precision, ms] : speeds.ms)
        times[timeKey(precision)] = ms;
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
    double least = std::numeric_limits<double>::infinity();
    for (const auto& [precision, time] : ms)
        if (time <= kWorthIt * least) {
            chosen = precision;
            least = time;
        }
    return chosen;
}

std::string PrecisionSpeeds::text() const {
    const Precision chosen = choice();
    std::string others;
    for (const auto& [precision, time] : ms)
        if (precision != chosen)
            others += fmt::format(", {:.{}f} in {}", time, decimals(), precisionName(precision));
    return fmt::format("{}: a block of ViT-L/14 takes {:.{}f} ms{}", precisionName(chosen), ms.at(chosen),
                       decimals(), others);
}

int PrecisionSpeeds::decimals() const {
    constexpr double kShortMs = 10;
    return ms.at(choice()) < kShortMs ? 2 : 0;
}

PrecisionSpeeds measurePrecisions(const JobContext& job) {
    const at::Device device = computingDevice();
    PrecisionSpeeds speeds;
    double hopelessMs = std::numeric_limits<double>::infinity();
    for (const Precision precision : precisionsOf(device)) {
        speeds.ms[precision] = milliseconds(precision, hopelessMs, job);
        if (device.is_cpu())
            hopelessMs = kHopeless * speeds.ms.at(Precision::Fp32);
    }
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
