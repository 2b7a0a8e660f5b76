#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;
class QTextDocument;

namespace cliplad::ui {

/// The manual (resources/manual) in the chosen language, opened at the chapter of a page.
class ManualWindow : public QDialog {
    Q_OBJECT

public:
    /// There is one: where it is open already it shows that chapter. @param page "start" or a page's id
    static void open(QWidget* parent, const QString& page);

protected:
    void changeEvent(QEvent* event) override;

private:
    explicit ManualWindow(QWidget* parent);
    void turnTo(const QString& page);
    void retranslate();
    void showChapter(const QString& name);

    QListWidget* chapters_;
    QTextBrowser* text_;
    QTextDocument* chapter_ = nullptr; ///< what text_ shows
};

} // namespace cliplad::ui
