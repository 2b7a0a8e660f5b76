#include "widgets/name_completer.h"

#include <algorithm>

#include <QCollator>
#include <QCoreApplication>
#include <QDirIterator>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QThreadPool>

#include "engine/jobs/handover.h"

namespace cliplad::ui {
namespace {

/// What is asked of a thread: files of the folder whose names begin so.
struct Ask {
    QString typed; ///< "sub/na"
    QDir folder;   ///< where it is looked for
    QString begin; ///< of the name: "na"
    QStringList filters;
    QDir::Filters kinds;
};

/// As they would be typed, in the order of the list above the field.
QStringList namesFor(const Ask& ask) {
    const QString before = ask.typed.chopped(ask.begin.size());
    QStringList names;
    QDirIterator files(ask.folder.path(), ask.filters, ask.kinds | QDir::NoDotAndDotDot);
    while (files.hasNext()) {
        files.next();
        if (const QString name = files.fileName(); name.startsWith(ask.begin))
            names.append(before + name);
    }
    QCollator collator;
    collator.setNumericMode(true);
    const auto most = std::min<qsizetype>(NameCompleter::kMostNames, names.size());
    std::partial_sort(names.begin(), names.begin() + most, names.end(), collator);
    return names.mid(0, most);
}

} // namespace

NameCompleter::NameCompleter(QFileDialog& dialog, const QFileSystemModel& files, QLineEdit& field)
    : QCompleter(&dialog)
    , dialog_(dialog)
    , files_(files)
    , field_(field) {
    setModel(&names_);
    field_.setCompleter(this);
    if (auto* list = qobject_cast<QListView*>(popup()))
        list->setUniformItemSizes(true);
    connect(&field_, &QLineEdit::textEdited, this, &NameCompleter::look);
}

void NameCompleter::look(const QString& typed) {
    if (typed.isEmpty())
        return;
    const qsizetype slash = typed.lastIndexOf('/');
    const QString folder = slash < 0 ? dialog_.directory().path() : typed.left(slash + 1);
    const Ask ask{.typed = typed,
                  .folder = QDir(dialog_.directory().filePath(folder)),
                  .begin = typed.mid(slash + 1),
                  .filters = files_.nameFilters(),
                  .kinds = files_.filter()};
    runIn(*QThreadPool::globalInstance(), [ask, self = QPointer<NameCompleter>(this)] {
        QStringList names = namesFor(ask);
        // The dialog may be gone by then, which only the GUI thread can tell.
        postTo(QCoreApplication::instance(), [self, typed = ask.typed, names = std::move(names)] {
            if (self)
                self->offer(typed, names);
        });
    });
}

void NameCompleter::offer(const QString& typed, const QStringList& names) {
    if (field_.text() != typed || !field_.hasFocus())
        return; // it was typed on, and that is being looked for
    names_.setStringList(names);
    setCompletionPrefix(typed);
    complete();
}

} // namespace cliplad::ui
