#pragma once

#include "pages/page.h"
#include "pages/review/comparison/part_marker.h"
#include "pages/review/comparison/photos_ahead.h"
#include "pages/review/good_photos/good_photos.h"
#include "pages/review/queue/review_queue.h"
#include "pages/review/review_actions.h"
#include "pages/review/review_desk.h"

class QLabel;
class QPushButton;
class QStackedLayout;

namespace cliplad::ui {

class ComparisonView;
class DecisionBar;
class FindingPanel;
class QueuePanel;
class ReviewNotices;

/// Flagged images one at a time: what was found beside the photo, one key that decides and goes on, and the
/// way back. Decisions go to the records through Studio::reviews().
class ReviewPage : public Page {
    Q_OBJECT

public:
    explicit ReviewPage(Studio& studio);
    QString title() const override { return tr("Review"); }
    void activate() override;
    NamedSteps& steps() override { return desk_.steps(); }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* buildMiddle();
    QWidget* buildEmpty();
    void connectAll();
    void retranslate();
    void run(ReviewAction action);

    const ScoreRow* currentRow() const;
    /// A row that Score names, also where the filter leaves it out.
    void review(int row);
    void goTo(int row);
    void step(int by);
    void goOn(); ///< to the next image that is not reviewed
    void tellAllReviewed();
    void settle(); ///< after the list was built anew
    void lookAtCurrent();
    void followRows(int first, int last);
    void refresh();
    QString emptyListText() const;
    void refreshReview();

    bool decide(DecisionValue value);
    bool canSee();
    bool isReplaced(int row) const;
    bool isNoteWaiting(int row) const;
    bool isBad(int row) const;
    void decideAndGoOn(DecisionValue value);
    void enterNote();
    void followStep(int row, ReviewDesk::Stepped how);
    void tellOverruled(const std::string& imageSha256, const Review& other);
    void addToShots();

    ReviewActions actions_;
    ReviewQueue queue_;
    ReviewDesk desk_;
    GoodPhotos good_;
    PhotosAhead photos_;
    PartMarker marker_;
    QImage photo_;

    QStackedLayout* stack_;
    QLabel* emptyText_;
    QPushButton* toScore_;
    QueuePanel* panel_;
    ComparisonView* comparison_;
    FindingPanel* finding_;
    DecisionBar* bar_;
    ReviewNotices* notices_;
    int goodStep_ = -1; ///< of the desk, after which photos were added to the good ones last
};

} // namespace cliplad::ui
