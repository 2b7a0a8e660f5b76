#include "training_batch.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <ATen/ATen.h>
#include <opencv2/core.hpp>

#include "clip/prompt_templates.h"
#include "clip/tokenizer/tokenizer.h"
#include "scenes/random.h"
#include "scenes/training/captions.h"
#include "scenes/training/descriptions.h"
#include "scenes/training/kind_pool.h"
#include "scenes/training/training_scene.h"
#include "scenes/training/vocabulary.h"

namespace cliplad::training {
namespace {

/// A cell counts for a phrase that fills at least this share of it: thin parts hardly ever fill more of one.
/// Less than a half would need another cellTargets().
constexpr double kPurity = 0.5;

/// The collective words of each family of kinds.
const std::vector<std::vector<std::string>>& familyWords() {
    static const std::vector<std::vector<std::string>> families = [] {
        std::vector<std::vector<std::string>> all;
        for (const KindWords& kind : kindWords())
            if (!kind.collective.empty() && std::find(all.begin(), all.end(), kind.collective) == all.end())
                all.push_back(kind.collective);
        return all;
    }();
    return families;
}

bool shareWord(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::any_of(some.begin(), some.end(), [&](const std::string& word) {
        return std::find(others.begin(), others.end(), word) != others.end();
    });
}

/// The words of one batch: one synonym a kind, so that two words never stand for the same patches.
class Wording {
public:
    /// Either every background of a batch is "background" or each has its own word: "background" must not
    /// stand beside "wood" as something else.
    explicit Wording(Random& random)
        : random_(random)
        , namesBackgrounds_(random.chance(0.6f))
        , namesMaterials_(random.chance(0.4f)) {
        if (random.chance(0.2f))
            for (const std::vector<std::string>& words : familyWords())
                collectives_.insert(random.pick(words));
    }

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
        const std::string noun = words == nullptr ? object.kind : nounOf(*words);
        const std::vector<std::string>& looks = descriptionsOf(object.kind);
        if (std::find(looks.begin(), looks.end(), noun) != looks.end())
            return noun; // it says enough
        const bool attributed = chosen("attribute/" + object.kind, [&] {
                                    return std::string(random_.chance(0.6f) ? "yes" : "");
                                }) == "yes";
        if (attributed && words != nullptr && words->takesColour && !object.colour.empty())
            return object.colour + ' ' + noun;
        if (attributed && isTellingMaterial(object.material) && namesMaterials_)
            return object.material + ' ' + noun;
        return noun;
    }

    /// Words for what no scene of the batch shows, so that every patch has to do without them.
    void addAbsent(int count) {
        for (int i = 0; i < count; ++i) {
            const KindWords& words = random_.pick(kindWords());
            if (!isHeldOut(words.kind) && !isShown(words))
                indexOf(nounOf(words));
        }
    }

    /// A word for what a scene does not show; empty where the kind that was drawn is held out or could be
    /// called like one of these objects.
    std::string absentPhrase(const std::vector<SceneObject>& objects) {
        const KindWords& words = random_.pick(kindWords());
        const bool named = std::any_of(objects.begin(), objects.end(), [&](const SceneObject& object) {
            const KindWords* shown = findKind(object.kind);
            return shown != nullptr && couldBeCalledAlike(*shown, words);
        });
        return named || isHeldOut(words.kind) ? std::string() : nounOf(words);
    }

    std::vector<std::string> templated() {
        std::vector<std::string> texts;
        for (const std::string& phrase : phrases_)
            texts.push_back(fillTemplate(random_.pick(phraseTemplates()), phrase));
        return texts;
    }

private:
    std::string nounOf(const KindWords& words) {
        return chosen("kind/" + words.kind, [&]() -> std::string {
            for (const std::string& word : words.collective)
                if (collectives_.contains(word))
                    return word;
            if (const auto& looks = descriptionsOf(words.kind); !looks.empty() && random_.chance(0.15f))
                return random_.pick(looks);
            // Half of the time the plain name, so that it is learned best.
            return random_.chance(0.4f) ? words.kind : random_.pick(words.synonyms);
        });
    }

    bool couldBeCalledAlike(const KindWords& a, const KindWords& b) const {
        return shareWord(a.synonyms, b.synonyms) ||
               (!collectives_.empty() && shareWord(a.collective, b.collective));
    }

    /// Whether a kind that was worded before could be called the same.
    bool isShown(const KindWords& words) const {
        return std::any_of(kindWords().begin(), kindWords().end(), [&](const KindWords& other) {
            return choices_.contains("kind/" + other.kind) && couldBeCalledAlike(other, words);
        });
    }

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
    bool namesMaterials_;
    std::set<std::string> collectives_; ///< by which all kinds of their families are called; empty: none is
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

/// The phrase of each pixel.
void fillPhrases(const Scene& scene, const std::vector<int>& phrases, std::int16_t* phraseOfPixel) {
    for (int y = 0; y < scene.label.rows; ++y)
        for (int x = 0; x < scene.label.cols; ++x)
            *phraseOfPixel++ = static_cast<std::int16_t>(phrases[scene.label.at<std::uint8_t>(y, x)]);
}

std::string caption(const Scene& scene, Wording& wording, Random& random) {
    const SceneWords words{[&](const SceneObject& object) { return wording.objectPhrase(object); },
                           wording.backgroundWord(scene.background), wording.absentPhrase(scene.objects)};
    return sceneCaption(scene, words, random);
}

} // namespace

std::vector<Scene> renderScenes(const BatchRequest& request) {
    Random random(request.seed);
    std::vector<Scene> scenes;
    for (int i = 0; i < request.scenes; ++i)
        scenes.push_back(renderTrainingScene(random.next(), request.size));
    return scenes;
}

TrainingBatch makeBatch(const std::vector<Scene>& scenes, std::uint64_t seed, int context,
                        int absentPhrases) {
    Random random(seed);
    Wording wording(random);
    const auto count = static_cast<std::int64_t>(scenes.size());
    const std::int64_t side = scenes.front().rgb.rows;
    TrainingBatch batch;
    batch.images = at::empty({count, side, side, 3}, at::kByte);
    batch.phraseOfPixel = at::empty({count, side, side}, at::kShort);
    for (std::int64_t i = 0; i < count; ++i) {
        const Scene& scene = scenes[static_cast<std::size_t>(i)];
        scene.rgb.copyTo(cv::Mat(scene.rgb.size(), CV_8UC3, batch.images[i].data_ptr<std::uint8_t>()));
        const std::vector<int> phrases = phraseOfLabel(scene, wording);
        fillPhrases(scene, phrases, batch.phraseOfPixel[i].data_ptr<std::int16_t>());
    }
    for (const Scene& scene : scenes)
        batch.captions.push_back(caption(scene, wording, random));
    wording.addAbsent(absentPhrases);
    batch.phrases = wording.templated();
    std::vector<std::string> texts = batch.phrases;
    texts.insert(texts.end(), batch.captions.begin(), batch.captions.end());
    batch.tokens = tokenRows(texts, context);
    return batch;
}

at::Tensor pixelsOf(const at::Tensor& images, const ModelConfig& config) {
    const auto perChannel = [&](const std::array<double, 3>& values) {
        return at::tensor(at::ArrayRef<double>(values), at::kFloat).view({3, 1, 1}).to(images.device());
    };
    const at::Tensor planes = images.permute({0, 3, 1, 2}).to(at::kFloat).contiguous();
    return planes.div_(255.0).sub_(perChannel(config.mean)).div_(perChannel(config.std));
}

at::Tensor cellTargets(const at::Tensor& phraseOfPixel, int cell) {
    const std::int64_t scenes = phraseOfPixel.size(0), side = phraseOfPixel.size(1) / cell;
    const std::int64_t pixels = std::int64_t{cell} * cell;
    const at::Tensor cells = phraseOfPixel.view({scenes, side, cell, side, cell})
                                 .permute({0, 1, 3, 2, 4})
                                 .reshape({scenes, side * side, pixels});
    // What fills half of a cell or more lies in the middle of its sorted pixels.
    const at::Tensor sorted = std::get<0>(cells.sort(-1));
    const auto candidate = [&](std::int64_t at) {
        const at::Tensor phrase = sorted.slice(-1, at, at + 1);
        return std::pair(phrase.squeeze(-1).to(at::kLong), cells.eq(phrase).sum(-1));
    };
    const auto [below, fillsBelow] = candidate(std::max<std::int64_t>(0, pixels / 2 - 1));
    const auto [above, fillsAbove] = candidate(pixels / 2);
    const at::Tensor most = at::where(fillsAbove.gt(fillsBelow), above, below);
    const at::Tensor pure = at::maximum(fillsAbove, fillsBelow).ge(kPurity * static_cast<double>(pixels));
    return most.masked_fill(pure.logical_not(), -1);
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
