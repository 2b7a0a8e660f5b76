#!/usr/bin/env bash
# Compares ours with OpenCLIP's Python, OpenVINO + NNCF, faiss and anomalib, in turn in one run, and prints a table.
#   packaging/compare.sh BUILD_DIR [--only WORK] [--write README.md], or --help for all
# The rivals come from the package registry, pinned, into the user's cache: some 8 GB, once.
set -euo pipefail
exec python3 "$(dirname "${BASH_SOURCE[0]}")/../tests/benchmarks/compare.py" "$@"
