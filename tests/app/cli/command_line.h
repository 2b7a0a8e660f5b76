#pragma once

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <sys/resource.h>

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "base/atomic_file.h"
#include "clip/checkpoint/safetensors.h"
#include "clip/model/model_config.h"
#include "support/generated_model.h"

namespace cliplad::tests {

/// How one start of the program ended.
struct Outcome {
    int code = -1;
    std::string out;
    std::string err;

    nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
    bool says(const std::string& text) const { return err.find(text) != std::string::npos; }
};

/// As a disk with `bytes` of room: no file may become longer.
inline std::function<void()> limitFiles(rlim_t bytes) {
    return [bytes] {
        const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN); // a disk sends none
    };
}

/// A folder with a tiny model of generated weights, photos and prompts, in which the program is started.
///
/// Verdicts of such a model mean nothing; what is tested is what happens around them.
class Workshop {
public:
    Workshop() {
        writeModel("model", 1);
        writeFileAtomically(path("prompts.yaml"), "coarse:\n"
                                                  "  - name: part\n"
                                                  "  - name: background\n"
                                                  "    background: true\n"
                                                  "fine:\n"
                                                  "  - name: nut, small\n"
                                                  "  - name: bolt\n"
                                                  "settings:\n"
                                                  "  text.templates: none\n"
                                                  "  clusters.count: 4\n"
                                                  "  clusters.restarts: 1\n"
                                                  "  calibration.copies: 1\n");
    }

    std::filesystem::path path(const std::string& name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    /// A model folder whose weights differ with `scale`.
    void writeModel(const std::string& name, float scale) const {
        const ModelConfig config{
            .vision = {.width = 64, .layers = 4, .heads = 1, .patchSize = 8, .imageSize = 64},
            .text = {.width = 64, .layers = 1, .heads = 1, .contextLength = 77, .vocabularySize = 49408},
            .embedDim = 32};
        TensorMap weights = generatedWeights(config);
        weights["visual.proj"] = weights.at("visual.proj") * scale;
        std::filesystem::create_directories(path(name));
        writeSafetensors(path(name) / "open_clip_model.safetensors", weights);
        writeFileAtomically(path(name) / "open_clip_config.json", writeModelConfig(config));
    }

    /// Noise around a few squares; each `seed` is another photo.
    std::string photo(const std::string& name, int seed, cv::Size size = {96, 64}) const {
        cv::Mat image(size, CV_8UC3);
        cv::RNG random(static_cast<std::uint64_t>(seed) + 1);
        random.fill(image, cv::RNG::UNIFORM, 90, 110);
        for (int i = 0; i < 4; ++i)
            image(cv::Rect(10 + 18 * i, 15 + 7 * (i % 2), 12, 20))
                .setTo(cv::Scalar(60 * i, 200 - 40 * i, 30));
        std::filesystem::create_directories(path(name).parent_path());
        if (!cv::imwrite(path(name).string(), image))
            throw std::runtime_error("cannot write " + name);
        return name;
    }

    std::vector<std::string> shots(int count) const {
        std::vector<std::string> names;
        for (int i = 0; i < count; ++i)
            names.push_back(photo("shots/" + std::to_string(i) + ".png", i));
        return names;
    }

    /// Files of a folder of results by name, but those of its shards.
    std::map<std::string, std::string> resultsIn(const std::string& folder) const {
        std::map<std::string, std::string> files;
        for (const std::string& name : listing(folder))
            if (std::filesystem::is_regular_file(path(folder + "/" + name)) && !name.starts_with("shards/") &&
                name != ".lock")
                files[name] = readFile(path(folder + "/" + name));
        return files;
    }

    /// A process in this folder whose caches and models are here too.
    void prepare(QProcess& process, const std::vector<std::string>& arguments) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", folder_.filePath("cache"));
        environment.insert("XDG_DATA_HOME", folder_.filePath("data"));
        environment.insert("XDG_CONFIG_HOME", folder_.filePath("config"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder_.path());
        process.setProgram(CLIPLAD_PROGRAM);
        QStringList list;
        for (const std::string& argument : arguments)
            list << QString::fromStdString(argument);
        process.setArguments(list);
    }

    Outcome run(const std::vector<std::string>& arguments,
                const std::function<void()>& beforeItStarts = {}) const {
        QProcess process;
        prepare(process, arguments);
        if (beforeItStarts)
            process.setChildProcessModifier(beforeItStarts);
        process.start();
        return finish(process);
    }

    static Outcome finish(QProcess& process) {
        if (!process.waitForFinished(120000))
            throw std::runtime_error("the program did not end");
        return {.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                .out = process.readAllStandardOutput().toStdString(),
                .err = process.readAllStandardError().toStdString()};
    }

    Outcome enrol(const std::string& product, const std::vector<std::string>& shots,
                  const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments = {"enrol",        product,   "--prompts",
                                              "prompts.yaml", "--model", "model"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.emplace_back("--shots");
        arguments.insert(arguments.end(), shots.begin(), shots.end());
        return run(arguments);
    }

    /// Names of what is in a folder, hidden files too; empty when it is missing.
    std::vector<std::string> listing(const std::string& name) const {
        std::vector<std::string> names;
        std::error_code error;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path(name), error))
            names.push_back(entry.path().lexically_relative(path(name)).generic_string());
        std::sort(names.begin(), names.end());
        return names;
    }

    bool holdsUnfinishedFiles() const {
        for (const std::string& name : listing(""))
            if (name.find(".part") != std::string::npos)
                return true;
        return false;
    }

private:
    QTemporaryDir folder_;
};

} // namespace cliplad::tests
