#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/json_text.h"
#include "clip/model/demo_model.h"
#include "clip/model/model_folder.h"
#include "clip/model/model_store.h"
#include "commands/commands.h"
#include "evaluation/result_table.h"

namespace cliplad::cli {
namespace {

using nlohmann::ordered_json;

struct ModelCommandOptions {
    std::string name;
    std::string source;
    std::string as;
    std::string mirror;
};

/// What `info` tells: where it lies, and what the towers are built from.
struct ModelFacts {
    std::string name;
    std::string path;
    std::string sha256;
    ModelConfig config;
    std::int64_t parameters = 0;
};

ModelFacts factsOf(const std::string& nameOrPath) {
    const bool demo = nameOrPath == "demo";
    const OpenedModel model = demo ? openDemoModel() : openModel(ModelStore().resolve(nameOrPath));
    ModelFacts facts{.name = nameOrPath,
                     .path = demo ? "embedded in the program" : model.files.weights.string(),
                     .sha256 = demo ? demoModelHash() : modelHash(model.files),
                     .config = model.config};
    for (const auto& [name, tensor] : model.tensors)
        facts.parameters += tensor.numel();
    return facts;
}

ordered_json towerJson(int width, int layers, int heads) {
    return {{"width", width}, {"layers", layers}, {"heads", heads}};
}

ordered_json toJson(const ModelFacts& facts) {
    const ModelConfig& config = facts.config;
    ordered_json vision = towerJson(config.vision.width, config.vision.layers, config.vision.heads);
    vision["patch_size"] = config.vision.patchSize;
    vision["image_size"] = config.vision.imageSize;
    ordered_json text = towerJson(config.text.width, config.text.layers, config.text.heads);
    text["context_length"] = config.text.contextLength;
    text["vocabulary_size"] = config.text.vocabularySize;
    return {{"name", facts.name},
            {"path", facts.path},
            {"sha256", facts.sha256},
            {"demo", facts.name == "demo"},
            {"parameters", facts.parameters},
            {"embedding", config.embedDim},
            {"quick_gelu", config.quickGelu},
            {"vision", std::move(vision)},
            {"text", std::move(text)}};
}

std::string toText(const ModelFacts& facts) {
    const ModelConfig& config = facts.config;
    return fmt::format(
        "{}{}\n"
        "  weights     {}\n"
        "  SHA-256     {}\n"
        "  parameters  {:.1f} million, embedding {}{}\n"
        "  vision      width {}, {} blocks, {} heads, patches of {} px, learned at {} px\n"
        "  text        width {}, {} blocks, {} heads, {} tokens of {} codes\n",
        facts.name, facts.name == "demo" ? ": embedded demo model, trained on rendered scenes only" : "",
        facts.path, facts.sha256, static_cast<double>(facts.parameters) / 1e6, config.embedDim,
        config.quickGelu ? ", QuickGELU" : "", config.vision.width, config.vision.layers, config.vision.heads,
        config.vision.patchSize, config.vision.imageSize, config.text.width, config.text.layers,
        config.text.heads, config.text.contextLength, config.text.vocabularySize);
}

void listModels(Session& session) {
    const std::vector<StoredModel> stored = ModelStore().list();
    ordered_json json = ordered_json::array();
    ResultTable table{.columns = {"name", "state", "where"}, .wordColumns = 3};
    const auto add = [&](const std::string& name, const std::string& state, const std::string& where) {
        table.rows.push_back({name, state, where});
        json.push_back({{"name", name}, {"state", state}, {"where", where}});
    };
    add("demo", "embedded", "in the program");
    for (const StoredModel& model : stored)
        add(model.name, "stored", model.folder.string());
    for (const KnownModel& model : knownModels())
        if (std::none_of(stored.begin(), stored.end(), [&](const auto& s) { return s.name == model.name; }))
            add(model.name, "can be fetched", model.description);
    session.print(session.json ? jsonText(json) + "\n" : cliplad::toText(table));
}

void showModel(Session& session, const std::string& name) {
    const ModelFacts facts = factsOf(name);
    session.print(session.json ? jsonText(toJson(facts)) + "\n" : toText(facts));
}

void printStored(Session& session, const StoredModel& model, const std::string& done) {
    if (session.json)
        session.print(jsonText(ordered_json{{"name", model.name},
                                            {"folder", model.folder.string()},
                                            {"source", model.source},
                                            {"sha256", model.weightsSha256},
                                            {"hash_confirmed", model.hashConfirmed}}) +
                      "\n");
    else
        session.print(fmt::format(
            "{} {} in {}\nSHA-256 {}{}\n", model.name, done, model.folder.string(), model.weightsSha256,
            model.hashConfirmed ? "" : " (not known beforehand: compare it with the publisher's)"));
}

void verifyModel(Session& session, const std::string& name) {
    const ModelStore store;
    bool isRecorded = false; // then its hash is known
    if (name == "demo") {
        verifyFinite(openDemoModel().tensors, "demo", session.job());
    } else if (const std::optional<StoredModel> stored = store.find(name)) {
        store.verify(*stored, session.job());
        isRecorded = true;
    } else {
        const OpenedModel model = openModel(store.resolve(name));
        verifyFinite(model.tensors, model.files.weights.string(), session.job());
    }
    session.print(session.json
                      ? jsonText(ordered_json{{"name", name}, {"whole", true}}, -1) + "\n"
                      : fmt::format("{} is whole: {}shapes and values\n", name, isRecorded ? "hash, " : ""));
}

CLI::App* addNamedAction(CLI::App& command, const std::string& action, const std::string& description,
                         std::string& name, Session& session, const std::string& example) {
    CLI::App* sub = addCommand(command, action, description, example);
    sub->add_option("name", name, "demo, a name of `clip-lad model list`, or a folder or weights file")
        ->required();
    addJsonFlag(*sub, session, "As JSON");
    return sub;
}

} // namespace

void addModelCommand(CLI::App& program, Session& session) {
    auto options = std::make_shared<ModelCommandOptions>();
    CLI::App* command = addCommand(
        program, "model", "List, inspect, check, import and fetch models",
        "  clip-lad model fetch ViT-L-14-datacomp\n"
        "  clip-lad enrol tray --model ViT-L-14-datacomp --shots 1.jpg --prompts tray.yaml\n\n"
        "fetch downloads one that `clip-lad model list` names; import takes any OpenCLIP, OpenAI or "
        "Hugging Face CLIP\nViT that you have.");
    command->require_subcommand(1);

    CLI::App* list =
        addCommand(*command, "list", "The models that `--model` knows by name", "  clip-lad model list");
    addJsonFlag(*list, session, "As a JSON list");
    list->callback([&session] { listModels(session); });

    addNamedAction(*command, "info", "What a model is built from, and its hash", options->name, session,
                   "  clip-lad model info demo")
        ->callback([&session, options] { showModel(session, options->name); });
    addNamedAction(*command, "verify", "Read a model whole: hash, shapes, no NaN", options->name, session,
                   "  clip-lad model verify ViT-L-14-datacomp")
        ->callback([&session, options] { verifyModel(session, options->name); });

    CLI::App* importing = addCommand(*command, "import", "Copy a model into the store after checking it",
                                     "  clip-lad model import ~/downloads/ViT-L-14 --name my-vit");
    importing->add_option("source", options->source, "Folder with config and weights, or a weights file")
        ->required();
    importing->add_option("--name", options->as, "Name that --model then takes")->required();
    addJsonFlag(*importing, session, "As JSON");
    importing->callback([&session, options] {
        printStored(session, ModelStore().import(options->source, options->as, session.job()), "is stored");
    });

    CLI::App* fetch =
        addCommand(*command, "fetch", "Download a known model from its hub; an interrupted download goes on",
                   "  clip-lad model fetch ViT-L-14-datacomp\n"
                   "  clip-lad model fetch ViT-L-14-datacomp --mirror https://mirror.example/clip");
    fetch->add_option("name", options->name, "A name that `clip-lad model list` says can be fetched")
        ->required();
    fetch->add_option("--mirror", options->mirror, "Address to take the files from instead");
    addJsonFlag(*fetch, session, "As JSON");
    fetch->callback([&session, options] {
        printStored(session, ModelStore().fetch(options->name, session.job(), options->mirror), "is stored");
    });
}

} // namespace cliplad::cli
