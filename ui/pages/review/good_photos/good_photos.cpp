#include "pages/review/good_photos/good_photos.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QLocale>

#include "document/photo_edits.h"
#include "session/studio.h"

namespace cliplad::ui {
namespace {

namespace fs = std::filesystem;

constexpr auto kCause = "review.add-good"; ///< photos that could not be added: over with the next attempt
/// A run that is loaded and decisions of others come by thousands.
constexpr int kRefreshAfterMs = 50;
constexpr qsizetype kMostNames = 3;

QString countText(int count) {
    return QLocale().toString(count);
}

/// The step on Review. It is one of the product too, which other pages may have undone or built upon.
class AddingStep : public NamedStep {
public:
    AddingStep(ProductDocument& document, Paths photos)
        : document_(document)
        , photos_(std::move(photos)) {}

    QString name() const override {
        return GoodPhotos::tr("To the good photos: %1").arg(photosBeyond(photos_, {}));
    }
    void redo() override { revision_ = addGoodPhotos(document_, photos_) > 0 ? document_.revision() : 0; }
    void undo() override {
        if (revision_ == 0)
            return; // they were there already
        if (document_.revision() == revision_)
            document_.undoStack().undo();
        else
            removeGoodPhotos(document_, photos_);
    }

private:
    ProductDocument& document_;
    const Paths photos_;
    quint64 revision_ = 0; ///< of the product with them
};

QString leftOutText(const QStringList& names) {
    const qsizetype more = names.size() - kMostNames;
    const QString shown = names.mid(0, kMostNames).join(GoodPhotos::tr(", ", "between file names"));
    const QString all =
        more > 0 ? GoodPhotos::tr("%1 and %n more", "file names", static_cast<int>(more)).arg(shown) : shown;
    return GoodPhotos::tr("Left out, as they are gone or were changed after they were scored: %1.").arg(all);
}

/// All that the threshold would be learned from, where photos are added.
struct Sample {
    int photos = 0;
    int smallSample = 0;        ///< FusionSettings::smallSample
    bool areAllFlagged = false; ///< as far as is known: only where there were none before
};

Sample sampleWith(const Paths& added, const ScoreResults& results, const DocumentState& state) {
    const auto isFlaggedHere = [&](const fs::path& photo) {
        return isFlagged(results.verdictOf(results.row(static_cast<std::size_t>(results.find(photo)))));
    };
    return {.photos = static_cast<int>(state.validation.size() + added.size()),
            .smallSample = state.settings.fusion.smallSample,
            .areAllFlagged =
                state.validation.empty() && std::all_of(added.begin(), added.end(), isFlaggedHere)};
}

/// Why a threshold that is learned from it is not to be trusted.
QStringList doubtsAbout(const Sample& sample) {
    QStringList doubts;
    if (sample.photos <= sample.smallSample)
        doubts.append(GoodPhotos::tr("With only %n more good photo(s) the threshold stays a rough guess; "
                                     "more than %1 teach a better one.",
                                     "", sample.photos)
                          .arg(countText(sample.smallSample)));
    if (sample.areAllFlagged)
        doubts.append(GoodPhotos::tr("Only flagged images are among them, which makes the threshold too "
                                     "high: decide on some of “Every image” too."));
    return doubts;
}

} // namespace

GoodPhotos::GoodPhotos(Studio& studio, QAction& action, NamedSteps& steps)
    : studio_(studio)
    , action_(action)
    , steps_(steps) {
    soon_.setSingleShot(true);
    soon_.setInterval(kRefreshAfterMs);
    connect(&soon_, &QTimer::timeout, this, &GoodPhotos::refresh);
    const ScoreResults& results = studio_.results();
    connect(&results, &ScoreResults::reset, this, &GoodPhotos::refreshSoon);
    connect(&results, &ScoreResults::rowsAppended, this, &GoodPhotos::refreshSoon);
    connect(&results, &ScoreResults::rowsChanged, this, &GoodPhotos::refreshSoon);
    connect(&studio_.document(), &ProductDocument::changed, this, &GoodPhotos::refreshSoon);
    connect(&studio_.document(), &ProductDocument::opened, this, [this] {
        if (reading_)
            reading_->abandon(this); // they were meant for the product before
        reading_ = nullptr;
        known_.clear();
        refreshSoon();
    });
    refresh(); // first: a button takes its width from the text
}

void GoodPhotos::setActive(bool active) {
    isActive_ = active;
    if (active)
        refresh();
    else
        soon_.stop();
}

void GoodPhotos::refreshSoon() {
    if (isActive_ && !soon_.isActive())
        soon_.start();
}

void GoodPhotos::refresh() {
    const DecidedGood good = decidedGood(studio_.results(), studio_.document().state(), known_);
    if (isActive_ && !reading_ && !good.photos.empty() && !good.unread.empty()) {
        for (const fs::path& photo : good.unread)
            known_[photo.native()]; // asked for once, also where that is cancelled
        read(good.unread, [this](FileContents contents) {
            contents.merge(known_);
            known_ = std::move(contents);
        });
    }
    const auto count = static_cast<int>(good.photos.size());
    action_.setEnabled(count > 0 && !reading_);
    action_.setIconText(count > 0 ? tr("To the good photos: %1").arg(countText(count))
                                  : tr("To the good photos"));
    action_.setToolTip(help(good));
}

QString GoodPhotos::help(const DecidedGood& good) const {
    if (studio_.results().isEmpty())
        return tr("Score images of the open product first.");
    if (good.images == 0)
        return tr("No image of this run is decided as good yet.");
    if (good.photos.empty() && good.calledBad == good.images)
        return tr("The data set calls bad what is decided as good here, and its word counts.");
    if (good.photos.empty())
        return tr(
            "All that is decided as good is there already: as a shot or a good photo, or a copy of one.");
    if (reading_)
        return tr("The photos are being read.");
    QStringList texts = doubtsAbout(sampleWith(good.photos, studio_.results(), studio_.document().state()));
    texts.append(tr("Add the %n photo(s) of this run that are decided as good to the more good photos of the "
                    "product, from which the threshold is learned",
                    "", static_cast<int>(good.photos.size())));
    return texts.join('\n');
}

void GoodPhotos::read(const std::vector<fs::path>& files, std::function<void(const FileContents&)> then) {
    reading_ = studio_.engine().files().start<FileContents>(
        tr("Reading good photos"), [files](const JobContext& job) { return readContents(files, job); }, this,
        std::move(then));
    connect(reading_, &BackgroundJob::ended, this, [this] {
        reading_ = nullptr;
        refresh();
    });
}

void GoodPhotos::add() {
    const DecidedGood good = decidedGood(studio_.results(), studio_.document().state(), known_);
    if (reading_ || good.photos.empty())
        return refresh(); // a decision has just come
    studio_.notices().end(kCause);
    read(good.photos, [this](const FileContents& now) { take(now); });
    refresh();
}

/// Of those that were read what is good and missing still: decisions and product may have changed meanwhile.
void GoodPhotos::take(const FileContents& now) {
    const ScoreResults& results = studio_.results();
    ProductDocument& document = studio_.document();
    Paths fit;
    QStringList leftOut;
    for (const fs::path& photo : decidedGood(results, document.state(), known_).photos) {
        const auto found = now.find(photo.native());
        if (found == now.end())
            continue;
        const ScoreRow& row = results.row(static_cast<std::size_t>(results.find(photo)));
        if (found->second == row.imageSha256.toStdString())
            fit.push_back(photo);
        else
            leftOut.append(results.nameOf(row));
    }
    if (fit.empty()) {
        if (!leftOut.isEmpty())
            studio_.tellProblem([] { return tr("No photo was added to the more good photos."); },
                                [leftOut] { return leftOutText(leftOut); }, {.name = kCause});
        return;
    }
    const Sample sample = sampleWith(fit, results, document.state());
    steps_.push(new AddingStep(document, fit));
    Q_EMIT added(fit, [leftOut, sample, count = static_cast<int>(fit.size())] {
        QStringList texts(
            tr("%n photo(s) were added to the more good photos. The threshold is learned from them now, so "
               "judge the product by other photos: results of these flatter it.",
               "", count));
        texts += doubtsAbout(sample);
        if (!leftOut.isEmpty())
            texts.append(leftOutText(leftOut));
        return texts.join(' ');
    });
}

} // namespace cliplad::ui
