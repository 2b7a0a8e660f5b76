#!/usr/bin/env bash
# Installs what is missing, builds CLIP-LAD, and runs its demo. Options are passed on: run.sh --out DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packaging/setup.sh
[[ -f build/release/build.ninja ]] || cmake --preset release
cmake --build --preset release --target clip-lad
exec build/release/bin/clip-lad demo "$@"
