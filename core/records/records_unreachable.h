#pragma once

#include "base/error.h"

namespace cliplad {

/// The records' server cannot be reached, was lost, or does not answer. Whether what was being written
/// arrived is then unknown; decisions may be sent again (see DecisionOutbox).
class RecordsUnreachable : public Error {
public:
    using Error::Error;
};

} // namespace cliplad
