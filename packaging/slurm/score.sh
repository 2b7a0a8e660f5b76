#!/usr/bin/env bash
# Scoring on a Slurm cluster: an array of jobs that divide the photos, then one that puts their results together.
#
#   packaging/slurm/score.sh PRODUCT PATH… --out RESULTS [options of clip-lad score]
#
# Product, photos and RESULTS lie where all nodes see them. A job that is killed goes on where it was when Slurm
# starts it again (`scontrol requeue`), or when the same command is given again. With --records RECORDS each job
# enters its part into them, as a run of its own. The variables that set the cluster are in array.sh.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/array.sh"

usage() {
    echo "usage: score.sh PRODUCT PATH… --out RESULTS [options of clip-lad score]" >&2
    exit 2
}

out= before=
for argument in "$@"; do
    [[ $before != --out ]] || out=$argument
    [[ $argument != --out=* ]] || out=${argument#--out=}
    before=$argument
done
[[ -n $out ]] || usage
check_array score.sh "$@"
resume=(--resume)
[[ " $* " != *" --resume "* ]] || resume=()
# A photo that cannot be read makes its job fail, and is a result all the same.
submit afterany score "$@" "${resume[@]}" -- merge "$out"
