#include "shell/leaving/unsaved_question.h"

#include <QCoreApplication>
#include <QMessageBox>

#include "shell/leaving/title_room.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UnsavedQuestion)
};

} // namespace

void askAboutUnsaved(const QString& product, QWidget* parent, const std::function<void()>& save,
                     const std::function<void()>& discard) {
    auto* box = new QMessageBox(QMessageBox::Question, Text::tr("Unsaved edits"),
                                Text::tr("%1 has edits that are not saved.")
                                    .arg(product.isEmpty() ? Text::tr("The product") : product),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box->setObjectName("unsaved");
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    giveTitleRoom(*box);
    QObject::connect(box, &QMessageBox::finished, parent, [save, discard](int answer) {
        if (answer == QMessageBox::Save)
            save();
        else if (answer == QMessageBox::Discard)
            discard();
    });
    box->open();
}

} // namespace cliplad::ui
