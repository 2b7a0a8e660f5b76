#pragma once

#include <filesystem>

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace cliplad::ui {

/// Where results were exported to, with a way there. Goes after some seconds in sight, unless the pointer or
/// the focus is on it, and when another run is shown. GUI thread.
class ExportLine : public QFrame {
    Q_OBJECT

public:
    explicit ExportLine(QWidget* parent = nullptr);

    void tell(const std::filesystem::path& folder);
    void setStayMs(int ms) { stay_.setInterval(ms); }

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void openFolder() const;
    void leave();

    std::filesystem::path folder_;
    QTimer stay_;
    QLabel* text_;
    QPushButton* open_;
    QToolButton* close_;
};

} // namespace cliplad::ui
