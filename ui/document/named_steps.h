#pragma once

#include <concepts>
#include <functional>
#include <utility>

#include <QString>
#include <QUndoCommand>
#include <QUndoStack>

#include "document/document_state.h"

namespace cliplad::ui {

/// What an edit of the product is called, in the language in force when it is asked: a text, or what makes
/// one, also of the states before and after ("Clusters 8 → 10"). What makes it may outlive the widgets.
class EditName {
public:
    using Text = std::function<QString(const DocumentState& before, const DocumentState& after)>;

    template<std::convertible_to<QString> T>
    EditName(const T& text) // NOLINT(google-explicit-constructor)
        : text_([text = QString(text)](const DocumentState&, const DocumentState&) { return text; }) {}
    template<std::invocable F>
    EditName(F text) // NOLINT(google-explicit-constructor)
        : text_([text = std::move(text)](const DocumentState&, const DocumentState&) { return text(); }) {}
    template<std::invocable<const DocumentState&, const DocumentState&> F>
    EditName(F text) // NOLINT(google-explicit-constructor)
        : text_(std::move(text)) {}

    QString operator()(const DocumentState& before, const DocumentState& after) const {
        return text_(before, after);
    }

private:
    Text text_;
};

/// A step that can be undone, whose name is made anew for another language.
class NamedStep : public QUndoCommand {
public:
    virtual QString name() const = 0;
};

/// Steps that can be undone, all of them with names. GUI thread.
class NamedSteps : public QUndoStack {
public:
    using QUndoStack::QUndoStack;

    void push(NamedStep* step) {
        step->setText(step->name());
        QUndoStack::push(step);
    }

    /// Names them in the language in force.
    void retranslate() {
        for (int i = 0; i < count(); ++i) { // the stack gives its own steps to be read only
            auto* step = static_cast<NamedStep*>(const_cast<QUndoCommand*>(command(i)));
            step->setText(step->name());
        }
    }
};

} // namespace cliplad::ui
