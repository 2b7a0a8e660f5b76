#pragma once

#include <QDialog>

class QTextBrowser;

namespace cliplad::ui {

/// The manual (resources/manual), opened at the chapter of a page.
class ManualWindow : public QDialog {
    Q_OBJECT

public:
    /// @param page "start" or a page's id
    static void open(QWidget* parent, const QString& page);

private:
    ManualWindow(QWidget* parent, const QString& page);
    void showChapter(const QString& name);

    QTextBrowser* text_;
};

} // namespace cliplad::ui
