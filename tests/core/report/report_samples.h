#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "inspection/inspection.h"
#include "report/result_files.h"

namespace cliplad::tests {

inline std::vector<Label> sampleLabels() {
    return {{.name = "hex nut", .synonyms = {}, .background = false, .colour = "#ff0000"},
            {.name = "screw, long", .synonyms = {}, .background = false, .colour = ""},
            {.name = "bag", .synonyms = {}, .background = true, .colour = ""}};
}

/// An inspection of a photo whose mask has two nuts and a screw. Only what results are made from is filled.
inline Inspection sampleInspection() {
    Inspection inspection;
    inspection.parts.label = cv::Mat::zeros(8, 8, CV_8U);
    inspection.parts.label(cv::Rect(0, 0, 2, 2)).setTo(1);
    inspection.parts.label(cv::Rect(6, 6, 2, 2)).setTo(1);
    inspection.parts.label(cv::Rect(3, 2, 1, 5)).setTo(2);
    inspection.histogram.areaPx = {8, 5, 0};
    inspection.counts.histogram = inspection.histogram;
    inspection.counts.pieceAreasPx = {{4, 4}, {5}, {}};
    inspection.scores = {.logical = 1.5, .structural = 0.25, .fused = 3.125};
    inspection.anomalous = true;
    inspection.threshold = 2;
    inspection.explanation.text = "One \"hex nut\" fewer, than in shot 2.";
    inspection.explanation.labels = {
        {.label = "hex nut", .areaPx = 8, .shotAreaPx = 12, .contribution = -0.4}};
    inspection.explanation.cues = {{.cue = "instances", .times = 3.5}};
    inspection.explanation.nearestShot = 1;
    inspection.explanation.peakRegion = {10, 20, 5, 5};
    inspection.explanation.isStructural = true;
    return inspection;
}

inline RecordSource sourceOf(const std::vector<ScoreRecord>& records) {
    return [&records](const std::function<void(const ScoreRecord&)>& visit) {
        for (const ScoreRecord& record : records)
            visit(record);
    };
}

} // namespace cliplad::tests
