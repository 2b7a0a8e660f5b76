#include "pages/review/sent_notice.h"

#include <algorithm>
#include <iterator>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "document/path_text.h"
#include "session/studio.h"
#include "style/icon_label.h"
#include "style/spacing.h"

namespace cliplad::ui {
namespace {

constexpr auto kCause = "sent-against-others";
constexpr int kMostLines = 5;
constexpr int kHashDigits = 12;

QString valueText(DecisionValue value) {
    return value == DecisionValue::Withdrawn ? SentNotice::tr("Taken back") : decisionText(value);
}

} // namespace

SentNotice::SentNotice(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , studio_(studio)
    , text_(new QLabel(this))
    , show_(new QPushButton(this))
    , close_(new QPushButton(this)) {
    text_->setObjectName("review-sent");
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    show_->setObjectName("review-sent-show");
    close_->setObjectName("review-sent-close");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace, kHalfSpace, kSpace, kHalfSpace);
    row->setSpacing(kSpace);
    row->addWidget(new IconLabel("warning", this), 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    row->addWidget(show_, 0, Qt::AlignTop);
    row->addWidget(close_, 0, Qt::AlignTop);
    hide();
    connect(show_, &QPushButton::clicked, this, &SentNotice::showNext);
    connect(close_, &QPushButton::clicked, this, &SentNotice::dismiss);
    connect(&studio_.decisions(), &DecisionWriter::sentAgainstOthers, this, &SentNotice::add);
    connect(&studio_.decisions(), &DecisionWriter::waitingChanged, this, [this] {
        if (!sent_.clashes.empty())
            retranslate(); // other records may be set
    });
    retranslate();
}

void SentNotice::add(const SentDecisions& sent) {
    std::copy(sent.clashes.begin(), sent.clashes.end(), std::back_inserter(sent_.clashes));
    retranslate();
    show();
    if (!isVisible())
        pointHere();
}

void SentNotice::pointHere() {
    studio_.tellProblem(
        [count = static_cast<int>(sent_.clashes.size())] {
            return tr("On %n image(s) somebody else, or another station, had decided otherwise than what was "
                      "sent from here.",
                      "", count);
        },
        [] { return tr("The Review page says which, and what counts."); },
        {.name = kCause, .outlivesProduct = true});
}

void SentNotice::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    retranslate(); // another run may be open now, that names its images otherwise
    studio_.notices().end(kCause);
}

void SentNotice::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SentNotice::showNext() {
    const std::size_t count = sent_.clashes.size();
    for (std::size_t at = next_; at < next_ + count; ++at)
        if (const int row = rowOf(sent_.clashes[at % count]); row >= 0) {
            next_ = at % count + 1;
            Q_EMIT studio_.reviewWanted(row);
            return;
        }
    studio_.tell(tr("%1 is not in this run. Open its run on the Score page first.")
                     .arg(nameOf(sent_.clashes.at(next_ % count))));
}

void SentNotice::dismiss() {
    std::vector<std::string> decisions;
    for (const SentDecisions::Clash& clash : sent_.clashes)
        decisions.push_back(clash.decision);
    studio_.decisions().forgetClashes(decisions);
    sent_ = {};
    next_ = 0;
    hide();
}

void SentNotice::retranslate() {
    show_->setText(sent_.clashes.size() > 1 ? tr("Show next") : tr("Show"));
    show_->setToolTip(tr("Shows the image that was decided on differently"));
    close_->setText(tr("Close"));
    QStringList lines(summary());
    const std::size_t count = std::min<std::size_t>(sent_.clashes.size(), kMostLines);
    for (std::size_t i = 0; i < count; ++i)
        lines.append(lineOf(sent_.clashes[i]));
    if (count < sent_.clashes.size())
        lines.append(tr("… and %n more", "", static_cast<int>(sent_.clashes.size() - count)));
    text_->setText(lines.join('\n'));
}

QString SentNotice::summary() const {
    return tr("Decisions that waited on this machine were sent. On %n image(s) somebody else, or another "
              "station, had decided otherwise meanwhile; the later decision counts, both are in the records.",
              "", static_cast<int>(sent_.clashes.size()));
}

QString SentNotice::lineOf(const SentDecisions::Clash& clash) const {
    const QString other = tr("“%1” by %2 on %3", "decision, who, station")
                              .arg(valueText(clash.other.value), clash.other.who, clash.otherStation);
    const QString own = tr("“%1” by %2 here", "decision, who").arg(valueText(clash.own.value), clash.own.who);
    const QString& counts = clash.ownStands ? own : other;
    const QString& yields = clash.ownStands ? other : own;
    const QString& present = studio_.decisions().records();
    if (clash.records.isEmpty() || present.isEmpty() || clash.records == present)
        return tr("%1: %2 counts, not %3.", "file name, decision that counts, the other one")
            .arg(nameOf(clash), counts, yields);
    return tr("%1: in the records %2 %3 counts, not %4.",
              "file name, records that are not set now, decision that counts, the other one")
        .arg(nameOf(clash), clash.records, counts, yields);
}

QString SentNotice::nameOf(const SentDecisions::Clash& clash) const {
    if (const int row = rowOf(clash); row >= 0)
        return studio_.results().nameOf(studio_.results().row(static_cast<std::size_t>(row)));
    const QString hash = QString::fromStdString(clash.imageSha256);
    return clash.image.isEmpty() ? tr("The image with the SHA-256 %1…").arg(hash.left(kHashDigits))
                                 : toText(std::filesystem::path(clash.image.toStdString()).filename());
}

int SentNotice::rowOf(const SentDecisions::Clash& clash) const {
    const auto& rows = studio_.results().rows();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [hash = QString::fromStdString(clash.imageSha256)](const ScoreRow& one) {
                                      return one.imageSha256 == hash;
                                  });
    return row == rows.end() ? -1 : static_cast<int>(row - rows.begin());
}

} // namespace cliplad::ui
