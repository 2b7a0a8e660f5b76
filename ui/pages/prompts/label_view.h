#pragma once

#include <QPoint>
#include <QWidget>

#include "document/label_list.h"
#include "session/studio.h"

class QButtonGroup;
class QLabel;

namespace cliplad::ui {

class FilmStrip;
class HeatBar;
class ImageCanvas;
class LabelPictures;
class RankingList;

/// The image beside the tables: what the chosen label wins, its similarity map, or all masks; below it the
/// ranking of labels at the pointer or at the pinned place, and the images to choose from. GUI thread.
class LabelView : public QWidget {
    Q_OBJECT

public:
    enum class Shows { Won, Similarity, Masks, Photo };

    LabelView(Studio& studio, QWidget* parent);

    void setChosen(LabelPlace place);
    Shows shows() const { return shows_; }
    void setShows(Shows shows);
    /// The image after or before the one that is shown.
    void step(int by);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    QString placeholder() const;
    void refreshLayers(const LabelPictures& pictures);
    /// @param won LabelPictures::won, where that is shown
    QString captionOf(int label, const QImage& won) const;
    void refreshRanking();
    void rank(const LabelPictures& pictures, LabelList list, QPoint cell, RankingList& into) const;
    void pin(QPoint cell);
    void retranslate();

    Studio& studio_;
    LabelPlace chosen_;
    Shows shows_ = Shows::Won;
    QPoint pointed_{-1, -1}; ///< cell below the pointer
    QPoint pinned_{-1, -1};  ///< cell that was clicked, ranked while the pointer is elsewhere

    QButtonGroup* modes_;
    ImageCanvas* canvas_;
    HeatBar* heat_;
    QLabel* caption_;
    RankingList* coarse_;
    RankingList* fine_;
    FilmStrip* film_;
};

} // namespace cliplad::ui
