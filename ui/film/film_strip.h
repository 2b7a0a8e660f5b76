#pragma once

#include <filesystem>
#include <vector>

#include <QWidget>

class QLabel;
class QListView;
class QToolButton;

namespace cliplad::ui {

class FilmModel;
class Studio;

/// The shots and the test images as one row of small pictures. The one that is current is the image that all
/// pages look at (LiveSession::image), whoever chose it. Photos and folders dropped here become test images.
/// GUI thread.
class FilmStrip : public QWidget {
    Q_OBJECT

public:
    FilmStrip(Studio& studio, QWidget* parent);

    /// The image after or before the current one.
    void step(int by);
    /// Photos, and those below folders, become test images.
    void addTests(const std::vector<std::filesystem::path>& paths);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void followImage();
    void lookAt(int row);
    void chooseTests();
    void take(const std::vector<std::filesystem::path>& photos);
    void removeCurrent();
    void retranslate();

    Studio& studio_;
    FilmModel* model_;
    QListView* list_;
    QLabel* empty_;
    QToolButton* add_;
};

} // namespace cliplad::ui
