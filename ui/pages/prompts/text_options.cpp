#include "pages/prompts/text_options.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "document/templates_text.h"
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
        const auto templates = static_cast<Templates>(choice);
        document_.edit([templates] { return tr("Sentences: %1").arg(templatesText(templates)); },
                       [templates](DocumentState& state) { state.settings.text.templates = templates; });
    });
    connect(synonyms_, &QComboBox::activated, this, [this](int choice) {
        document_.edit([choice] { return tr("Synonyms count by %1").arg(synonymsText(choice)); },
                       [choice](DocumentState& state) {
                           state.settings.text.synonyms = static_cast<TextSettings::SynonymPooling>(choice);
                       });
    });
    connect(&document_, &ProductDocument::changed, this, &TextOptions::refresh);
    connect(&document_, &ProductDocument::opened, this, &TextOptions::refresh);
    retranslate();
    refresh();
}

QString TextOptions::synonymsText(int choice) {
    return choice == 0 ? tr("their mean") : tr("the nearest one");
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
    for (int choice = 0; choice < templates_->count(); ++choice)
        templates_->setItemText(choice, templatesText(static_cast<Templates>(choice)));
    templates_->setToolTip(
        tr("Each word is put into sentences such as “a photo of a …”, and their mean is compared "
           "with the photo. Fewer are faster, all are steadier. A label may have others: see its row."));
    synonymsName_->setText(tr("Synonyms"));
    for (int choice = 0; choice < synonyms_->count(); ++choice)
        synonyms_->setItemText(choice, synonymsText(choice));
    synonyms_->setToolTip(tr("Whether a label is as near as the mean of its synonyms, or as the one that is "
                             "nearest at each place."));
}

} // namespace cliplad::ui
