#!/usr/bin/env bash
# A benchmark on a Slurm cluster: an array of jobs that divide the work, then one that makes the tables of all.
#
#   packaging/slurm/benchmark.sh DATASET --out RESULTS [options of clip-lad benchmark]
#
# DATASET and RESULTS lie where all nodes see them. What a job has finished stays when it is killed: give the same
# command again, and only the rest is run. For other clusters, by environment variables:
#
#   CLIPLAD_SHARDS=8         jobs of the array; a part is one training, or a draw of shots of the quick methods
#   CLIPLAD_PROGRAM=clip-lad the program on the nodes
#   CLIPLAD_CPUS=8           cores of a job
#   CLIPLAD_MEMORY=16G       memory of a job; --memory of clip-lad benchmark is a part of it
#   CLIPLAD_TIME=12:00:00    time limit of a job
#   CLIPLAD_LOGS=slurm-logs  folder of what the jobs print
#   CLIPLAD_SBATCH=          further options of sbatch, such as "--partition=long --account=lab"
set -euo pipefail

program=${CLIPLAD_PROGRAM:-clip-lad}

usage() {
    echo "usage: benchmark.sh DATASET --out RESULTS [options of clip-lad benchmark]" >&2
    exit 2
}

submit() {
    [[ $# -gt 0 ]] || usage
    local argument shards=${CLIPLAD_SHARDS:-8} logs=${CLIPLAD_LOGS:-slurm-logs}
    for argument in "$@"; do
        if [[ $argument == --shard || $argument == --shard=* ]]; then
            echo "benchmark.sh divides the work itself: set CLIPLAD_SHARDS instead of --shard" >&2
            exit 2
        fi
    done
    if [[ ! $shards =~ ^[1-9][0-9]*$ ]]; then
        echo "CLIPLAD_SHARDS is '$shards', expected a number from 1 on" >&2
        exit 2
    fi
    mkdir -p "$logs"
    local -a common=(--parsable "--cpus-per-task=${CLIPLAD_CPUS:-8}" "--mem=${CLIPLAD_MEMORY:-16G}"
        "--time=${CLIPLAD_TIME:-12:00:00}") more=()
    read -ra more <<<"${CLIPLAD_SBATCH:-}"
    local array tables
    array=$(sbatch "${common[@]}" ${more[@]+"${more[@]}"} --job-name=clip-lad "--array=1-$shards" \
        "--output=$logs/%A_%a.txt" "--export=ALL,CLIPLAD_STEP=shard,CLIPLAD_SHARDS=$shards" "$0" "$@")
    array=${array%%;*} # the cluster's name may follow
    # Without the last option a job whose condition can no longer come true waits for ever.
    tables=$(sbatch "${common[@]}" ${more[@]+"${more[@]}"} --job-name=clip-lad-tables \
        "--dependency=afterok:$array" --kill-on-invalid-dep=yes "--output=$logs/%j_tables.txt" \
        --export=ALL,CLIPLAD_STEP=tables "$0" "$@")
    echo "submitted: jobs ${array}_1 to ${array}_$shards, then ${tables%%;*} for the tables; they print into $logs"
}

# srun does not take it over from the job by itself.
[[ -z ${SLURM_CPUS_PER_TASK:-} ]] || export SRUN_CPUS_PER_TASK=$SLURM_CPUS_PER_TASK

case ${CLIPLAD_STEP:-submit} in
    submit) submit "$@" ;;
    # Of CLIPLAD_SHARDS, not of the array that runs now: a single job that failed can be given again.
    shard) srun "$program" benchmark "$@" --shard "$SLURM_ARRAY_TASK_ID/${CLIPLAD_SHARDS:-$SLURM_ARRAY_TASK_COUNT}" ;;
    tables) srun "$program" benchmark "$@" ;;
    *) usage ;;
esac
