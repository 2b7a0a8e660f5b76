#pragma once

#include <QDialog>
#include <QElapsedTimer>

class QLabel;
class QPushButton;

namespace cliplad::ui {

class DecisionWriter;

/// Says why the window does not close yet: something is still on its way to the records. Shown after a
/// moment, finished() when nothing is any more; a server that does not answer is given up after its own time
/// limit. Should even that not end, a person may leave. Deletes itself.
class ClosingDialog : public QDialog {
    Q_OBJECT

public:
    ClosingDialog(DecisionWriter& decisions, QWidget* parent);

private:
    void look();
    void reject() override {} ///< the product is closed already
    void closeEvent(QCloseEvent* event) override;

    DecisionWriter& decisions_;
    QLabel* text_;
    QPushButton* leave_;
    QElapsedTimer since_;
};

} // namespace cliplad::ui
