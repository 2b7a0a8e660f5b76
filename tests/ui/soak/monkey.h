#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <vector>

#include <QStringList>

class QWidget;

namespace cliplad::ui {
class MainWindow;
class Studio;
} // namespace cliplad::ui

namespace cliplad::tests {

/// Does what a hasty user could do, at random and the same for the same seed: legal and illegal actions on
/// all pages, by mouse, wheel, keys, drops and every command of the program, but for quitting.
class Monkey {
public:
    /// @param playground a folder that it may write to; its images are dropped, spoilt and mended again
    Monkey(ui::MainWindow& window, ui::Studio& studio, std::filesystem::path playground, std::uint64_t seed);

    /// One action; returns what it did. A dialog that it opens runs its loop inside of the call.
    QString act();

private:
    int pick(int count) { return static_cast<int>(random_() % static_cast<std::uint64_t>(count)); }
    QString toPage();
    QString onPopup(QWidget& popup);
    QString onDialog(QWidget& dialog);
    QString pressKey(QWidget& window);
    QString onWidget(QWidget& root);
    QString command();
    QString drop();
    QString openSomething();
    QString saveSomewhere();
    QString spoilOrMendAPhoto();
    QString changeTheLooks();
    QWidget& anyWindow();
    std::filesystem::path anyPath();

    ui::MainWindow& window_;
    ui::Studio& studio_;
    std::filesystem::path playground_;
    std::vector<std::filesystem::path> photos_;
    std::mt19937_64 random_;
};

} // namespace cliplad::tests
