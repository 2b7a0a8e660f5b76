#!/usr/bin/env bash
# Runs clang-tidy 14 over core/, ui/ and app/ with the checks of .clang-tidy; a finding fails.
# Usage: check-tidy.sh BUILD_DIR [--all]   (a configured build; its compile commands, without precompiled headers)
#
# Looks at the sources that the last ten commits and the working tree changed, since all of them take half an hour on two
# cores; at all of them with --all (after a change to .clang-tidy, or to a header that many read), and without a history.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=$1
work="$build/tidy"
mkdir -p "$work"

# GCC's precompiled headers and options mean nothing to clang; the sources include what they need themselves. Where the
# build compiles several as one (a unity build), each is looked at for itself, with that one's command.
python3 - "$build/compile_commands.json" "$work/compile_commands.json" <<'PYTHON'
import json, re, sys

each = []
for command in json.load(open(sys.argv[1])):
    compiled = command["file"]
    options = re.sub(r"-Winvalid-pch|-Wno-error=\S+|-fvect-cost-model=\S+|-fopenmp|-include \S*cmake_pch\.hxx", "", command["command"])
    sources = re.findall(r'#include "(.+[.]cpp)"', open(compiled).read()) if "/Unity/" in compiled else [compiled]
    for source in sources:
        each.append({"directory": command["directory"], "command": options.replace(compiled, source), "file": source})
json.dump(each, open(sys.argv[2], "w"))
PYTHON

every_source() { find . \( -path ./build -o -path ./tests \) -prune -o -name '*.cpp' -print | sed 's|^[.]/||'; }
changed_sources() {
    comm -12 <(every_source | sort) <({ git log -10 --name-only --format=; git diff --name-only HEAD; } | sort -u)
}
if [[ "${2:-}" == --all ]] || ! git rev-parse --verify --quiet HEAD~10 >/dev/null; then
    every_source
else
    changed_sources
fi |
    xargs --no-run-if-empty -P "$(nproc)" -n 2 clang-tidy-14 --quiet -p "$work" --warnings-as-errors='*' 2> >(grep -v 'warnings generated' >&2)
