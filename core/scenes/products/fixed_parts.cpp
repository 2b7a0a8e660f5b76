#include "scenes/products/parts_product.h"
#include "scenes/shapes/boards.h"

namespace cliplad {

namespace {

constexpr float kUpright = -1.5707963f;

} // namespace

ProductPainter toolTray() {
    enum { kRedDriver, kBlueDriver, kPliers, kScissors, kKnife, kHexKey, kHammer, kWrench, kSocket };
    const OpenBox tray{{0.46f, 0.46f}, 0.018f, rgb8(150, 158, 166), rgb8(122, 136, 148), "plastic"};
    return partsPainter({.name = "tool_tray",
                         .noun = "tool",
                         .background = "wooden planks",
                         .look = 3,
                         .carrier = {.label = "tray",
                                     .broken = "cracked_tray",
                                     .room = {0.43f, 0.38f},
                                     .paint = openBox(tray)},
                         .stock = {{"screwdriver", "screwdriver", "red", 0.1f, {3}, kBlueDriver},
                                   {"screwdriver", "screwdriver", "blue", 0.1f, {3}, kRedDriver},
                                   {"pliers", "pliers", "blue", 0.11f, {2}, kScissors},
                                   {"scissors", "scissors", "black", 0.11f, {4}, kPliers},
                                   {"knife", "cutter knife", "yellow", 0.1f, {1}, kRedDriver},
                                   {"hex key", "hex key", "black steel", 0.1f, {2}, kKnife},
                                   {"hammer", "hammer", "", 0.11f, {2}, kPliers},
                                   {"wrench", "wrench", "steel", 0.1f, {3}, kHexKey},
                                   {"socket", "socket bit", "steel", 0.042f, {1}}},
                         .places = {{kRedDriver, {-0.37f, -0.2f}, kUpright},
                                    {kRedDriver, {-0.27f, -0.2f}, kUpright},
                                    {kBlueDriver, {-0.17f, -0.2f}, kUpright},
                                    {kPliers, {-0.02f, -0.2f}, kUpright},
                                    {kScissors, {0.17f, -0.2f}, kUpright},
                                    {kKnife, {0.35f, -0.2f}, kUpright},
                                    {kHammer, {-0.31f, 0.2f}, kUpright},
                                    {kWrench, {-0.15f, 0.2f}, kUpright},
                                    {kWrench, {-0.05f, 0.2f}, kUpright},
                                    {kHexKey, {0.07f, 0.2f}, kUpright},
                                    {kSocket, {0.2f, 0.09f}, 0.0f},
                                    {kSocket, {0.2f, 0.2f}, 0.0f},
                                    {kSocket, {0.2f, 0.31f}, 0.0f}},
                         .damages = {{"rusty_tool", Harm::Rust, {kHammer, kWrench, kSocket}},
                                     {"broken_tool", Harm::Chip, {}},
                                     {"stained_tool", Harm::Stain, {}}}});
}

ProductPainter circuitBoard() {
    enum { kChip, kSmallChip, kCapacitor, kRelay, kCoil, kHeatSink, kHeader };
    return partsPainter(
        {.name = "circuit_board",
         .noun = "component",
         .background = "metal sheet",
         .look = 4,
         .carrier = {.label = "board",
                     .broken = "cracked_board",
                     .room = {0.4f, 0.32f},
                     .paint =
                         [](const ProductStage& stage, cv::Point2f middle, float turn, Random&) {
                             Random form(17);
                             Finish board;
                             board.surface = {0.7f, 0.25f, 5, 0.03f, 0.0f, 1.0f, {1, 1, 1}};
                             return paintCircuitBoard(stage.pose(middle, 0.47f, turn), board, form);
                         }},
         .stock = {{"chip", "chip", "", 0.095f, {0}, kRelay},
                   {"chip", "chip", "", 0.07f, {6}, kCapacitor},
                   {"capacitor", "capacitor", "black", 0.05f, {4}, kHeader},
                   {"relay", "relay", "blue", 0.09f, {1}, kHeatSink},
                   {"coil", "inductor", "", 0.062f, {2}, kCapacitor},
                   {"heat sink", "heat sink", "aluminium", 0.085f, {4}, kRelay},
                   {"pin header", "pin header", "", 0.085f, {2}, kSmallChip}},
         .places = {{kChip, {-0.24f, -0.18f}, 0.0f},
                    {kSmallChip, {-0.02f, -0.25f}, 0.0f},
                    {kCapacitor, {0.15f, -0.27f}, 0.0f},
                    {kCapacitor, {0.15f, -0.18f}, 0.0f},
                    {kCapacitor, {0.15f, -0.09f}, 0.0f},
                    {kRelay, {-0.3f, 0.06f}, 0.0f},
                    {kRelay, {-0.3f, 0.23f}, 0.0f},
                    {kHeatSink, {-0.02f, 0.2f}, 0.0f},
                    {kCoil, {0.17f, 0.08f}, 0.0f},
                    {kCoil, {0.17f, 0.23f}, 0.0f},
                    {kHeader, {0.38f, -0.1f}, kUpright},
                    {kHeader, {0.38f, 0.12f}, kUpright}},
         .damages = {{"burnt_component", Harm::Stain, {}},
                     {"broken_component", Harm::Chip, {}},
                     {"scratched_component", Harm::Scratch, {kChip, kRelay, kHeatSink}}}});
}

ProductPainter gearPlate() {
    enum { kGear, kBrassGear, kBearing, kPulley, kFlange, kKnob, kScrew };
    const OpenBox plate{{0.45f, 0.45f}, 1.0f, rgb8(86, 116, 128), {}, "metal"};
    return partsPainter(
        {.name = "gear_plate",
         .noun = "part",
         .background = "rubber mat",
         .look = 2,
         .carrier =
             {.label = "plate", .broken = "cracked_plate", .room = {0.4f, 0.4f}, .paint = openBox(plate)},
         .stock = {{"gear", "gear", "steel", 0.125f, {3}, kPulley},
                   {"gear", "gear", "brass", 0.085f, {7}, kFlange},
                   {"bearing", "bearing", "steel", 0.075f, {2}, kBrassGear},
                   {"pulley", "pulley", "steel", 0.11f, {1}, kGear},
                   {"flange", "flange", "aluminium", 0.09f, {3}, kBrassGear},
                   {"knob", "knob", "black", 0.065f, {2}, kBearing},
                   {"screw", "screw head", "steel", 0.032f, {4}}},
         .places = {{kGear, {-0.2f, -0.2f}},
                    {kBrassGear, {0.01f, -0.25f}},
                    {kBrassGear, {-0.24f, 0.03f}},
                    {kBearing, {0.2f, -0.27f}},
                    {kBearing, {-0.05f, -0.06f}},
                    {kPulley, {0.24f, -0.04f}},
                    {kFlange, {-0.22f, 0.25f}},
                    {kKnob, {0.0f, 0.26f}},
                    {kKnob, {0.18f, 0.26f}},
                    {kScrew, {-0.39f, -0.39f}},
                    {kScrew, {0.39f, -0.39f}},
                    {kScrew, {-0.39f, 0.39f}},
                    {kScrew, {0.39f, 0.39f}}},
         .anyAngle = true,
         .damages = {{"rusty_part", Harm::Rust, {kGear, kBearing, kPulley, kFlange}},
                     {"broken_part", Harm::Chip, {kGear, kBrassGear, kPulley, kFlange, kKnob}},
                     {"scratched_part", Harm::Scratch, {kPulley, kFlange, kBrassGear}}}});
}

} // namespace cliplad
