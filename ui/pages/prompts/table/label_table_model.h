#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "engine/live_session.h"
#include "pages/prompts/labels/label_edits.h"
#include "pages/prompts/labels/label_figures.h"
#include "pages/prompts/labels/label_problems.h"

namespace cliplad::ui {

/// The labels of one list as an editable table, with what the shots say of each. Edits become undo steps of
/// the document; rows follow it without a reset, so that an open editor and the selection survive an undo.
class LabelTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Enabled,
        Colour,
        Name,
        Synonyms,
        Sentences,
        Background,
        Similarity,
        Area,
        Spread,
        kColumns
    };

    LabelTableModel(ProductDocument& document, LabelList list, QObject* parent);

    LabelList list() const { return list_; }
    LabelPlace placeOf(const QModelIndex& index) const { return {list_, index.isValid() ? index.row() : -1}; }

    /// The document's rows, and what is wrong with them.
    void showRows(const std::vector<LabelProblem>& problems);
    /// The figures of the newest preview, marked where it is not up to date.
    void showFigures(const LiveSession& live);

    /// Until endTyping() what is set in this cell is one undo step.
    void beginTyping(const QModelIndex& index);
    void endTyping();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

    /// The label's colour in the masks; invalid where it is switched off and has none of its own.
    QColor colourOf(int row) const;
    /// The texts are to be asked for again, in another language.
    void retranslate();

Q_SIGNALS:
    void moved(int row); ///< by drag and drop, to this row
    void nameRefused();  ///< what was typed is none; the label has the name that it had before
    /// What was typed as a name holds commas: the words behind the first one are synonyms now.
    void nameSplit(const QString& name);

private:
    struct Figures {
        std::optional<LabelFigures> of;
        bool operator==(const Figures&) const = default;
    };

    void takeRows(const std::vector<LabelRow>& rows);
    bool takeMove(const std::vector<LabelRow>& rows, int first, int last);
    void takeName(LabelPlace place, const QString& text, const LabelEdits::Typing& typing);
    LabelEdits::Typing typingIn(const QModelIndex& index) const;
    void tellOfName(LabelPlace place);
    QVariant textOf(int row, int column) const;
    QString figureText(int row, int column) const;
    QString figureHelp(int row) const;
    QString problemText(int row, int column) const;
    QVariant styleOf(int row, int column, int role) const;
    QVariant helpOf(int row, int column) const;
    QVariant accessibleText(int row, int column) const;

    ProductDocument& document_;
    LabelEdits edits_;
    const LabelList list_;
    std::vector<LabelRow> rows_;
    QList<QColor> colours_; ///< by recipe
    std::vector<LabelProblem> problems_;
    std::vector<Figures> figures_;
    bool figuresHold_ = false;
    bool areComing_ = false; ///< figures that are not there yet
    QString whyNone_;        ///< they failed
    LabelEdits::Typing typing_;
    QPersistentModelIndex typedIn_; ///< the cell
    bool isRefused_ = false;        ///< what is typed now is no name
    bool isSplit_ = false;          ///< it gives synonyms too
};

} // namespace cliplad::ui
