#!/usr/bin/env bash
# Fails, naming file and line, when a C++ source is not as clang-format 14 writes it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
find . -path ./build -prune -o \( -name '*.cpp' -o -name '*.h' \) -print | xargs clang-format-14 --dry-run --Werror
