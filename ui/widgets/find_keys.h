#pragma once

#include <functional>

#include <QObject>

class QLineEdit;

namespace cliplad::ui {

/// The keys of a field that finds: Down goes to what was found; Esc empties the field and goes there too.
/// Belongs to the field. GUI thread.
class FindKeys : public QObject {
    Q_OBJECT

public:
    /// @param goToFound gives the focus to what was found
    FindKeys(QLineEdit& field, std::function<void()> goToFound);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit& field_;
    const std::function<void()> goToFound_;
};

} // namespace cliplad::ui
