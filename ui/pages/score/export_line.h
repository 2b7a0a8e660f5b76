#pragma once

#include <filesystem>

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace cliplad::ui {

/// Where results were exported to, with a way there; stays until it is closed, or another run is shown. GUI
/// thread.
class ExportLine : public QFrame {
    Q_OBJECT

public:
    explicit ExportLine(QWidget* parent = nullptr);

    void tell(const std::filesystem::path& folder);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void openFolder() const;

    std::filesystem::path folder_;
    QLabel* text_;
    QPushButton* open_;
    QToolButton* close_;
};

} // namespace cliplad::ui
