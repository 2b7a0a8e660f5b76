#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "pages/review/queue/review_queue.h"

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QProgressBar;

namespace cliplad::ui {

/// The list of images to be reviewed with its filter and how far the review is.
class QueuePanel : public QWidget {
    Q_OBJECT

public:
    explicit QueuePanel(ReviewQueue& queue, QWidget* parent = nullptr);

    /// Selects a place of the list without telling selected().
    void select(int place);
    /// The filter was set by somebody else.
    void showFilter();
    /// A button below the list, of what is done with all of the run.
    void addButton(QAction& action);
    QListView& list() { return *list_; }
    void retranslate();

Q_SIGNALS:
    void selected(int place); ///< by the person

private:
    void fillCombos();
    void fillReasons();
    void applyFilter();
    void showProgress();
    void noteScroll();
    void scrollBack();

    ReviewQueue& queue_;
    QLabel* verdictsTitle_;
    QComboBox* verdicts_;
    QLabel* reasonTitle_;
    QComboBox* reason_;
    QLabel* orderTitle_;
    QComboBox* order_;
    QCheckBox* unreviewedOnly_;
    QListView* list_;
    QProgressBar* progress_;
    bool filling_ = false;
    /// Where the list was before it was built anew.
    struct Scrolled {
        struct Seen {
            int row = -1; ///< of the results
            int top = 0;  ///< px in the view
        };
        int value = 0;
        int current = -1;            ///< row of the results
        std::vector<Seen> seen = {}; ///< the one to be kept in its place, then those instead
    };
    std::optional<Scrolled> scrolled_;
    ReviewFilter shown_; ///< the filter of the list as it was selected in last
};

} // namespace cliplad::ui
