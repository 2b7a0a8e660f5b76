#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QString>

#include "document/product_document.h"

namespace cliplad::ui {

/// Edits of single values as undo steps with a name ("Clusters 8 → 10"). What is dragged or turned without a
/// pause becomes one step, from the first value to the last. GUI thread.
class ValueEdits {
public:
    explicit ValueEdits(ProductDocument& document)
        : document_(document) {}

    /// A text in the language in force; it outlives the widgets.
    using Text = std::function<QString()>;
    /// @param key tells values apart; steps of one key follow each other
    void edit(const QString& key, const Text& label, const Text& from, const Text& to,
              const std::function<void(DocumentState&)>& change);
    /// The same with a name that is made of the first state and the last.
    void edit(const QString& key, const EditName& name, const std::function<void(DocumentState&)>& change);
    /// Of a number with so many decimals.
    static Text number(double value, int decimals = 0);
    /// The slider is let go, the field left: the next edit is a step of its own.
    void finish() { key_.clear(); }

private:
    bool goesOn(const QString& key) const;

    ProductDocument& document_;
    QString key_;
    Text from_;
    quint64 revision_ = 0; ///< after the last edit here: nothing else happened since
    QElapsedTimer sinceEdit_;
};

} // namespace cliplad::ui
