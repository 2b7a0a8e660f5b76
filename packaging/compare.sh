#!/usr/bin/env bash
# Compares our towers with OpenCLIP's Python and with OpenVINO + NNCF, side by side in one run, and prints a table.
#   packaging/compare.sh BUILD_DIR [--rounds N] [--only image|prompt]
# The rivals come from the package registry, pinned, into the user's cache: some 6 GB, once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ ! -x "${1:-}/bin/towers_benchmark" ]]; then
    echo "compare: expected a build folder with bin/towers_benchmark, found '${1:-}'; build the preset release first" >&2
    exit 2
fi
requirements="$here/compare-requirements.txt"
rivals="${XDG_CACHE_HOME:-$HOME/.cache}/clip-lad/compare-$(sha256sum "$requirements" | cut -c1-12)"
if [[ ! -f "$rivals/complete" ]]; then
    rm -rf "$rivals"
    echo "Bringing OpenCLIP, OpenVINO and NNCF (once)" >&2
    python3 -m venv "$rivals"
    "$rivals/bin/pip" install --quiet --no-cache-dir --requirement "$requirements"
    touch "$rivals/complete"
fi
exec "$rivals/bin/python" "$here/../tests/benchmarks/compare.py" "$@"
