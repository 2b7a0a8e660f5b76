#pragma once

#include <array>
#include <functional>
#include <optional>

#include <QObject>
#include <QPointer>
#include <QString>

#include "engine/wording.h"

namespace cliplad::ui {

/// Why a notice is shown, so that it is withdrawn when that is over. A value; the plain one is over when
/// another product is opened, or none.
struct NoticeCause {
    QString name = {}; ///< Notices::end(name) says that it is over
    /// Asked again whenever the product, the model, the results or the records change; false: it is over.
    std::function<bool()> holds = {};
    QPointer<const QObject> owner = {}; ///< what `holds` uses; over when it is gone
    bool outlivesProduct = false;
};

/// A problem as a person reads it: it stands until it is closed, whatever the language is by then.
struct ProblemText {
    Wording what;         ///< one sentence
    Wording details = {}; ///< may be more; null: nothing
};

/// The notice and the problem that were told last, each with its cause. Shows nothing itself. GUI thread.
class Notices : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Another notice or problem is told: the one before is nobody's concern any more.
    void begin(const NoticeCause& cause) { begin(Kind::Told, cause); }
    void beginProblem(ProblemText problem, const NoticeCause& cause);
    /// That was told last, also where its cause is over.
    const ProblemText& problem() const { return problem_; }
    /// The cause of this name is over.
    void end(const QString& name);
    /// What is of one product alone is over.
    void endOfProduct();
    void check(); ///< asks what holds

Q_SIGNALS:
    void noticeWithdrawn();
    void problemWithdrawn();

private:
    enum class Kind { Told, Problem };
    struct Standing {
        NoticeCause cause;
        bool isOwned = false;
    };

    void begin(Kind kind, const NoticeCause& cause);
    void withdrawIf(const std::function<bool(const Standing&)>& isOver);

    std::array<std::optional<Standing>, 2> standing_; ///< by kind
    ProblemText problem_;
};

} // namespace cliplad::ui
