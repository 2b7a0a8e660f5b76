#include "scenes/training/captions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cliplad {

namespace {

/// Things of one name in a scene.
struct Group {
    std::string phrase;
    int count = 0;
    int pixels = 0;
    cv::Point2f middle; ///< sum while counting, then the mean
};

/// What names the thing: "place" of "place where a part is missing".
std::string_view nounOf(std::string_view phrase) {
    static constexpr std::array<std::string_view, 9> joints = {
        " with ", " without ", " of ", " on ", " in ", " at ", " where ", " seen ", " wound "};
    std::size_t end = phrase.size();
    for (const std::string_view joint : joints)
        end = std::min(end, phrase.find(joint));
    return phrase.substr(0, end);
}

std::string_view lastWord(std::string_view noun) {
    return noun.substr(noun.rfind(' ') + 1); // npos + 1 is 0
}

/// What has neither number nor article: there are not two dirts.
bool isMass(std::string_view noun) {
    static constexpr std::array<std::string_view, 13> words = {
        "hardware", "packaging", "food",   "pasta",     "penne",    "muesli", "dough",
        "dirt",     "corrosion", "damage", "lettering", "printing", "dust"};
    return std::find(words.begin(), words.end(), lastWord(noun)) != words.end();
}

/// "pliers", "grapes"
bool isPlural(std::string_view noun) {
    return noun.ends_with('s') && !noun.ends_with("ss");
}

std::string pluralNoun(const std::string& noun) {
    const auto ending = [&](std::size_t letters, const char* by) {
        return noun.substr(0, noun.size() - letters) + by;
    };
    if (isPlural(noun) || isMass(noun))
        return noun;
    if (const std::string_view word = lastWord(noun); word == "die" || word == "dice")
        return ending(word.size(), "dice");
    for (const char* hissing : {"sh", "ch", "x", "z", "ss", "ato"}) // "photos", but "tomatoes"
        if (noun.ends_with(hissing))
            return noun + "es";
    if (noun.ends_with("ife"))
        return ending(2, "ves");
    if (noun.ends_with("eaf") || noun.ends_with("lf"))
        return ending(1, "ves");
    if (noun.ends_with('y') && noun.size() > 1 &&
        std::string_view("aeiou").find(noun[noun.size() - 2]) == std::string_view::npos)
        return ending(1, "ies");
    return noun + "s";
}

std::string plural(const std::string& phrase) {
    const std::string noun(nounOf(phrase));
    return pluralNoun(noun) + phrase.substr(noun.size());
}

bool startsWithVowel(std::string_view phrase) {
    return !phrase.empty() && std::string_view("aeiou").find(phrase.front()) != std::string_view::npos;
}

/// One object's pixels on a grid every other pixel, which is enough for sizes and places.
struct Extent {
    int pixels = 0;
    cv::Point2f sum;
};

std::vector<Extent> extentsOf(const Scene& scene) {
    std::vector<Extent> extents(scene.objects.size() + 1);
    for (int y = 0; y < scene.label.rows; y += 2)
        for (int x = 0; x < scene.label.cols; x += 2) {
            Extent& extent = extents[scene.label.at<uchar>(y, x)];
            ++extent.pixels;
            extent.sum += cv::Point2f(static_cast<float>(x), static_cast<float>(y));
        }
    return extents;
}

std::vector<Group> groupsOf(const Scene& scene, const SceneWords& words) {
    const std::vector<Extent> extents = extentsOf(scene);
    std::vector<Group> groups;
    for (std::size_t i = 0; i < scene.objects.size(); ++i) {
        const std::string phrase = words.object(scene.objects[i]);
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const Group& other) { return other.phrase == phrase; });
        if (group == groups.end())
            group = groups.insert(groups.end(), Group{phrase, 0, 0, {}});
        ++group->count;
        group->pixels += extents[i + 1].pixels;
        group->middle += extents[i + 1].sum;
    }
    for (Group& group : groups)
        group.middle *= 1.0f / static_cast<float>(std::max(1, group.pixels));
    return groups;
}

std::string described(const Group& group, int scenePixels, Random& random) {
    const float share =
        4.0f * static_cast<float>(group.pixels) / static_cast<float>(group.count * scenePixels);
    const char* size = share > 0.12f ? "large " : share < 0.008f ? "small " : "";
    return counted((random.chance(0.25f) ? size : "") + group.phrase, group.count);
}

/// How the first lies to the second, where that is plain.
std::string placeWord(const Group& a, const Group& b, float clear) {
    if (a.pixels == 0 || b.pixels == 0)
        return " and "; // between the grid's pixels
    const cv::Point2f step = b.middle - a.middle;
    if (std::abs(step.x) > 2.0f * std::abs(step.y) && std::abs(step.x) > clear)
        return step.x > 0 ? " left of " : " right of ";
    if (std::abs(step.y) > 2.0f * std::abs(step.x) && std::abs(step.y) > clear)
        return step.y > 0 ? " above " : " below ";
    return " and ";
}

std::string absence(const std::string& phrase, Random& random) {
    switch (random.integer(0, 2)) {
    case 0:
        return " without " + counted(phrase, 1);
    case 1:
        return " but no " + phrase;
    default:
        return " and no " + plural(phrase);
    }
}

} // namespace

const std::vector<std::string>& phraseTemplates() {
    static const std::vector<std::string> templates = {"{}",
                                                       "a photo of a {}.",
                                                       "a photo of the {}.",
                                                       "a close-up photo of a {}.",
                                                       "a cropped photo of the {}.",
                                                       "there is a {} in the scene.",
                                                       "a photo of a small {}.",
                                                       "a photo of a large {}.",
                                                       "a photo of many {}.",
                                                       "a photo of one {}.",
                                                       "a good photo of a {}.",
                                                       "a blurry photo of a {}.",
                                                       "a dark photo of the {}.",
                                                       "a bright photo of the {}.",
                                                       "an image of a {}.",
                                                       "a picture of the {}.",
                                                       "a {}",
                                                       "the {}",
                                                       "{} in an image"};
    return templates;
}

std::string counted(const std::string& phrase, int count) {
    static constexpr std::array<std::string_view, 7> numbers = {"no",   "one",  "two", "three",
                                                                "four", "five", "six"};
    const std::string_view noun = nounOf(phrase);
    if ((count > 0 && isMass(noun)) || (count == 1 && isPlural(noun)))
        return phrase;
    if (count == 1)
        return (startsWithVowel(phrase) ? "an " : "a ") + phrase;
    if (count >= 0 && count < static_cast<int>(numbers.size()))
        return std::string(numbers[static_cast<std::size_t>(count)]) + ' ' + plural(phrase);
    return (count < 10 ? "several " : "many ") + plural(phrase);
}

bool isTellingMaterial(std::string_view material) {
    static constexpr std::array<std::string_view, 6> alloys = {"steel",  "zinc",        "brass",
                                                               "copper", "black steel", "aluminium"};
    return std::find(alloys.begin(), alloys.end(), material) != alloys.end();
}

std::string sceneCaption(const Scene& scene, const SceneWords& words, Random& random) {
    std::vector<Group> groups = groupsOf(scene, words);
    random.shuffle(groups);
    // What fills most of the picture comes first more often than not.
    if (groups.size() > 1 && random.chance(0.6f))
        std::iter_swap(groups.begin(),
                       std::max_element(groups.begin(), groups.end(),
                                        [](const Group& a, const Group& b) { return a.pixels < b.pixels; }));
    const int scenePixels = scene.label.rows * scene.label.cols;
    std::string things = groups.empty() ? "nothing" : "";
    const std::size_t named =
        std::min<std::size_t>(groups.size(), static_cast<std::size_t>(random.integer(2, 3)));
    const float clear = 0.15f * static_cast<float>(scene.label.cols);
    for (std::size_t i = 0; i < named; ++i) {
        if (i > 0)
            things += i == 1 && random.chance(0.4f) ? placeWord(groups[0], groups[1], clear) : " and ";
        things += described(groups[i], scenePixels, random);
    }
    if (!words.absent.empty() && random.chance(0.15f))
        things += absence(words.absent, random);
    switch (random.integer(0, 4)) {
    case 0:
        return things + " on " + words.background;
    case 1:
        return "a picture of " + things + " lying on " + words.background;
    case 2:
        return things + ", " + words.background;
    default:
        return "a photo of " + things + " on " + words.background;
    }
}

} // namespace cliplad
