#!/usr/bin/env bash
# Runs clang-tidy 14 over core/, ui/ and app/ with the checks of .clang-tidy; a finding fails.
# Usage: check-tidy.sh BUILD_DIR   (a configured build; its compile commands are used without precompiled headers)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$1
work="$build/tidy"
mkdir -p "$work"

# GCC's precompiled headers and options mean nothing to clang; the sources include what they need themselves.
python3 - "$build/compile_commands.json" "$work/compile_commands.json" <<'PYTHON'
import json, re, sys

commands = json.load(open(sys.argv[1]))
for command in commands:
    command["command"] = re.sub(r"-Winvalid-pch|-Wno-error=\S+|-fvect-cost-model=\S+|-include \S*cmake_pch\.hxx", "", command["command"])
json.dump(commands, open(sys.argv[2], "w"))
PYTHON

find . \( -path ./build -o -path ./tests \) -prune -o -name '*.cpp' -print |
    xargs -P "$(nproc)" -n 2 clang-tidy-14 --quiet -p "$work" --warnings-as-errors='*' 2> >(grep -v 'warnings generated' >&2)
