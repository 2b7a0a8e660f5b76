#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace cliplad::ui {

class LearningCheck;
class ShotChecking;

/// What makes bad shots, and what the core advises of the product as it would be learned now. Choosing a
/// warning shows its shot.
class WarningsPanel : public QWidget {
    Q_OBJECT

public:
    WarningsPanel(ShotChecking& checking, LearningCheck& learning, QWidget* parent);

    /// Those that are shown, without the hints below them.
    int count() const { return count_; }
    void retranslate();

Q_SIGNALS:
    void looked(const QString& shot);
    void changed();

private:
    void refresh();
    void add(const char* picture, const QString& text, const QString& shot = {});
    void keepFocus();
    QString stateText() const;
    QString learningText() const; ///< empty: checked, or not to be checked yet

    ShotChecking& checking_;
    LearningCheck& learning_;
    QLabel* state_;
    QPushButton* again_;
    QListWidget* list_;
    int count_ = 0;
};

} // namespace cliplad::ui
