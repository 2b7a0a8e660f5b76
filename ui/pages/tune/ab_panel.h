#pragma once

#include <optional>

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include "document/document_state.h"
#include "engine/preview.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace cliplad::ui {

class Studio;

/// Keeps the words and settings of a moment as A, to look at them in turns with the present ones (B).
/// Flipping edits nothing: it shows a second preview. GUI thread.
class AbPanel : public QWidget {
    Q_OBJECT

public:
    AbPanel(Studio& studio, QWidget* parent);

    void keep();
    /// Shows A in place of B, or B again.
    void flip();
    /// As flip by a key: held down for a while, it flips back when let go.
    void flipByKey(int key);
    bool showsA() const { return showsA_; }
    bool hasA() const { return a_.has_value(); }
    /// A's own; nothing: it has none, or there is no A.
    std::optional<double> reviewThreshold() const { return a_ ? a_->reviewThreshold : std::nullopt; }
    /// A's; nothing: there is no A.
    std::optional<int> clusterCount() const {
        return a_ ? std::optional(a_->settings.clusters.count) : std::nullopt;
    }
    /// A's answer for the image looked at; null while there is none.
    PreviewPtr preview() const;
    /// Why A's answer is not there; empty when it is.
    QString notice() const;

Q_SIGNALS:
    void changed(); ///< A, its preview, or which is shown

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followDocument();
    void ask();
    void take(const PreviewPtr& preview);
    void forget();
    void useA();
    void setShowsA(bool shows);
    void letGo();
    void refresh();
    void retranslate();
    PreviewRequest wanted() const;
    bool answers(const Preview& preview) const;

    Studio& studio_;
    std::optional<DocumentState> a_;
    PreviewPtr preview_;
    QString problem_;
    quint64 serial_ = 0; ///< of the newest request
    bool showsA_ = false;
    int heldKey_ = 0;
    QElapsedTimer held_;
    bool wasHeld_ = false;   ///< for longer than a tap, when it was released
    quint64 releasedAt_ = 0; ///< in ms of the system's clock; 0: not known
    QTimer released_;        ///< runs while it is not known whether the release was one

    QLabel* hint_;
    QPushButton *keep_, *flip_, *use_, *forget_;
    QTableWidget* table_;
};

} // namespace cliplad::ui
