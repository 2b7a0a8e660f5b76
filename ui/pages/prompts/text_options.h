#pragma once

#include <QWidget>

#include "document/product_document.h"

class QComboBox;
class QLabel;

namespace cliplad::ui {

/// How words become what the model compares: the sentences they are put into, and how synonyms are pooled.
/// The two settings of the group "text". GUI thread.
class TextOptions : public QWidget {
    Q_OBJECT

public:
    TextOptions(ProductDocument& document, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();
    static QString synonymsText(int choice);

    ProductDocument& document_;
    QLabel* templatesName_;
    QComboBox* templates_;
    QLabel* synonymsName_;
    QComboBox* synonyms_;
};

} // namespace cliplad::ui
