#pragma once

#include <filesystem>

#include <QWidget>

#include "engine/wording.h"

class QLabel;
class QPushButton;

namespace cliplad::ui {

class DecisionWriter;
struct DocumentState;

/// What a person has to know beside the image: decisions that are not with the records yet, the offer to
/// score again after a shot was added, and what became of good photos. GUI thread.
class ReviewNotices : public QWidget {
    Q_OBJECT

public:
    explicit ReviewNotices(DecisionWriter& decisions, QWidget* parent = nullptr);

    /// As long as the image is among the shots: follow() tells.
    void offerScoring(const std::filesystem::path& shot, const DocumentState& state);
    /// As long as the photo, one of those that were added, is among the more good photos.
    void tellAdded(const std::filesystem::path& photo, const Wording& text, const DocumentState& state);
    /// Whether adding them is what undoWanted() would undo.
    void offerUndo(bool isLast);
    void follow(const DocumentState& state);
    void withdraw(); ///< all that follow() keeps
    void refresh();
    void retranslate();

Q_SIGNALS:
    void scoringWanted();
    void undoWanted();
    void left(); ///< by the focus

private:
    struct Line {
        QWidget* box = nullptr;
        QLabel* text = nullptr;
    };
    void setShown(const Line& line, bool isShown);
    void withdrawOffer();
    void showOffer();
    void showAdded();
    Line addLine(const QString& name, const QList<QPushButton*>& buttons);

    DecisionWriter& decisions_;
    QPushButton* retry_;
    QPushButton* scoreAgain_;
    QPushButton* later_;
    QPushButton* undo_;
    QPushButton* close_;
    Line records_;
    Line offer_;
    Line added_;
    std::filesystem::path offered_; ///< empty: none
    int number_ = 0;                ///< among the shots; 0: it is none of them
    std::filesystem::path addedPhoto_;
    Wording addedText_; ///< null: none was added
    bool isAdded_ = false;
};

} // namespace cliplad::ui
