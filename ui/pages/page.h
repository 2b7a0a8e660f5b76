#pragma once

#include <QWidget>

#include "session/studio.h"

namespace cliplad::ui {

/// One of the five pages. Keeps no state of the product: it shows the document and the live session, and
/// edits through ProductDocument::edit.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(Studio& studio, const QString& id);

    /// "enrol", "prompts", "tune", "score", "review": also the prefix of its actions' ids.
    QString id() const { return objectName(); }
    /// As the navigation shows it, in the language of the moment.
    virtual QString title() const = 0;
    /// It has come to the front.
    virtual void activate() {}
    /// What Undo takes back while the page is shown: edits of the product, or what is done here beside it.
    virtual NamedSteps& steps() { return studio_.document().undoStack(); }

protected:
    Studio& studio_; // NOLINT: for the pages themselves
};

} // namespace cliplad::ui
