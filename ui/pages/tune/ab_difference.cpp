#include "pages/tune/ab_difference.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "clip/label_colours.h"
#include "document/templates_text.h"
#include "session/finding_text.h"
#include "widgets/settings/setting_text.h"

namespace cliplad::ui {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AbDifference)
};

QString inWords(const Label& label) {
    QStringList words{QString::fromStdString(label.name)};
    for (const std::string& synonym : label.synonyms)
        words.append(QString::fromStdString(synonym));
    QString text = words.join(" / ");
    if (label.background)
        text += ' ' + Text::tr("(background)");
    if (label.templates)
        text += QStringLiteral(" (%1)").arg(templatesText(label.templates));
    return text;
}

/// Labels of one table that the other does not have like that.
QString missingIn(const std::vector<Label>& other, const std::vector<Label>& labels) {
    QStringList all;
    for (const Label& label : labels)
        if (std::find(other.begin(), other.end(), label) == other.end())
            all.append(inWords(label));
    return all.isEmpty() ? Text::tr("–") : all.join(", ");
}

std::vector<Label> withoutColours(std::vector<Label> labels) {
    for (Label& label : labels)
        label.colour.clear();
    return labels;
}

/// A colour may be written down or the palette's: what counts is what is shown.
void addColours(std::vector<AbRow>& rows, const QString& what, const std::vector<Label>& a,
                const std::vector<Label>& b) {
    if (labelColours(a) != labelColours(b))
        rows.push_back({what, Text::tr("these colours"), Text::tr("other colours")});
}

void addWords(std::vector<AbRow>& rows, const QString& what, const std::vector<Label>& labelsA,
              const std::vector<Label>& labelsB) {
    const auto a = withoutColours(labelsA), b = withoutColours(labelsB);
    if (a == b)
        return addColours(rows, what, labelsA, labelsB);
    AbRow row{what, missingIn(b, a), missingIn(a, b)};
    if (row.a == row.b) // the same labels
        row = {what, Text::tr("in this order"), Text::tr("in another order")};
    rows.push_back(row);
}

QString regionsText(const IgnoreRegions& ignore) {
    return Text::tr("%n region(s)", nullptr,
                    static_cast<int>(ignore.polygons.size() + ignore.rectangles.size()));
}

QString thresholdText(const std::optional<double>& threshold, const QLocale& locale) {
    return threshold ? locale.toString(*threshold, 'f', 2) + " σ" : Text::tr("calibrated");
}

QString reviewText(const std::optional<double>& threshold, const QLocale& locale) {
    return threshold ? thresholdText(threshold, locale) : Text::tr("–");
}

/// A row of both previews; "…" for one that is not there yet.
template<class Get>
AbRow both(const QString& what, const Preview* a, const Preview* b, const Get& get) {
    const auto of = [&](const Preview* preview) { return preview != nullptr ? get(*preview) : QString("…"); };
    return {what, of(a), of(b)};
}

QString scoreText(const Preview& preview, double Finding::*score, const QLocale& locale) {
    if (!preview.finding)
        return "–";
    const double value = (*preview.finding).*score;
    return score == &Finding::fused ? figureText(value, 2, locale) + " σ" : rawScoreText(value, locale);
}

/// Of each part, as an image has it.
struct PartFigure {
    std::vector<int> ImageView::*values;
    QString what; ///< with a place for the part's name
    QString text; ///< with a place for the number
};

/// Of the parts in which both differ. Both previews have their image.
void addParts(std::vector<AbRow>& rows, const Preview& a, const Preview& b, const PartFigure& figure,
              const QLocale& locale) {
    const auto valueOf = [&](const Preview& preview, const std::string& name) {
        const auto& labels = preview.request.recipe.prompts.fine;
        const std::vector<int>& values = (*preview.image).*figure.values;
        for (std::size_t i = 0; i < std::min(labels.size(), values.size()); ++i)
            if (labels[i].name == name && !labels[i].background)
                return values[i];
        return -1; // no such part
    };
    const auto text = [&](int value) {
        return value < 0 ? Text::tr("–") : figure.text.arg(locale.toString(value));
    };
    QStringList seen;
    for (const Preview* preview : {&a, &b})
        for (const Label& label : preview->request.recipe.prompts.fine) {
            const QString name = QString::fromStdString(label.name);
            const int valueA = valueOf(a, label.name), valueB = valueOf(b, label.name);
            if (valueA != valueB && !seen.contains(name))
                rows.push_back({figure.what.arg(name), text(valueA), text(valueB)});
            seen.append(name);
        }
}

bool countsPieces(const Preview& preview) {
    return preview.request.recipe.settings.histogram.componentWeight > 0;
}

} // namespace

std::vector<AbRow> editedDifferences(const DocumentState& a, const DocumentState& b, const QLocale& locale) {
    std::vector<AbRow> rows;
    const Recipe recipeA = a.recipe(), recipeB = b.recipe();
    for (const auto& setting : inspectionSettings()) {
        const std::string valueA = setting.get(a.settings), valueB = setting.get(b.settings);
        if (valueA != valueB)
            rows.push_back({settingLabel(setting.info), settingValue(setting.info, valueA),
                            settingValue(setting.info, valueB)});
    }
    addWords(rows, Text::tr("Coarse labels"), recipeA.prompts.coarse, recipeB.prompts.coarse);
    addWords(rows, Text::tr("Fine labels"), recipeA.prompts.fine, recipeB.prompts.fine);
    if (recipeA.ignore != recipeB.ignore)
        rows.push_back(
            {Text::tr("Ignore regions"), regionsText(recipeA.ignore), regionsText(recipeB.ignore)});
    if (a.threshold != b.threshold)
        rows.push_back(
            {Text::tr("Threshold"), thresholdText(a.threshold, locale), thresholdText(b.threshold, locale)});
    if (a.reviewThreshold != b.reviewThreshold)
        rows.push_back({Text::tr("Review from"), reviewText(a.reviewThreshold, locale),
                        reviewText(b.reviewThreshold, locale)});
    return rows;
}

std::vector<AbRow> resultDifferences(const Preview* a, const Preview* b, const QLocale& locale) {
    std::vector<AbRow> rows;
    rows.push_back(both(Text::tr("Verdict"), a, b, [](const Preview& preview) {
        if (!preview.finding)
            return QString("–");
        return preview.finding->anomalous ? Text::tr("reject") : Text::tr("good");
    }));
    for (const auto& [what, score] : {std::pair(Text::tr("Logical score"), &Finding::logical),
                                      std::pair(Text::tr("Structural score"), &Finding::structural),
                                      std::pair(Text::tr("Calibrated score"), &Finding::fused)})
        rows.push_back(both(what, a, b, [&, member = score](const Preview& preview) {
            return scoreText(preview, member, locale);
        }));
    rows.push_back(both(Text::tr("Threshold in force"), a, b, [&](const Preview& preview) {
        return locale.toString(preview.threshold, 'f', 2) + " σ";
    }));
    if (a == nullptr || b == nullptr || !a->image || !b->image)
        return rows;
    addParts(rows, *a, *b, {&ImageView::areaPx, Text::tr("Area of %1"), Text::tr("%1 px")}, locale);
    if (countsPieces(*a) || countsPieces(*b))
        addParts(rows, *a, *b, {&ImageView::pieces, Text::tr("Pieces of %1"), "%1"}, locale);
    return rows;
}

} // namespace cliplad::ui
