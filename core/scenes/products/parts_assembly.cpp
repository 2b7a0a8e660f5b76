#include "scenes/products/parts_assembly.h"

#include "scenes/damage.h"
#include "scenes/shapes/part_painter.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace cliplad {

namespace {} // namespace

void PartsAssembly::paint() {
    Random& random = stage_.random();
    middle_ = {0.5f + random.normal(0, 0.006f), 0.5f + random.normal(0, 0.006f)};
    turn_ = random.normal(0, 0.012f);
    carrierLook_ = random.fork();
    layOut();
    spoil();
    if (!product_.carrier.covers)
        layCarrier();
    for (const Item& item : items_)
        lay(item);
    if (surplus_)
        laySurplus();
    if (loose() && is("missing_"))
        markRoom();
    if (stage_.is("contamination"))
        layDirt();
    if (product_.carrier.covers)
        layCarrier();
}

int PartsAssembly::label(const std::string& name) const {
    const std::vector<std::string> labels = labelsOf(product_);
    return static_cast<int>(std::find(labels.begin(), labels.end(), name) - labels.begin());
}

const PartDamage* PartsAssembly::damage() const {
    for (const PartDamage& damage : product_.damages)
        if (stage_.is(damage.name))
            return &damage;
    return nullptr;
}

PartsAssembly::Item PartsAssembly::itemAt(int part, cv::Point2f at, float angle, Random& random) const {
    return {part, at, angle, random.fork()};
}

/// The best of some random tries, as parts shaken in a box come to lie.
cv::Point2f PartsAssembly::roomiest(float reach, const Clearance& clearance, Random& random) const {
    const cv::Size2f limit{std::max(0.0f, product_.carrier.room.width - reach),
                           std::max(0.0f, product_.carrier.room.height - reach)};
    cv::Point2f best = middle_;
    float most = -2.0f;
    for (int attempt = 0; attempt < 80; ++attempt) {
        const float x = random.uniform(-limit.width, limit.width);
        const float y = random.uniform(-limit.height, limit.height);
        const cv::Point2f at = middle_ + cv::Point2f(x, y);
        if (const float room = clearance(at); room > most) {
            most = room;
            best = at;
        }
    }
    return best;
}

/// Room about a place among the items laid out so far, taken for discs.
PartsAssembly::Clearance PartsAssembly::fromItems() const {
    return [this](cv::Point2f at) {
        float room = 1.0f;
        for (const Item& other : items_)
            room = std::min(room, static_cast<float>(cv::norm(at - other.at)) - stockOf(other).radius);
        return room;
    };
}

/// Room about a place between the parts that are drawn.
PartsAssembly::Clearance PartsAssembly::fromPicture() {
    const cv::Mat1b labels = stage_.canvas().label();
    const cv::Mat1b bare = (labels == 0) | (labels == label(product_.carrier.label));
    cv::Mat1f distance;
    cv::distanceTransform(bare, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    const float n = stage_.size();
    return [distance, n](cv::Point2f at) {
        return distance(std::clamp(cvFloor(at.y * n), 0, distance.rows - 1),
                        std::clamp(cvFloor(at.x * n), 0, distance.cols - 1)) /
               n;
    };
}

void PartsAssembly::layOut() {
    Random& random = stage_.random();
    for (const PartPlace& place : product_.places) {
        const cv::Point2f off{place.at.x * std::cos(turn_) - place.at.y * std::sin(turn_),
                              place.at.x * std::sin(turn_) + place.at.y * std::cos(turn_)};
        const float angle =
            product_.anyAngle ? random.uniform(0, kFullTurn) : place.angle + turn_ + random.normal(0, 0.025f);
        const cv::Point2f shift{random.normal(0, 0.003f), random.normal(0, 0.003f)};
        items_.push_back(itemAt(place.part, middle_ + off + shift, angle, random));
    }
    if (!loose())
        return;
    for (int part = 0; part < static_cast<int>(product_.stock.size()); ++part)
        for (int i = 0; i < product_.stock[static_cast<std::size_t>(part)].count; ++i) {
            const float reach = product_.stock[static_cast<std::size_t>(part)].radius;
            const cv::Point2f at = roomiest(reach, fromItems(), random);
            items_.push_back(itemAt(part, at, random.uniform(0, kFullTurn), random));
        }
}

PartsAssembly::Item& PartsAssembly::anyOf(const std::function<bool(const Item&)>& eligible) {
    std::vector<Item*> candidates;
    for (Item& item : items_)
        if (eligible(item))
            candidates.push_back(&item);
    return *stage_.mishap().pick(candidates);
}

void PartsAssembly::spoil() {
    const auto any = [](const Item&) { return true; };
    if (is("missing_")) {
        anyOf(any).trouble = Trouble::Missing;
    } else if (is("swapped_")) {
        Item& item = anyOf([&](const Item& one) { return stockOf(one).lookalike >= 0; });
        item.part = stockOf(item).lookalike;
        item.trouble = Trouble::Wrong;
    } else if (is("misplaced_")) {
        Item& original = anyOf(any);
        original.trouble = Trouble::Missing;
        surplus_ = original;
    } else if (is("extra_")) {
        surplus_ = anyOf(any);
    } else if (const PartDamage* damaged = damage()) {
        anyOf([&](const Item& item) {
            return damaged->on.empty() ||
                   std::find(damaged->on.begin(), damaged->on.end(), item.part) != damaged->on.end();
        }).trouble = Trouble::Damaged;
    }
}

Relief PartsAssembly::draw(const Item& item) const {
    const StockPart& part = stockOf(item);
    const PartPainter& painter = partPainter(part.kind);
    Random random = item.look;
    Random form(random.pick(part.looks));
    const bool metal = painter.family == MaterialFamily::Metal;
    Finish finish =
        metal ? metalFinish(part.finish, form) : randomFinish(painter.family, colourOf(part.finish), form);
    if (metal) // all polished alike, and none so bright that its form is lost
        finish.surface = {0.5f, 0.45f, 5, 0.3f, 0.0f, 1.0f, {1, 1, 1}};
    finish.colour = jittered(finish.colour, random, 0.012f);
    const float radius = part.radius * (1.0f + random.normal(0, 0.008f));
    return paintPart(painter, stage_.pose(item.at, radius, item.angle), finish, form);
}

void PartsAssembly::lay(const Item& item) {
    if (item.trouble == Trouble::Missing && loose())
        return;
    Relief relief = draw(item);
    if (item.trouble == Trouble::Missing || item.trouble == Trouble::Wrong)
        stage_.markPart(relief);
    if (item.trouble == Trouble::Missing)
        return;
    if (item.trouble == Trouble::Damaged)
        stage_.markDamage(relief, inflict(damage()->harm, relief, stage_.mishap()));
    stage_.place(relief, label(stockOf(item).label));
}

void PartsAssembly::laySurplus() {
    Random& mishap = stage_.mishap();
    const cv::Point2f at = roomiest(
        stockOf(*surplus_).radius,
        [&, room = fromPicture()](cv::Point2f place) {
            return std::min(room(place), static_cast<float>(cv::norm(place - surplus_->at)) - 0.05f);
        },
        mishap);
    const float angle = product_.anyAngle || loose() ? mishap.uniform(0, kFullTurn)
                                                     : surplus_->angle + mishap.normal(0, 0.15f);
    Item item = itemAt(surplus_->part, at, angle, mishap);
    item.trouble = Trouble::Wrong;
    lay(item);
}

/// What is not in a heap is missing from all of it.
void PartsAssembly::markRoom() {
    const cv::Size2f room = product_.carrier.room;
    stage_.markBox({middle_.x - room.width, middle_.y - room.height, 2 * room.width, 2 * room.height});
}

/// Where no part will lie over the carrier, in its working pixels.
Mask PartsAssembly::freeArea(const Relief& carrier) const {
    const float n = stage_.size();
    const auto scale = static_cast<float>(carrier.scale);
    Mask bare = carrier.coverage.clone();
    for (const Item& item : items_) {
        const cv::Point2f at = (item.at * n - cv::Point2f(carrier.box.tl())) * scale;
        cv::circle(bare, at, cvRound(stockOf(item).radius * n * scale), 0, cv::FILLED);
    }
    return bare;
}

void PartsAssembly::breakCarrier(Relief& carrier) {
    if (product_.carrier.covers)
        tearFilm(stage_, carrier);
    else
        stage_.markDamage(carrier, crackFrom(carrier, freeArea(carrier), stage_.mishap(), 0.45f));
}

void PartsAssembly::layCarrier() {
    const Carrier& carrier = product_.carrier;
    Relief relief = carrier.paint(stage_, middle_, turn_, carrierLook_);
    if (carrier.covers)
        stage_.cover(relief, label(carrier.label));
    if (stage_.is(carrier.broken))
        breakCarrier(relief);
    if (!carrier.covers)
        stage_.place(relief, label(carrier.label));
}

void PartsAssembly::layDirt() {
    Random& mishap = stage_.mishap();
    Finish dirt;
    dirt.colour = rgb8(96, 62, 34);
    const float radius = mishap.uniform(0.032f, 0.048f);
    const cv::Point2f at = roomiest(0.05f, fromPicture(), mishap);
    Relief crumb = flatPatch(stage_, at, radius, dirt, mishap);
    crumb.elevation = 0.01f * stage_.size();
    stage_.decorate(crumb);
    stage_.markPart(crumb);
}

} // namespace cliplad
