#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

class QLabel;
class QPushButton;

namespace cliplad::ui {

class DecisionWriter;

/// What a person has to know beside the image: decisions that are not with the records yet, and the offer to
/// score again after a shot was added. GUI thread.
class ReviewNotices : public QWidget {
    Q_OBJECT

public:
    explicit ReviewNotices(DecisionWriter& decisions, QWidget* parent = nullptr);

    /// As long as the image is among the shots: followShots() tells.
    void offerScoring(const std::filesystem::path& shot, const std::vector<std::filesystem::path>& shots);
    void followShots(const std::vector<std::filesystem::path>& shots);
    void withdrawOffer();
    void refresh();
    void retranslate();

Q_SIGNALS:
    void scoringWanted();

private:
    struct Line {
        QWidget* box = nullptr;
        QLabel* text = nullptr;
    };
    void showOffer();
    Line addLine(const QString& name, const QList<QPushButton*>& buttons);

    DecisionWriter& decisions_;
    QPushButton* retry_;
    QPushButton* scoreAgain_;
    QPushButton* later_;
    Line records_;
    Line offer_;
    std::filesystem::path offered_; ///< empty: none
    int number_ = 0;                ///< among the shots; 0: it is none of them
};

} // namespace cliplad::ui
