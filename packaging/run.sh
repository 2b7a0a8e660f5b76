#!/usr/bin/env bash
# Installs what is missing, builds CLIP-LAD, and runs its demo. Options are passed on: run.sh --out DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packaging/setup.sh
mkdir -p build
exec 9>build/release.lock
flock 9 # another run may be building
cmake --preset release >/dev/null
cmake --build --preset release --target clip-lad
exec 9>&-
exec build/release/bin/clip-lad demo "$@"
