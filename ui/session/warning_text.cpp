#include "session/warning_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace cliplad::ui {
namespace {

class WarningText {
    Q_DECLARE_TR_FUNCTIONS(WarningText)

public:
    explicit WarningText(const QLocale& locale)
        : locale_(locale) {}

    QString of(const EnrolmentWarning& warning) const;
    static QString unmetWords(const std::vector<std::string>& words, const QString& label);

private:
    QString shot(const EnrolmentWarning::Shot& shot) const {
        return tr("shot %1 (%2)").arg(number(static_cast<int>(shot.index) + 1), text(shot.file));
    }
    QString oddity(const EnrolmentWarning::Oddity& odd) const;
    QString oddShots(const std::vector<EnrolmentWarning::OddShot>& shots) const;
    QString gaps(const std::vector<EnrolmentWarning::Gap>& gaps) const;
    QString blindSpots(const std::vector<BlindSpot>& spots) const;
    QString number(int value) const { return locale_.toString(value); }
    static QString text(const std::string& text) { return QString::fromStdString(text); }

    const QLocale& locale_;
};

QString WarningText::oddity(const EnrolmentWarning::Oddity& odd) const {
    const QString others =
        odd.least == odd.most ? number(odd.least) : tr("%1 to %2").arg(number(odd.least), number(odd.most));
    return odd.inPieces
               ? tr("pieces of “%1”: %2, elsewhere %3").arg(text(odd.label), number(odd.here), others)
               : tr("mask pixels of “%1”: %2, elsewhere %3").arg(text(odd.label), number(odd.here), others);
}

QString WarningText::oddShots(const std::vector<EnrolmentWarning::OddShot>& shots) const {
    QStringList all;
    for (const auto& odd : shots) {
        QStringList each;
        for (const auto& one : odd.oddities)
            each.append(oddity(one));
        all.append(tr("%1: %2", "a shot, what is odd about it").arg(shot(odd.shot), each.join(", ")));
    }
    return all.join("; ");
}

QString WarningText::gaps(const std::vector<EnrolmentWarning::Gap>& gaps) const {
    QStringList all;
    for (const auto& gap : gaps) {
        QStringList shots;
        for (const auto& one : gap.shots)
            shots.append(shot(one));
        all.append(tr("“%1” on %2", "a label, shots without it").arg(text(gap.label), shots.join(", ")));
    }
    return all.join("; ");
}

QString WarningText::blindSpots(const std::vector<BlindSpot>& spots) const {
    QStringList all;
    for (const BlindSpot& spot : spots) {
        const QString score = locale_.toString(spot.score, 'f', 2);
        all.append(spot.all ? tr("all of “%1” (score %2)").arg(text(spot.label), score)
                            : tr("one “%1” (score %2)").arg(text(spot.label), score));
    }
    return all.join(", ");
}

QString WarningText::unmetWords(const std::vector<std::string>& words, const QString& label) {
    QStringList all;
    for (const std::string& word : words)
        all.append(tr("“%1”", "a word").arg(text(word)));
    return tr("The model never learned %1 (“%2”). What it finds for that is chance: use other words, or "
              "a large model.")
        .arg(all.join(", "), label);
}

QString WarningText::of(const EnrolmentWarning& warning) const {
    using Kind = EnrolmentWarning::Kind;
    switch (warning.kind) {
    case Kind::UnmetWords:
        return unmetWords(warning.words, text(warning.label));
    case Kind::NoBackground:
        return tr(
            "No coarse label is background, so the whole picture counts as foreground. Mark the one that "
            "lies behind the parts, or add one.");
    case Kind::FillsPicture:
        return tr("“%1” fills the picture. If that is what lies behind the parts, mark it as background; "
                  "otherwise add a label for what does.")
            .arg(text(warning.label));
    case Kind::NothingFound:
        return tr("“%1” was found on no shot. Leave it if only faulty products show it; otherwise try other "
                  "words, or switch it off.")
            .arg(text(warning.label));
    case Kind::SometimesNothing:
        return tr("Nothing was found of %1. Right where a shot is of a kind that has none; otherwise leave "
                  "the shot out, or try other words.")
            .arg(gaps(warning.gaps));
    case Kind::UnlikeShot:
        return tr("Unlike the other shots is %1. Leave it out if it is a bad photo or shows a fault; "
                  "otherwise "
                  "add more shots of its kind.")
            .arg(oddShots(warning.odd));
    case Kind::UnlikeShots:
        return tr("The shots are unlike each other (%1). Right for a product of several kinds with one shot "
                  "of "
                  "each; otherwise add more that are alike.")
            .arg(oddShots(warning.odd));
    case Kind::BlindSpots:
        return tr("What would pass as good if it were missing, below the threshold of %1: %2. Leave out "
                  "shots "
                  "or more good photos that differ from the rest, add good ones, try other words, or lower "
                  "the "
                  "threshold.")
            .arg(locale_.toString(warning.threshold, 'f', 2), blindSpots(warning.spots));
    }
    return {};
}

} // namespace

QString warningText(const EnrolmentWarning& warning, const QLocale& locale) {
    return WarningText(locale).of(warning);
}

QString unmetWordsText(const std::vector<std::string>& words, const QString& label) {
    return WarningText::unmetWords(words, label);
}

bool isHint(const EnrolmentWarning& warning) {
    return warning.kind == EnrolmentWarning::Kind::NothingFound;
}

} // namespace cliplad::ui
