#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, and runs the whole test suite.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
CLIPLAD_WITH_LINT=1 packaging/setup.sh
mkdir -p build
exec 9>build/check.lock
flock 9 # another run may be building or testing
cmake --preset check
cmake --build --preset check
ctest --preset check
