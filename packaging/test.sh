#!/usr/bin/env bash
# Installs what is missing, builds everything with warnings as errors, and runs the whole test suite.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
CLIPLAD_WITH_LINT=1 packaging/setup.sh
cmake --preset check
cmake --build --preset check
ctest --preset check
