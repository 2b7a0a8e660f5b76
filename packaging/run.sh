#!/usr/bin/env bash
# Installs what is missing and builds CLIP-LAD; then opens the Studio where there is a display, else runs the
# command-line demo. Options are passed on: run.sh [PRODUCT|FOLDER], or without a display run.sh --out DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packaging/setup.sh
mkdir -p build
exec 9>build/release.lock
flock 9 # another run may be building
cmake --preset release >/dev/null
cmake --build --preset release --target clip-lad clip-lad-studio
exec 9>&-
if [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]]; then
    exec build/release/bin/clip-lad-studio "$@"
fi
exec build/release/bin/clip-lad demo "$@"
