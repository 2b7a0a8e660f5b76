#!/usr/bin/env bash
# Fails, naming file and line, when a C++ source is not as clang-format 14 writes it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
find app core ui tests -name '*.cpp' -o -name '*.h' 2>/dev/null | xargs clang-format-14 --dry-run --Werror
