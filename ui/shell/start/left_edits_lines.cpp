#include "shell/start/left_edits_lines.h"

#include <QDir>
#include <QLocale>

#include "document/path_text.h"
#include "session/studio.h"
#include "shell/start/start_page.h"
#include "widgets/questions/question.h"

namespace cliplad::ui {
namespace {

QString nameAndTime(const LeftEdits& left) {
    return StartPage::tr("%1, edited %2")
        .arg(left.name.isEmpty() ? StartPage::tr("Unnamed product") : left.name,
             QLocale().toString(left.edited, QLocale::ShortFormat));
}

} // namespace

QString lineOf(const LeftEdits& left) {
    const QString folder =
        left.folder.empty() ? StartPage::tr("Never saved") : QDir::toNativeSeparators(toText(left.folder));
    return nameAndTime(left) + '\n' + folder;
}

void askToDiscard(const LeftEdits& left, Studio& studio, QWidget* parent, const std::function<void()>& then) {
    const auto discard = [&studio, draft = left.draft, parent, then] {
        BackgroundJob* job = studio.discardEdits(draft);
        if (then)
            QObject::connect(job, &BackgroundJob::ended, parent, then);
    };
    ask(parent,
        {.name = "discardEdits",
         .title = StartPage::tr("Discard edits"),
         .text = StartPage::tr("%1. Discard these edits for good?").arg(nameAndTime(left))},
        {{.button = QMessageBox::Discard, .text = StartPage::tr("&Discard"), .then = discard},
         cancelAnswer(true)});
}

} // namespace cliplad::ui
