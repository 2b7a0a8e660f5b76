#include "session/studio.h"

#include <algorithm>
#include <utility>

#include <QGuiApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QThreadPool>

#include "dataset/data_set.h"
#include "document/path_text.h"
#include "document/validation_text.h"
#include "engine/error_text.h"
#include "inspection/inspection_settings.h"
#include "inspection/product/shipped_prompts.h"
#include "scenes/loco_data_set.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr qsizetype kRecent = 12;
constexpr auto kRecentKey = "recent";
constexpr auto kDemoProduct = "screw_board";
constexpr auto kDraftCause = "draft";

/// The tokenizer is read when words are checked for the first time: better now than under the first edit.
void warmTokenizer() {
    QThreadPool::globalInstance()->start([] {
        const Label any{.name = "part", .synonyms = {"part"}, .background = false, .colour = {}};
        validatePrompts({.coarse = {any}, .fine = {any}});
    });
}

DocumentState shippedState(const std::string& name) {
    const auto text = shippedPrompts(name);
    if (!text)
        throw Error("is no prompt file of this program", name);
    return stateOf(parsePromptFile(*text, "prompts/" + name + ".yaml"));
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

/// What is wrong with the words or settings; null: nothing. @param prompts of the state's recipe
Wording recipeProblem(const DocumentState& state, const Prompts& prompts,
                      const std::optional<BackboneInfo>& model) {
    if (const auto words = validatePrompts(prompts); !words.empty())
        return [problem = words.front(), state] { return validationText(problem, state); };
    if (!settingProblems(state, model).empty())
        return [state, model] { return settingProblems(state, model).begin()->second; };
    return {};
}

} // namespace

Studio::Studio(Engine::Loader loader, const CacheBytes& budgets, QObject* parent)
    : QObject(parent)
    , thumbnails_(budgets.thumbnails)
    , engine_(std::move(loader), budgets) {
    warmTokenizer();
    connect(&document_, &ProductDocument::opened, this, [this] {
        notices_.endOfProduct();
        toldModelProblem_.clear();
        toldChange_.clear();
        live_.reset();
        lastLearned_->forget();
        if (document_.isOpen() && !document_.state().shots.empty())
            live_.setImage(document_.state().shots.front());
    });
    connect(&document_, &ProductDocument::changed, this, &Studio::ask);
    connect(&results_, &ScoreResults::fileReplaced, this, &Studio::followReplacedFile);
    connect(&engine_, &Engine::modelChanged, this, &Studio::followModel);
    if (auto* application = qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        connect(application, &QGuiApplication::applicationStateChanged, this,
                [this](Qt::ApplicationState state) {
                    if (state != Qt::ApplicationActive)
                        return;
                    decisions_.refresh(); // other stations went on meanwhile
                    lookForChange();
                });
    connect(&decisions_, &DecisionWriter::runFailed, this, [this](const QString& message) {
        tellProblem([] { return tr("The run is not entered in the records; its results are kept."); },
                    asGiven(message), {.outlivesProduct = true});
    });
    connect(&document_, &ProductDocument::draftFailed, this, [this](const QString& message) {
        tellProblem([] { return tr("The last edits are not kept on disk."); }, asGiven(message),
                    {.name = kDraftCause});
    });
    connect(&document_, &ProductDocument::draftKept, this, [this] { notices_.end(kDraftCause); });
    connect(&document_, &ProductDocument::editsSetAside, this, [this] {
        tell(tr("The product was opened again. The edits that were not saved are kept on the start page."));
    });
    connect(&document_, &ProductDocument::setAsideFailed, this, [this](const QString& message) {
        tellProblem(
            [] {
                return tr("The product was opened again. The edits that were not saved could not be kept.");
            },
            asGiven(message));
    });
    followSaving();
    followCauses();
}

Studio::~Studio() {
    // The steps go with the document, after what is asked whether a notice still holds.
    document_.undoStack().disconnect(this);
}

bool Studio::hasCoarseStage() const {
    const auto model = engine_.modelInfo();
    return !model || settledFor(*model, document_.state().settings).fine.hasCoarseStage();
}

void Studio::followModel() {
    const ModelStatus& model = engine_.model();
    if (model.state == ModelStatus::State::Failed) {
        const QString which = QStringList{model.name, model.precision, model.cause}.join('\n');
        if (std::exchange(toldModelProblem_, which) != which)
            tellModelProblem([] { return tr("The model could not be loaded."); });
    } else if (model.state == ModelStatus::State::Ready) {
        toldModelProblem_.clear();
    }
    if (document_.state().settings.image.resolution != 0 && engine_.modelInfo())
        ask(); // whether it can be used depends on the model
}

/// What is seen of it is of the file before.
void Studio::followReplacedFile(int row) {
    if (row != results_.find(live_.image()))
        return;
    live_.forgetPhoto();
    ask();
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
    live_.setRequest(request, recipeProblem(state, request.recipe.prompts, engine_.modelInfo()));
}

Studio::Loss Studio::loss() const {
    return {.edits = document_.isUnsaved(),
            .run = scoring_ && !scoring_->isEnded(),
            .saving = saver_.last() != nullptr};
}

void Studio::leave(const std::function<void()>& go, const QString& next) {
    Loss lost = loss();
    lost.next = next;
    if (leaveGuard_ && (lost.edits || lost.run)) // what is being saved still is
        leaveGuard_(lost, go);
    else
        go();
}

void Studio::replace(quint64 revision, const std::function<void()>& put) {
    if (document_.revision() == revision)
        put();
    else
        leave(put); // edited while the other was read
}

void Studio::startNew(const QString& promptsName) {
    leave([this, promptsName] {
        try {
            document_.startNew(promptsName.isEmpty() ? DocumentState{}
                                                     : shippedState(promptsName.toStdString()));
            Q_EMIT pageWanted("enrol");
        } catch (const Error& error) {
            tellProblem([] { return tr("A new product could not be started."); }, errorWording(error));
        }
    });
}

void Studio::startDemo() {
    leave([this] {
        BackgroundJob* job = engine_.files().start<DocumentState>(
            tr("Rendering the demo"),
            [](const JobContext& context) { return renderDemo(demoFolder(), context); }, this,
            [this, revision = document_.revision()](const DocumentState& state) {
                replace(revision, [this, state] {
                    if (tryOpening([&] { document_.startNew(state, ProductDocument::Origin::Demo); })) {
                        Q_EMIT pageWanted("enrol");
                        Q_EMIT demoStarted();
                    }
                });
            });
        connect(job, &BackgroundJob::failed, this, [this, job] {
            tellProblem([] { return tr("The demo could not be rendered."); }, job->problem());
        });
        if (!document_.isOpen())
            engine_.loadModel("demo", "fp32"); // while it is rendered
    });
}

CacheBytes Studio::cacheBytes() const {
    CacheBytes bytes = engine_.cacheBytes();
    bytes.thumbnails = thumbnails_.bytes();
    return bytes;
}

std::shared_ptr<const Backbone> Studio::modelOfProduct() const {
    const ModelStatus& model = engine_.model();
    const DocumentState& state = document_.state();
    const bool isIt =
        model.name.toStdString() == state.modelName && model.precision.toStdString() == state.precision;
    return isIt ? engine_.backbone() : nullptr;
}

QStringList Studio::recentFolders() {
    return QSettings().value(kRecentKey).toStringList();
}

void Studio::remember(const fs::path& folder) {
    QStringList folders = recentFolders();
    folders.removeAll(toText(folder));
    folders.prepend(toText(folder));
    QSettings().setValue(kRecentKey, folders.mid(0, kRecent));
}

} // namespace cliplad::ui
