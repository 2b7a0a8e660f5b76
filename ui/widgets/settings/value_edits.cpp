#include "widgets/settings/value_edits.h"

#include <QCoreApplication>
#include <QLocale>

namespace cliplad::ui {
namespace {

/// After so long a pause the next change is an edit of its own.
constexpr qint64 kPauseMs = 1500;

} // namespace

ValueEdits::Text ValueEdits::number(double value, int decimals) {
    return [value, decimals] { return QLocale().toString(value, 'f', decimals); };
}

bool ValueEdits::goesOn(const QString& key) const {
    return key == key_ && document_.revision() == revision_ && sinceEdit_.isValid() &&
           !sinceEdit_.hasExpired(kPauseMs);
}

void ValueEdits::edit(const QString& key, const Text& label, const Text& from, const Text& to,
                      const std::function<void(DocumentState&)>& change) {
    if (!goesOn(key)) {
        finish();
        from_ = from;
    }
    const auto name = [label, first = from_, to] {
        return QCoreApplication::translate("ValueEdits", "%1 %2 → %3", "name of a value, from, to")
            .arg(label(), first(), to());
    };
    edit(key, name, change);
}

void ValueEdits::edit(const QString& key, const EditName& name,
                      const std::function<void(DocumentState&)>& change) {
    if (!goesOn(key)) {
        document_.separateEdits();
        key_ = key;
    }
    document_.edit(name, change, key);
    revision_ = document_.revision();
    sinceEdit_.start();
}

} // namespace cliplad::ui
