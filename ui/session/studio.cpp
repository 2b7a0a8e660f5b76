#include "session/studio.h"

#include <algorithm>

#include <QSettings>
#include <QStandardPaths>

#include "dataset/data_set.h"
#include "dataset/image_files.h"
#include "inspection/product/shipped_prompts.h"
#include "scenes/loco_data_set.h"
#include "session/product_saving.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr qsizetype kRecent = 12;
constexpr auto kDemoProduct = "screw_board";

QString toText(const fs::path& path) {
    return QString::fromStdString(path.string());
}

DocumentState shippedState(const std::string& name) {
    const auto text = shippedPrompts(name);
    if (!text)
        throw Error("is no prompt file of this program", name);
    return stateOf(parsePromptFile(*text, "prompts/" + name + ".yaml"));
}

/// What was opened: a product, or photos for a new one.
struct Opened {
    fs::path product; ///< empty: none
    DocumentState state;
};

Opened read(const fs::path& path) {
    std::error_code error;
    if (fs::is_regular_file(path, error) && path.filename() == "product.yaml")
        return read(path.parent_path());
    if (fs::is_directory(path, error) && fs::exists(path / "product.yaml", error))
        return {.product = path, .state = readProductState(path)};
    DocumentState state;
    state.name = path.filename().string();
    if (hasImageName(path) && fs::is_regular_file(path, error))
        state.photos = {path};
    else
        state.photos = listImageFiles(path, Recursion::WithSubfolders);
    return {.product = {}, .state = std::move(state)};
}

/// Pictures of a rendered product, its shots and words, with test images that are good and bad.
DocumentState renderDemo(const fs::path& folder, const JobContext& job) {
    constexpr LocoCounts kCounts{
        .train = 4, .validation = 0, .testGood = 12, .testLogical = 12, .testStructural = 12};
    writeLocoDataSet(kDemoProduct, folder, kCounts, 0, job, EarlierRendering::Replace);
    const DataSet rendered = openDataSet(folder / kDemoProduct);
    DocumentState state = shippedState(kDemoProduct);
    state.shots = state.photos = pathsOf(rendered.select(DataSetSplit::Train));
    state.tests = pathsOf(rendered.select(DataSetSplit::Test));
    return state;
}

fs::path demoFolder() {
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return fs::path(cache.toStdString()) / "clip-lad" / "demo";
}

} // namespace

Studio::Studio(Engine::Loader loader, QObject* parent)
    : QObject(parent)
    , engine_(std::move(loader)) {
    connect(&document_, &ProductDocument::opened, this, [this] {
        live_.reset();
        if (document_.isOpen() && !document_.state().shots.empty())
            live_.setImage(document_.state().shots.front());
    });
    connect(&document_, &ProductDocument::changed, this, &Studio::ask);
    connect(&document_, &ProductDocument::draftFailed, this, [this](const QString& message) {
        tellProblem(tr("The last edits are not kept on disk."), message);
    });
}

void Studio::ask() {
    if (!document_.isOpen())
        return;
    const DocumentState& state = document_.state();
    engine_.loadModel(QString::fromStdString(state.modelName), QString::fromStdString(state.precision));
    const PreviewRequest request{.revision = document_.revision(),
                                 .recipe = state.recipe(),
                                 .shots = state.shots,
                                 .validation = state.validation,
                                 .image = {}};
    const auto words = validatePrompts(request.recipe.prompts);
    const auto settings = validateSettings(request.recipe.settings);
    live_.setRequest(request, !words.empty()      ? QString::fromStdString(words.front().message)
                              : !settings.empty() ? QString::fromStdString(settings.front().message)
                                                  : QString());
}

void Studio::startNew(const QString& promptsName) {
    try {
        document_.startNew(promptsName.isEmpty() ? DocumentState{} : shippedState(promptsName.toStdString()));
        Q_EMIT pageWanted("enrol");
    } catch (const Error& error) {
        tellProblem(tr("A new product could not be started."), QString::fromUtf8(error.what()));
    }
}

void Studio::open(const fs::path& path) {
    BackgroundJob* job = engine_.start<Opened>(
        tr("Opening %1").arg(toText(path.filename())), [path](const JobContext&) { return read(path); }, this,
        [this](const Opened& opened) {
            openState(opened.product, opened.state);
            Q_EMIT pageWanted(opened.product.empty() ? "enrol" : "tune");
        });
    connect(job, &BackgroundJob::failed, this,
            [this](const QString& message) { tellProblem(tr("It could not be opened."), message); });
}

void Studio::openState(const fs::path& folder, const DocumentState& state) {
    try {
        if (folder.empty()) {
            document_.startNew(state);
        } else {
            document_.openSaved(folder, state);
            remember(folder);
        }
    } catch (const Error& error) {
        tellProblem(tr("It could not be opened."), QString::fromUtf8(error.what()));
    }
}

void Studio::recover(const fs::path& draft) {
    try {
        document_.recover(draft);
        Q_EMIT pageWanted("tune");
    } catch (const Error& error) {
        tellProblem(tr("The unsaved edits could not be read."), QString::fromUtf8(error.what()));
    }
}

void Studio::startDemo() {
    BackgroundJob* job = engine_.start<DocumentState>(
        tr("Rendering the demo"), [](const JobContext& context) { return renderDemo(demoFolder(), context); },
        this,
        [this](const DocumentState& state) {
            openState({}, state);
            Q_EMIT pageWanted("enrol");
            Q_EMIT demoStarted();
        });
    connect(job, &BackgroundJob::failed, this,
            [this](const QString& message) { tellProblem(tr("The demo could not be rendered."), message); });
    engine_.loadModel("demo", "fp32");
}

BackgroundJob* Studio::save(const fs::path& folder) {
    const DocumentState& state = document_.state();
    if (state.shots.empty()) {
        tellProblem(tr("There is nothing to learn from yet."),
                    tr("Mark one to four good photos with a star, then save."));
        return nullptr;
    }
    const auto backbone = engine_.backbone();
    if (!backbone) {
        tellProblem(tr("The model is not ready yet."), tr("Save again when the status bar shows it."));
        return nullptr;
    }
    BackgroundJob* job = engine_.start(tr("Saving %1").arg(toText(folder.filename())),
                                       [state, folder, backbone](const JobContext& context) {
                                           saveProduct(state, folder, *backbone, context);
                                       });
    connect(job, &BackgroundJob::done, this, [this, folder, revision = document_.revision()] {
        try {
            document_.markSaved(folder, revision);
        } catch (const Error& error) {
            tellProblem(tr("The product is saved, but another Studio has opened it."),
                        QString::fromUtf8(error.what()));
        }
        remember(folder);
        tell(tr("Saved in %1").arg(toText(folder)));
        Q_EMIT saved(toText(folder));
    });
    connect(job, &BackgroundJob::failed, this,
            [this](const QString& message) { tellProblem(tr("The product was not saved."), message); });
    return job;
}

QStringList Studio::recentFolders() {
    QStringList folders = QSettings().value("recent").toStringList();
    folders.removeIf([](const QString& folder) {
        std::error_code error;
        return !fs::exists(fs::path(folder.toStdString()) / "product.yaml", error);
    });
    return folders;
}

void Studio::remember(const fs::path& folder) {
    std::error_code error;
    const QString text = toText(fs::absolute(folder, error));
    QStringList folders = recentFolders();
    folders.removeAll(text);
    folders.prepend(text);
    QSettings().setValue("recent", folders.mid(0, kRecent));
}

void Studio::tellProblem(const QString& what, const QString& details) {
    Q_EMIT problem(what, details);
}

void Studio::tell(const QString& text) {
    Q_EMIT notice(text);
}

} // namespace cliplad::ui
