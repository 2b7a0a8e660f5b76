#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QScrollArea>

#include "engine/preview.h"
#include "scoring/score_row.h"
#include "session/finding_text.h"

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace cliplad::ui {

class PatchPair;

/// Why an image was flagged: in words, in figures, and the place that drove the structural score. The figures
/// are those that the run recorded; where the product as it is now says otherwise, both are shown. GUI
/// thread.
class FindingPanel : public QScrollArea {
    Q_OBJECT

public:
    struct Facts {
        ScoreRow row = {};
        Verdict verdict = Verdict::Good;
        double threshold = 0;
        std::array<double, 2> deviations = {}; ///< of the recorded (logical, structural) scores
        std::vector<Label> labels = {};        ///< fine ones of the run
        bool isStale = false;                  ///< the product was edited since the run
        PreviewPtr now = {}; ///< of this image, as the product is now; null while there is none
        QString notice = {}; ///< why there is none
    };

    explicit FindingPanel(QWidget* parent = nullptr);

    void setFacts(const std::optional<Facts>& facts);
    void retranslate();
    PatchPair& patches() { return *patches_; }

private:
    enum Figure { Logical, Structural, Fused, Threshold, FigureCount };

    void buildFigures(QGridLayout* grid);
    void showWords();
    void showFigures();
    void showPatches();
    const Finding* findingNow() const;

    std::optional<Facts> facts_;
    QLabel* verdict_;
    QLabel* wordsTitle_;
    QVBoxLayout* words_;
    QLabel* placeTitle_;
    QLabel* place_;
    PatchPair* patches_;
    QLabel* figuresTitle_;
    std::array<QLabel*, 3> columns_{};
    std::array<std::array<QLabel*, 4>, FigureCount> figures_{}; ///< name, recorded, its deviation, now
    QLabel* note_;
};

} // namespace cliplad::ui
