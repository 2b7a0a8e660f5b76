#pragma once

#include <optional>

#include <QCoreApplication>

#include "document/label_list.h"
#include "document/product_document.h"

namespace cliplad::ui {

/// Every edit of labels as an undo step with a name that a person understands. None changes the colour that
/// another label shows. GUI thread.
class LabelEdits {
    Q_DECLARE_TR_FUNCTIONS(LabelEdits)

public:
    /// While a cell is typed in, its commits carry one merge key and become one step.
    struct Typing {
        QString before; ///< what the cell held when the typing began
        QString mergeKey;
        std::vector<std::string> synonyms = {}; ///< of the label when the typing began
    };

    explicit LabelEdits(ProductDocument& document)
        : document_(document) {}

    /// Words behind the first comma become synonyms. @return whether the text is a name; else nothing is
    /// edited
    bool rename(LabelPlace place, const QString& text, const Typing& typing);
    void setSynonyms(LabelPlace place, const QString& text, const QString& mergeKey = {});
    /// @param colour "#rrggbb", or empty for one of the palette that no other label shows
    void setColour(LabelPlace place, const QString& colour);
    void setBackground(LabelPlace place, bool background);
    /// @param templates empty for those of all labels
    void setTemplates(LabelPlace place, std::optional<Templates> templates);
    void setEnabled(LabelPlace place, bool enabled);

    /// Words behind the first comma become its synonyms. @return its row; −1 where the text is no name
    int add(LabelList list, const QString& text, bool background = false);
    void remove(LabelPlace place);
    /// A copy below the label. Where both would be read with the same words it is switched off, so that the
    /// masks keep following. @return its row; −1 where there is no such label
    int duplicate(LabelPlace place);
    /// The label comes to stand at `row`. @return whether it moved
    bool move(LabelPlace place, int row);

    /// The words of `other` become synonyms of `place`, and `other` goes.
    void join(LabelPlace place, LabelPlace other);
    /// The words of `part` are read for the coarse label too.
    void addWords(LabelPlace coarse, LabelPlace part);
    /// Replaces all labels, and the settings that the file changes.
    void replaceAll(const PromptFile& file, const QString& from);

private:
    QString nameOf(LabelPlace place) const;
    void editLabel(const EditName& name, LabelPlace place, const std::function<void(LabelRow&)>& change,
                   const QString& mergeKey = {});

    ProductDocument& document_;
};

/// What the text tower reads of a label: its synonyms, or its name.
std::vector<std::string> wordsOf(const Label& label);
/// As words are compared: blanks around them and case do not count.
bool holdsWord(const std::vector<std::string>& words, const std::string& word);

} // namespace cliplad::ui
