#!/usr/bin/env bash
# A benchmark on a Slurm cluster: an array of jobs that divide the work, then one that makes the tables of all.
#
#   packaging/slurm/benchmark.sh DATASET --out RESULTS [options of clip-lad benchmark]
#
# DATASET and RESULTS lie where all nodes see them. What a job has finished stays when it is killed: give the
# same command again, and only the rest is run. A part of the work is one training, or a draw of shots of the
# quick methods; --memory is a part of CLIPLAD_MEMORY. The variables that set the cluster are in array.sh.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/array.sh"

[[ ${1:-} != -h && ${1:-} != --help ]] || print_head "${BASH_SOURCE[0]}"
check_array benchmark.sh "$@"
if [[ $# -eq 0 || -z $(value_of --out "$@") ]]; then
    echo "usage: benchmark.sh DATASET --out RESULTS [options of clip-lad benchmark]; benchmark.sh --help says more" >&2
    exit 2
fi
submit afterok benchmark "$@" -- benchmark "$@"
