#include "engine/part_difference.h"

namespace cliplad::ui {

PartDifference partDifference(const LabelDifference& difference, const QString& label) {
    return {.label = label,
            .areaPx = difference.areaPx,
            .shotAreaPx = difference.shotAreaPx,
            .contribution = difference.contribution,
            .countDifference = difference.countDifference,
            .pieces = difference.pieces,
            .shotPieces = difference.shotPieces};
}

LabelDifference labelDifference(const PartDifference& difference) {
    return {.label = difference.label.toStdString(),
            .areaPx = difference.areaPx,
            .shotAreaPx = difference.shotAreaPx,
            .contribution = difference.contribution,
            .countDifference = difference.countDifference,
            .pieces = difference.pieces,
            .shotPieces = difference.shotPieces};
}

} // namespace cliplad::ui
