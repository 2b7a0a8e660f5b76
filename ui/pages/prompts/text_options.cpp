#include "pages/prompts/text_options.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "style/spacing.h"

namespace cliplad::ui {

TextOptions::TextOptions(ProductDocument& document, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , templatesName_(new QLabel)
    , templates_(new QComboBox)
    , synonymsName_(new QLabel)
    , synonyms_(new QComboBox) {
    templates_->setObjectName("templates");
    synonyms_->setObjectName("synonymPooling");
    templates_->addItems({{}, {}, {}}); // in the order of TextSettings' enumerations
    synonyms_->addItems({{}, {}});
    templatesName_->setBuddy(templates_);
    synonymsName_->setBuddy(synonyms_);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    for (QWidget* widget :
         std::initializer_list<QWidget*>{templatesName_, templates_, synonymsName_, synonyms_})
        layout->addWidget(widget);
    layout->addStretch(1);
    connect(templates_, &QComboBox::activated, this, [this](int choice) {
        document_.edit(tr("Sentences: %1").arg(templates_->itemText(choice)), [choice](DocumentState& state) {
            state.settings.text.templates = static_cast<TextSettings::Templates>(choice);
        });
    });
    connect(synonyms_, &QComboBox::activated, this, [this](int choice) {
        document_.edit(tr("Synonyms count by %1").arg(synonyms_->itemText(choice)),
                       [choice](DocumentState& state) {
                           state.settings.text.synonyms = static_cast<TextSettings::SynonymPooling>(choice);
                       });
    });
    connect(&document_, &ProductDocument::changed, this, &TextOptions::refresh);
    connect(&document_, &ProductDocument::opened, this, &TextOptions::refresh);
    retranslate();
    refresh();
}

void TextOptions::refresh() {
    const TextSettings& text = document_.state().settings.text;
    templates_->setCurrentIndex(static_cast<int>(text.templates));
    synonyms_->setCurrentIndex(static_cast<int>(text.synonyms));
}

void TextOptions::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TextOptions::retranslate() {
    templatesName_->setText(tr("Sentences"));
    templates_->setItemText(0, tr("all 80"));
    templates_->setItemText(1, tr("the best 7"));
    templates_->setItemText(2, tr("words alone"));
    templates_->setToolTip(
        tr("Each word is put into sentences such as “a photo of a …”, and their mean is compared "
           "with the photo. Fewer are faster, all are steadier."));
    synonymsName_->setText(tr("Synonyms"));
    synonyms_->setItemText(0, tr("their mean"));
    synonyms_->setItemText(1, tr("the nearest one"));
    synonyms_->setToolTip(tr("Whether a label is as near as the mean of its synonyms, or as the one that is "
                             "nearest at each place."));
}

} // namespace cliplad::ui
