#pragma once

#include <vector>

#include <QDialog>

class QListWidget;
class QTextBrowser;
class QTextDocument;
class QToolButton;

namespace cliplad::ui {

/// The manual (resources/manual) in the chosen language, opened at the chapter of a page.
class ManualWindow : public QDialog {
    Q_OBJECT

public:
    /// There is one: where it is open already it shows that place. @param place as kManualPlace
    static void open(QWidget* parent, const QString& place);

protected:
    void changeEvent(QEvent* event) override;

private:
    explicit ManualWindow(QWidget* parent);
    void turnTo(const QString& place);
    void retranslate();
    void showChapter(const QString& name);
    void leaveFor(int row);
    void goBack();

    /// Where somebody was before.
    struct Place {
        int row;    ///< of the chapters
        int scroll; ///< of the text
    };

    QToolButton* back_;
    QListWidget* chapters_;
    QTextBrowser* text_;
    QTextDocument* chapter_ = nullptr; ///< what text_ shows
    int row_ = -1;                     ///< of that
    std::vector<Place> left_;
};

} // namespace cliplad::ui
