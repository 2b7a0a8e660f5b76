#pragma once

#include <memory>

#include <QImage>
#include <QObject>
#include <QRectF>

#include "base/latest_runner.h"

class QPainter;

namespace cliplad::ui {

/// Draws a photo of any size fast: one that is large is brought to the pixels of the screen beside the GUI
/// thread and kept so; until then a draft of it is seen. GUI thread.
class PhotoRendering : public QObject {
    Q_OBJECT

public:
    /// Up to so many pixels a photo is drawn at once, smooth.
    static constexpr qsizetype kSmallPhotoPx = 1'500'000;

    explicit PhotoRendering(QObject* parent = nullptr);
    ~PhotoRendering() override;

    /// @param target where the whole photo goes, in the painter's units  @param window the part that is seen
    void paint(QPainter& painter, const QImage& photo, const QRectF& target, const QRect& window);
    /// Lets other photos go.
    void keepOnly(const QImage& photo);
    /// Whether what was painted last was no draft.
    bool isSharp() const { return isSharp_; }

Q_SIGNALS:
    void sharpened(); ///< painted again, the photo is no draft any more

private:
    /// A part of a photo, and how many pixels of the screen it has.
    struct Piece {
        QImage photo;
        QRect source;
        QSize size;

        bool isOf(const QImage& other) const;
        bool operator==(const Piece& other) const {
            return source == other.source && size == other.size && isOf(other.photo);
        }
    };
    struct Rendered {
        Piece piece;
        QImage image;
    };
    using Runner = LatestRunner<Piece, Rendered>;

    static Rendered render(const Piece& piece);
    void ask(const Piece& piece);
    void take(const std::shared_ptr<const Rendered>& rendered);

    Rendered sharp_;
    Piece asked_;
    bool isSharp_ = true;
    std::unique_ptr<Runner> runner_; ///< made for the first large photo; last
};

} // namespace cliplad::ui
