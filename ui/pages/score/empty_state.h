#pragma once

#include <optional>

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "scoring/run_files.h"
#include "session/studio.h"

class QVBoxLayout;

namespace cliplad::ui {

/// What the page shows before anything is scored: what to do next, and the last run. GUI thread.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(Studio& studio, QAction* addFolder, QAction* addPhotos, QWidget* parent = nullptr);

    /// The newest run of this product.
    void setEarlier(const std::optional<EarlierRun>& run);
    bool hasEarlier() const { return earlier_.has_value(); }
    /// Shows the earlier run, and goes on with it where it did not come to its end.
    void openEarlier();

Q_SIGNALS:
    void testsWanted();
    void openWanted(const QString& folder, bool goOn);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    Studio& studio_;
    std::optional<EarlierRun> earlier_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* tests_;
    QPushButton* addFolder_;
    QPushButton* addPhotos_;
    QLabel* earlierText_;
    QPushButton* openEarlier_;
    QAction* folderAction_;
    QAction* photosAction_;
};

} // namespace cliplad::ui
