#pragma once

#include <QPointer>
#include <QWidget>

#include "shell/start/start_listing.h"

class QLabel;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace cliplad::ui {

class BackgroundJob;
class Studio;

/// Where a person begins: the demo, a new product, an existing one, those opened lately, and what a killed
/// Studio left.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(Studio& studio, QWidget* parent = nullptr);

    void retranslate();
    /// Looks again for recent products and left-over drafts.
    void refresh();

Q_SIGNALS:
    void openWanted();

private:
    QWidget* buildChoices();
    void list(const StartListing& listing);
    void discard();
    void addRecent(const StartListing::Recent& recent);
    void addDraft(const LeftEdits& left);

    Studio& studio_;
    QPointer<BackgroundJob> listing_;
    std::vector<LeftEdits> left_; ///< by the rows of drafts_
    QLabel* title_;
    QLabel* subtitle_;
    QPushButton* demo_;
    QLabel* demoText_;
    QPushButton* fresh_;
    QLabel* freshText_;
    QPushButton* open_;
    QLabel* openText_;
    QLabel* recentTitle_;
    QLabel* none_;
    QListWidget* recent_;
    QLabel* recoverTitle_;
    QLabel* recoverText_;
    QListWidget* drafts_;
    QPushButton* recover_;
    QPushButton* discard_;
};

} // namespace cliplad::ui
