#include "shell/leaving/leaving_questions.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "document/path_text.h"
#include "widgets/questions/question.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LeavingQuestions)
};

QString changeTitle(Unsaved unsaved) {
    return unsaved == Unsaved::RecoveredEdits ? Text::tr("Saved after these edits")
                                              : Text::tr("Changed by another program");
}

QString changeText(const QString& product, Unsaved unsaved) {
    return unsaved == Unsaved::RecoveredEdits
               ? Text::tr("The product in %1 was saved or changed after the recovered edits were made.")
                     .arg(product)
               : Text::tr("The product in %1 was changed by another program since it was opened.")
                     .arg(product);
}

/// What is lost by which answer.
QString changeCost(Unsaved unsaved) {
    switch (unsaved) {
    case Unsaved::Nothing:
        return Text::tr("Overwrite: what was changed there is lost.");
    case Unsaved::Edits:
        return Text::tr(
            "Overwrite: what was changed there is lost. Reload: your edits that are not saved are "
            "kept on the start page, where they can be recovered.");
    case Unsaved::RecoveredEdits:
        return Text::tr("Overwrite: what was saved there since is lost. Reload: the recovered edits are kept "
                        "on the start page, where they can be recovered again. To keep both, cancel and save "
                        "them as another product.");
    }
    return {};
}

} // namespace

void askAboutUnsaved(const QString& product, const QString& next, QWidget* parent,
                     const std::function<void()>& save, const std::function<void()>& discard) {
    ask(parent,
        {.name = "unsaved",
         .title = Text::tr("Unsaved edits"),
         .text = Text::tr("%1 has edits that are not saved.")
                     .arg(product.isEmpty() ? Text::tr("The product") : product),
         .more = next},
        {{.button = QMessageBox::Save, .text = Text::tr("&Save"), .then = save, .isDefault = true},
         {.button = QMessageBox::Discard, .text = Text::tr("&Discard"), .then = discard},
         cancelAnswer()});
}

void askAboutRun(const ScoreResults& run, Leaving leaving, QWidget* parent,
                 const std::function<void()>& stop) {
    const QLocale locale;
    const auto scored = static_cast<qulonglong>(run.rows().size());
    const auto all = std::max(scored, static_cast<qulonglong>(run.expected()));
    ask(parent,
        {.name = "runIsScored",
         .title = Text::tr("Images are being scored"),
         .text = Text::tr("A run is being scored (%1 of %2 images). It can be resumed later.")
                     .arg(locale.toString(scored), locale.toString(all))},
        {{.button = QMessageBox::Discard,
          .text = leaving == Leaving::Close ? Text::tr("&Quit") : Text::tr("&Stop scoring"),
          .then = stop},
         {.button = QMessageBox::Cancel, .text = Text::tr("&Keep scoring"), .isDefault = true}});
}

void askAboutChange(const std::filesystem::path& product, Unsaved unsaved, QWidget* parent,
                    const std::function<void()>& overwrite, const std::function<void()>& reload) {
    ask(parent,
        {.name = "changedOnDisk",
         .title = changeTitle(unsaved),
         .text = changeText(toText(product), unsaved),
         .more = changeCost(unsaved)},
        {{.button = QMessageBox::Save, .text = Text::tr("&Overwrite"), .then = overwrite},
         {.button = QMessageBox::Discard, .text = Text::tr("&Reload"), .then = reload, .isDefault = true},
         cancelAnswer()});
}

} // namespace cliplad::ui
