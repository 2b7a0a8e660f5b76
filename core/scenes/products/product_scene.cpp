#include "scenes/products/product_scene.h"

#include "base/error.h"
#include "scenes/products/product_painter.h"

namespace cliplad {

const std::vector<ProductPainter>& productPainters() {
    static const std::vector<ProductPainter> painters = {
        breakfastBox(), circuitBoard(), fixingPouch(), fruitCrate(),         gearPlate(), juiceBottle(),
        pushpins(),     screwBag(),     screwBoard(),  splicingConnectors(), toolTray(),  toySet()};
    return painters;
}

namespace {

const ProductPainter& painterOf(std::string_view product) {
    std::string known;
    for (const ProductPainter& painter : productPainters()) {
        if (painter.name == product)
            return painter;
        known += (known.empty() ? "" : ", ") + painter.name;
    }
    throw Error("there is no rendered product '" + std::string(product) + "'", "", "choose one of " + known);
}

Camera inspectionCamera(int size, Random& random) {
    Camera camera;
    camera.exposure = random.uniform(0.96f, 1.06f);
    for (int c = 0; c < 3; ++c)
        camera.whiteBalance[c] = 1.0f + random.normal(0.0f, 0.008f);
    camera.vignetting = 0.08f;
    camera.blurPx = 0.45f * static_cast<float>(size) / 256.0f;
    camera.noise = random.uniform(0.006f, 0.011f);
    return camera;
}

const ProductDefect& defectOf(const ProductPainter& painter, std::string_view name) {
    for (const ProductDefect& defect : painter.defects)
        if (defect.name == name)
            return defect;
    throw Error("'" + std::string(name) + "' is no defect of " + painter.name, "scene renderer",
                "use a name from productDefects()");
}

} // namespace

const std::vector<std::string>& productNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const ProductPainter& painter : productPainters())
            all.push_back(painter.name);
        return all;
    }();
    return names;
}

const std::vector<std::string>& productPartNames(std::string_view product) {
    return painterOf(product).partNames;
}

const std::string& productCarrier(std::string_view product) {
    return painterOf(product).carrier;
}

const std::vector<ProductDefect>& productDefects(std::string_view product) {
    return painterOf(product).defects;
}

ProductScene renderProduct(std::string_view product, std::string_view defect, std::uint64_t seed, int size) {
    const ProductPainter& painter = painterOf(product);
    if (size < 64 || size > 2048)
        throw Error("a product cannot be rendered " + std::to_string(size) + " pixels wide", "scene renderer",
                    "use a size from 64 to 2048");
    Random random(seed);
    Random scenery = random.fork();
    Random camera = random.fork();
    cv::Mat3f background = studioBackground(painter.background, painter.look, size, scenery);
    ProductStage stage(std::move(background), studioLighting(scenery), painter.lean, random.fork(),
                       std::string(defect));
    painter.paint(stage);
    ProductScene scene;
    scene.rgb = photograph(stage.canvas().rgb(), inspectionCamera(size, camera), camera);
    scene.label = stage.canvas().label().clone();
    if (!defect.empty()) {
        scene.group = defectOf(painter, defect).group;
        scene.defect = std::string(defect);
        scene.groundTruth = stage.groundTruth();
    }
    return scene;
}

ProductScene renderProduct(std::string_view product, AnomalyGroup group, std::uint64_t seed, int size) {
    if (group == AnomalyGroup::Good)
        return renderProduct(product, std::string_view(), seed, size);
    std::vector<std::string_view> candidates;
    for (const ProductDefect& defect : painterOf(product).defects)
        if (defect.group == group)
            candidates.push_back(defect.name);
    Random random(seed ^ 0x6a09e667f3bcc908ULL);
    return renderProduct(product, random.pick(candidates), seed, size);
}

} // namespace cliplad
