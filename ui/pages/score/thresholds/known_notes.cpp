#include "pages/score/thresholds/known_notes.h"

#include <QCoreApplication>

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(KnownNotes)
};

} // namespace

QStringList knownNotes(const ScoreResults& results, const QLocale& locale) {
    QStringList notes;
    const ContentCounts& known = results.knownContents();
    if (known.copies() > 0)
        notes += Text::tr("The %1 known images have only %n different content(s): every figure counts "
                          "copies again.",
                          nullptr, known.images() - known.copies())
                     .arg(locale.toString(known.images()));
    if (const QString note = otherwiseNote(results); !note.isEmpty())
        notes += note;
    return notes;
}

QString otherwiseNote(const ScoreResults& results) {
    const int images = results.decidedOtherwise();
    return images == 0 ? QString()
                       : Text::tr("%n image(s) were decided otherwise than the data set says; the data set "
                                  "counts.",
                                  nullptr, images);
}

} // namespace cliplad::ui
