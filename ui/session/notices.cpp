#include "session/notices.h"

#include <utility>

namespace cliplad::ui {

void Notices::begin(Kind kind, const NoticeCause& cause) {
    standing_.at(static_cast<std::size_t>(kind)) = Standing{.cause = cause, .isOwned = !cause.owner.isNull()};
}

void Notices::beginProblem(ProblemText problem, const NoticeCause& cause) {
    problem_ = std::move(problem);
    begin(Kind::Problem, cause);
}

void Notices::end(const QString& name) {
    withdrawIf([&](const Standing& one) { return one.cause.name == name; });
}

void Notices::endOfProduct() {
    withdrawIf([](const Standing& one) { return !one.cause.outlivesProduct; });
}

void Notices::check() {
    withdrawIf([](const Standing& one) {
        return (one.isOwned && one.cause.owner.isNull()) || (one.cause.holds && !one.cause.holds());
    });
}

void Notices::withdrawIf(const std::function<bool(const Standing&)>& isOver) {
    for (const Kind kind : {Kind::Told, Kind::Problem}) {
        std::optional<Standing>& one = standing_.at(static_cast<std::size_t>(kind));
        if (!one || !isOver(*one))
            continue;
        one.reset();
        if (kind == Kind::Told)
            Q_EMIT noticeWithdrawn();
        else
            Q_EMIT problemWithdrawn();
    }
}

} // namespace cliplad::ui
