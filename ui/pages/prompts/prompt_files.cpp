#include "pages/prompts/prompt_files.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <utility>

#include <QMenu>

#include "document/path_text.h"
#include "engine/error_text.h"
#include "engine/jobs/handover.h"
#include "inspection/product/shipped_prompts.h"
#include "pages/prompts/labels/label_edits.h"

namespace cliplad::ui {
namespace {

constexpr auto kReadCause = "prompts.read", kWriteCause = "prompts.write";

} // namespace
PromptFiles::PromptFiles(Studio& studio, QObject* parent)
    : QObject(parent)
    , studio_(studio) {
    pool_.setMaxThreadCount(1);
}

PromptFiles::~PromptFiles() {
    pool_.waitForDone();
}

void PromptFiles::importFrom(const std::filesystem::path& file) {
    runIn(pool_, [this, file, product = studio_.document().opening()] {
        const auto finish = [this, product](std::function<void()> then) {
            postTo(this, [this, product, then = std::move(then)] {
                if (product == studio_.document().opening()) // else it was meant for the one before
                    then();
            });
        };
        try {
            finish([this, read = readPromptFile(file), from = toText(file.filename())] { take(read, from); });
        } catch (const std::exception& error) {
            finish([this, problem = errorWording(error)] { tellNotRead(problem); });
        }
    });
}

void PromptFiles::exportTo(const std::filesystem::path& file) {
    const DocumentState& state = studio_.document().state();
    const Recipe recipe = state.recipe();
    const PromptFile words{.title = state.name, .prompts = recipe.prompts, .settings = recipe.settings};
    const auto isOff = [](const LabelRow& row) { return !row.enabled; };
    const auto leftOut = std::count_if(state.coarse.begin(), state.coarse.end(), isOff) +
                         std::count_if(state.fine.begin(), state.fine.end(), isOff);
    runIn(pool_, [this, file, words, leftOut] {
        try {
            writePromptFile(words, file);
            postTo(this, [this, file, leftOut] { told(file, leftOut); });
        } catch (const std::exception& error) {
            postTo(this, [this, problem = errorWording(error)] {
                studio_.tellProblem([] { return tr("The labels were not written."); }, problem,
                                    {.name = kWriteCause});
            });
        }
    });
}

void PromptFiles::told(const std::filesystem::path& file, qsizetype leftOut) {
    QString text = tr("Labels written to %1.").arg(toText(file));
    if (leftOut > 0)
        text += ' ' + tr("%n that are switched off were left out.", nullptr, static_cast<int>(leftOut));
    studio_.notices().end(kWriteCause);
    studio_.tell(text);
    Q_EMIT exported(toText(file));
}

void PromptFiles::startFrom(const std::string& name) {
    const auto text = shippedPrompts(name);
    if (!text)
        return;
    try {
        const PromptFile file = parsePromptFile(*text, name + ".yaml");
        take(file, QString::fromStdString(file.title));
    } catch (const Error& error) {
        tellNotRead(errorWording(error));
    }
}

void PromptFiles::tellNotRead(const Wording& problem) {
    studio_.tellProblem([] { return tr("The labels could not be read."); }, problem, {.name = kReadCause});
}

void PromptFiles::take(const PromptFile& file, const QString& from) {
    if (!studio_.document().isOpen())
        return;
    studio_.notices().end(kReadCause);
    LabelEdits(studio_.document()).replaceAll(file, from);
    Q_EMIT imported();
}

void PromptFiles::fillShipped(QMenu& menu) {
    menu.clear();
    for (const std::string& name : shippedPromptNames()) {
        QString words = QString::fromStdString(name).replace('_', ' ');
        words[0] = words[0].toUpper();
        menu.addAction(words, this, [this, name] { startFrom(name); })->setData(QString::fromStdString(name));
    }
}

} // namespace cliplad::ui
