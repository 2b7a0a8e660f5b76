#pragma once

#include <QString>

#include "session/records/outboxes.h"

namespace cliplad::ui {

/// Whether the records are there: always, where they are a server's. Asking makes none, as below a folder
/// where a share is mounted later.
bool areRecordsThere(const DecisionOutbox::Options& place);
bool isOutboxThere(const DecisionOutbox::Options& place);

/// Their name. On the records thread. Throws as Outboxes::decisions().
QString recordsOf(Outboxes& outboxes);

/// Whether there can be earlier decisions, in the records or waiting for them. The outbox is one for all
/// records, so that it alone says nothing of these. On the records thread.
bool canHaveDecisions(const DecisionOutbox::Options& place, Outboxes& outboxes);

} // namespace cliplad::ui
