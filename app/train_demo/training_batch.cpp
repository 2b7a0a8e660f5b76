#include "training_batch.h"

#include <algorithm>
#include <array>
#include <map>

#include <ATen/ATen.h>

#include "clip/image_input.h"
#include "clip/prompt_templates.h"
#include "clip/tokenizer/tokenizer.h"
#include "scenes/random.h"
#include "scenes/training/training_scene.h"
#include "scenes/training/vocabulary.h"

namespace cliplad::training {
namespace {

/// A patch counts for a phrase that fills at least this share of it. The recipe says 0.65, but thin parts
/// hardly ever fill so much of a patch.
constexpr double kPurity = 0.5;

constexpr std::array kTemplates = {"{}",
                                   "a photo of a {}.",
                                   "a photo of the {}.",
                                   "a close-up photo of a {}.",
                                   "a cropped photo of the {}.",
                                   "there is a {} in the scene.",
                                   "a photo of a small {}.",
                                   "a photo of many {}.",
                                   "a good photo of a {}.",
                                   "a blurry photo of a {}.",
                                   "a dark photo of the {}.",
                                   "{} in an image"};

/// The words of one batch: one synonym a kind, so that two words never stand for the same patches.
class Wording {
public:
    /// Either every background of a batch is "background" or each has its own word: "background" must not
    /// stand beside "wood" as something else.
    explicit Wording(Random& random)
        : random_(random)
        , namesBackgrounds_(random.chance(0.6f)) {}

    int indexOfBackground(const std::string& name) { return indexOf(backgroundWord(name)); }

    int indexOf(const SceneObject& object) { return indexOf(objectPhrase(object)); }

    std::string backgroundWord(const std::string& name) {
        return chosen("background/" + name, [&]() -> std::string {
            if (!namesBackgrounds_)
                return "background";
            const BackgroundWords* words = findBackground(name);
            return words != nullptr ? random_.pick(words->synonyms) : name;
        });
    }

    std::string objectPhrase(const SceneObject& object) {
        const KindWords* words = findKind(object.kind);
        const std::string noun = chosen("kind/" + object.kind, [&] {
            // Half of the time the plain name, so that it is learned best.
            return words == nullptr || random_.chance(0.4f) ? object.kind : random_.pick(words->synonyms);
        });
        const bool coloured = words != nullptr && words->takesColour && !object.colour.empty() &&
                              chosen("colour/" + object.kind,
                                     [&] { return std::string(random_.chance(0.7f) ? "yes" : ""); }) == "yes";
        return coloured ? object.colour + ' ' + noun : noun;
    }

    std::vector<std::string> templated() {
        std::vector<std::string> texts;
        for (const std::string& phrase : phrases_)
            texts.push_back(fillTemplate(random_.pick(kTemplates), phrase));
        return texts;
    }

    const std::string& phrase(int index) const { return phrases_[static_cast<std::size_t>(index)]; }

private:
    template<class Choose>
    std::string chosen(const std::string& key, Choose choose) {
        const auto found = choices_.find(key);
        return found != choices_.end() ? found->second : choices_.emplace(key, choose()).first->second;
    }

    int indexOf(const std::string& phrase) {
        const auto [entry, isNew] = indices_.emplace(phrase, static_cast<int>(phrases_.size()));
        if (isNew)
            phrases_.push_back(phrase);
        return entry->second;
    }

    Random& random_;
    bool namesBackgrounds_;
    std::map<std::string, std::string> choices_;
    std::map<std::string, int> indices_;
    std::vector<std::string> phrases_;
};

/// Phrase index of each label value of the scene.
std::vector<int> phraseOfLabel(const Scene& scene, Wording& wording) {
    std::vector<int> phrases = {wording.indexOfBackground(scene.background)};
    for (const SceneObject& object : scene.objects)
        phrases.push_back(wording.indexOf(object));
    return phrases;
}

/// Majority phrase of each patch where it fills enough of it, else −1.
void fillTargets(const Scene& scene, const std::vector<int>& phrases, int patch, std::int64_t* target) {
    const int side = scene.label.rows / patch;
    std::map<int, int> count;
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            count.clear();
            for (int y = row * patch; y < (row + 1) * patch; ++y)
                for (int x = column * patch; x < (column + 1) * patch; ++x)
                    ++count[phrases[scene.label.at<std::uint8_t>(y, x)]];
            const auto most = std::max_element(count.begin(), count.end(),
                                               [](auto a, auto b) { return a.second < b.second; });
            *target++ = most->second >= kPurity * patch * patch ? most->first : -1;
        }
}

std::string caption(const Scene& scene, const std::vector<int>& phrases, Wording& wording, Random& random) {
    std::vector<int> parts(phrases.begin() + 1, phrases.end());
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    random.shuffle(parts);
    std::string text = parts.empty() ? "nothing" : "";
    for (std::size_t i = 0; i < std::min<std::size_t>(3, parts.size()); ++i)
        text += (i > 0 ? " and " : "") + wording.phrase(parts[i]);
    return "a photo of " + text + " on " + wording.backgroundWord(scene.background);
}

} // namespace

TrainingBatch makeBatch(const BatchRequest& request, const ModelConfig& config) {
    Random random(request.seed);
    Wording wording(random);
    const int patch = config.vision.patchSize;
    const std::int64_t patches = std::int64_t(request.size / patch) * (request.size / patch);
    TrainingBatch batch;
    batch.pixels = at::empty({request.scenes, 3, request.size, request.size});
    batch.target = at::empty({request.scenes, patches}, at::kLong);
    for (int i = 0; i < request.scenes; ++i) {
        const Scene scene = renderTrainingScene(random.next(), request.size);
        batch.pixels[i].copy_(imageInput(scene.rgb, request.size, config));
        const std::vector<int> phrases = phraseOfLabel(scene, wording);
        fillTargets(scene, phrases, patch, batch.target.data_ptr<std::int64_t>() + i * patches);
        batch.captions.push_back(caption(scene, phrases, wording, random));
    }
    batch.phrases = wording.templated();
    return batch;
}

at::Tensor tokenRows(const std::vector<std::string>& texts, int context) {
    const at::Tensor rows = at::zeros({static_cast<std::int64_t>(texts.size()), context}, at::kLong);
    std::int64_t* row = rows.data_ptr<std::int64_t>();
    for (const std::string& text : texts) {
        const std::vector<std::int32_t> codes = Tokenizer::clip().tokens(text, context);
        row = std::copy(codes.begin(), codes.end(), row);
    }
    return rows;
}

} // namespace cliplad::training
