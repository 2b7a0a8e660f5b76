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

[[ ${1:-} != -h && ${1:-} != --help ]] || print_head "${BASH_SOURCE[0]}"
usage() {
    echo "usage: score.sh PRODUCT PATH… --out RESULTS [options of clip-lad score]; score.sh --help says more" >&2
    exit 2
}

[[ $# -gt 0 && $1 != -* ]] || usage
check_array score.sh "$@"
out=$(value_of --out "$@")
[[ -n $out ]] || usage
if [[ ! -f $1/product.yaml ]]; then
    echo "score.sh: $1 holds no product.yaml; name the folder of a product, as all nodes see it" >&2
    exit 2
fi
part=() last=(--product "$1") resume=(--resume)
for argument in "$@"; do
    case $argument in
        --fail-on-anomaly | --json) last+=("$argument") ;; # of all photos together
        --resume) resume=() part+=("$argument") ;;
        *) part+=("$argument") ;;
    esac
done
# A photo that cannot be read makes its job fail, and is a result all the same: what a job lacks, merge says.
submit afterany score "${part[@]}" "${resume[@]}" -- merge "$out" "${last[@]}"
