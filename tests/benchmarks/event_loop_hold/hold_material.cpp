#include "hold_material.h"

#include <random>
#include <string>

#include <QImage>
#include <QString>

#include "dataset/data_set.h"
#include "inspection/product/shipped_prompts.h"
#include "scenes/loco_data_set.h"

namespace cliplad::tests {

namespace fs = std::filesystem;

namespace {

constexpr auto kProduct = "screw_board";
constexpr QSize kLargePhoto(8660, 5774); ///< 50 megapixels

QImage largePhoto() {
    QImage image(kLargePhoto, QImage::Format_RGB32);
    std::mt19937 random(1);
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            line[x] =
                qRgb(x * 255 / image.width(), y * 255 / image.height(), 96 + static_cast<int>(random() % 32));
    }
    return image;
}

} // namespace

HoldMaterial::HoldMaterial(const fs::path& folder)
    : rendered(folder / "rendered")
    , many(folder / "many")
    , large(folder / "large.jpg") {}

void HoldMaterial::make() const {
    constexpr LocoCounts kCounts{
        .train = 4, .validation = 0, .testGood = 2, .testLogical = 2, .testStructural = 2};
    writeLocoDataSet(kProduct, rendered, kCounts, 0);
    const auto shots = pathsOf(openDataSet(rendered / kProduct).select(DataSetSplit::Train));
    fs::create_directories(many);
    for (int i = 0; i < kPhotos; ++i)
        fs::create_hard_link(shots[static_cast<std::size_t>(i) % shots.size()],
                             many / ("photo" + std::to_string(i) + ".png"));
    largePhoto().save(QString::fromStdString(large.string()), "JPEG", 90);
}

ui::DocumentState HoldMaterial::product() const {
    const DataSet set = openDataSet(rendered / kProduct);
    ui::DocumentState state = ui::stateOf(parsePromptFile(*shippedPrompts(kProduct), kProduct));
    state.shots = state.photos = pathsOf(set.select(DataSetSplit::Train));
    state.tests = pathsOf(set.select(DataSetSplit::Test));
    return state;
}

} // namespace cliplad::tests
