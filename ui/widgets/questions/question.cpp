#include "widgets/questions/question.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QIcon>
#include <QPushButton>

#include "widgets/questions/title_room.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Question)
};

} // namespace

Answer cancelAnswer(bool isDefault) {
    return {.button = QMessageBox::Cancel, .text = Text::tr("&Cancel"), .isDefault = isDefault};
}

QMessageBox* ask(QWidget* parent, const Question& question, std::vector<Answer> answers) {
    auto* box =
        new QMessageBox(QMessageBox::Question, question.title, question.text, QMessageBox::NoButton, parent);
    box->setObjectName(question.name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(question.more);
    for (const Answer& answer : answers) {
        QPushButton* button = box->addButton(answer.button);
        button->setText(answer.text); // the desktop's own have no mnemonic everywhere
        button->setIcon({});
        if (answer.isDefault)
            box->setDefaultButton(button);
    }
    giveTitleRoom(*box);
    QObject::connect(box, &QMessageBox::finished, parent, [answers = std::move(answers)](int pressed) {
        const auto found = std::find_if(answers.begin(), answers.end(),
                                        [pressed](const Answer& answer) { return answer.button == pressed; });
        if (found != answers.end() && found->then)
            found->then();
    });
    box->open();
    return box;
}

} // namespace cliplad::ui
