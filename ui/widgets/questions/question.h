#pragma once

#include <functional>
#include <vector>

#include <QMessageBox>
#include <QString>

namespace cliplad::ui {

/// What a person is asked.
struct Question {
    QString name = {}; ///< of the widget
    QString title = {};
    QString text = {};
    QString more = {}; ///< what the answers mean, where that is not plain
};

/// A button below it.
struct Answer {
    QMessageBox::StandardButton button = QMessageBox::Cancel; ///< says where it stands; Cancel: Escape too
    QString text = {};                                        ///< with a mnemonic of its own
    std::function<void()> then = {};
    bool isDefault = false;
};

Answer cancelAnswer(bool isDefault = false);

/// Asks over `parent` and returns at once. The box is deleted when it is answered, and what follows is
/// dropped where `parent` is gone. GUI thread.
QMessageBox* ask(QWidget* parent, const Question& question, std::vector<Answer> answers);

} // namespace cliplad::ui
