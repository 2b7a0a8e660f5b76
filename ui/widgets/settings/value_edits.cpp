#include "widgets/settings/value_edits.h"

#include <QCoreApplication>

namespace cliplad::ui {
namespace {

/// After so long a pause the next change is an edit of its own.
constexpr qint64 kPauseMs = 1500;

} // namespace

void ValueEdits::edit(const QString& key, const QString& label, const QString& from, const QString& to,
                      const std::function<void(DocumentState&)>& change) {
    const bool goesOn = key == key_ && document_.revision() == revision_ && sinceEdit_.isValid() &&
                        !sinceEdit_.hasExpired(kPauseMs);
    if (!goesOn) {
        document_.separateEdits();
        key_ = key;
        from_ = from;
    }
    const QString text = QCoreApplication::translate("ValueEdits", "%1 %2 → %3", "name of a value, from, to")
                             .arg(label, from_, to);
    document_.edit(text, change, key);
    revision_ = document_.revision();
    sinceEdit_.start();
}

} // namespace cliplad::ui
