#pragma once

#include <array>
#include <functional>
#include <optional>

#include <QObject>
#include <QPointer>
#include <QString>

namespace cliplad::ui {

/// Why a notice is shown, so that it is withdrawn when that is over. A value; the plain one is over when
/// another product is opened, or none.
struct NoticeCause {
    QString name = {}; ///< Notices::end(name) says that it is over
    /// Asked again whenever the product, the model, the results or the records change; false: it is over.
    std::function<bool()> holds = {};
    QPointer<const QObject> owner = {}; ///< what `holds` uses; over when it is gone
    bool outlivesProduct = false;
    /// Tells the problem once more, as the language was changed; without it the text stays as it is.
    std::function<void()> again = {};
};

/// The notice and the problem that were told last, each with its cause. Shows nothing itself. GUI thread.
class Notices : public QObject {
    Q_OBJECT

public:
    enum class Kind { Told, Problem }; ///< Studio::notice(), Studio::problem()

    using QObject::QObject;

    /// Another is told: the one before is nobody's concern any more.
    void begin(Kind kind, const NoticeCause& cause);
    /// The cause of this name is over.
    void end(const QString& name);
    /// What is of one product alone is over.
    void endOfProduct();
    void check(); ///< asks what holds
    /// Tells the problem that stands in the language that is in force now, where it can be.
    void tellAgain();

Q_SIGNALS:
    void noticeWithdrawn();
    void problemWithdrawn();

private:
    struct Standing {
        NoticeCause cause;
        bool isOwned = false;
    };

    void withdrawIf(const std::function<bool(const Standing&)>& isOver);

    std::array<std::optional<Standing>, 2> standing_; ///< by kind
};

} // namespace cliplad::ui
