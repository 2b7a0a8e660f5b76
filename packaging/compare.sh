#!/usr/bin/env bash
# Compares ours with OpenCLIP's Python, OpenVINO + NNCF and anomalib, side by side in one run, and prints a table.
#   packaging/compare.sh BUILD_DIR [--rounds N] [--only image|prompt|inspection|batch]
# The rivals come from the package registry, pinned, into the user's cache: some 8 GB, once.
set -euo pipefail
shopt -s inherit_errexit # what fails within $(…) ends the script too
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [[ ! -x "${1:-}/bin/towers_benchmark" || ! -x "$1/bin/inspection_benchmark" ]]; then
    echo "compare: expected a build folder with bin/towers_benchmark and bin/inspection_benchmark, found '${1:-}';" \
        "build the preset release first" >&2
    exit 2
fi

# environment REQUIREMENTS WHAT: prints the folder of a Python environment with these packages.
environment() {
    local requirements="$here/$1" folder
    folder="${XDG_CACHE_HOME:-$HOME/.cache}/clip-lad/compare-$(sha256sum "$requirements" | cut -c1-12)"
    if [[ ! -f "$folder/complete" ]]; then
        rm -rf "$folder"
        echo "Bringing $2 (once)" >&2
        python3 -m venv "$folder"
        "$folder/bin/pip" install --quiet --no-cache-dir --requirement "$requirements" >&2
        touch "$folder/complete"
    fi
    echo "$folder"
}

rivals=$(environment compare-requirements.txt "OpenCLIP, OpenVINO and NNCF")
more=()
if [[ "$*" != *"--only"* || "$*" == *"--only inspection"* ]]; then
    anomalib=$(environment compare-anomalib-requirements.txt anomalib)
    more=(--anomalib "$anomalib/bin/python")
fi
exec "$rivals/bin/python" "$here/../tests/benchmarks/compare.py" "$@" "${more[@]}"
