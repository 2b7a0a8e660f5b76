# Sourced by the scripts beside it: an array of Slurm jobs that divide a command's work, then one that puts
# together what they made. For other clusters, by environment variables:
#
#   CLIPLAD_SHARDS=8         jobs of the array
#   CLIPLAD_PROGRAM=clip-lad the program on the nodes
#   CLIPLAD_CPUS=8           cores of a job
#   CLIPLAD_MEMORY=16G       memory of a job
#   CLIPLAD_TIME=12:00:00    time limit of a job
#   CLIPLAD_LOGS=slurm-logs  folder of what the jobs print
#   CLIPLAD_SBATCH=          further options of sbatch, such as "--partition=long --account=lab"

shopt -s inherit_errexit # what fails within $(…) ends the script too

shards=${CLIPLAD_SHARDS:-8}
logs=${CLIPLAD_LOGS:-slurm-logs}

# print_head SCRIPT: what stands at its head and at that of this file; ends the script.
print_head() {
    sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$1"
    sed -n '1,/^[^#]/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 0
}

# value_of OPTION ARGUMENTS…: what stands behind the option; nothing where it is not given.
value_of() {
    local option=$1
    shift
    while [[ $# -gt 0 ]]; do
        case $1 in
            "$option") echo "${2:-}" && return ;;
            "$option"=*) echo "${1#*=}" && return ;;
        esac
        shift
    done
}

# check_array SCRIPT ARGUMENTS…: ends the script where they cannot be submitted.
check_array() {
    local script=$1 argument
    shift
    for argument in "$@"; do
        if [[ $argument == --shard || $argument == --shard=* ]]; then
            echo "$script divides the work itself: set CLIPLAD_SHARDS instead of --shard" >&2
            exit 2
        fi
    done
    if [[ ! $shards =~ ^[1-9][0-9]*$ ]]; then
        echo "CLIPLAD_SHARDS is '$shards', expected a number from 1 on" >&2
        exit 2
    fi
}

# job OPTIONS… -- ARGUMENTS…: submits one start of the program, prints the number of the job.
job() {
    local -a options=() more=()
    while [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    shift
    read -ra more <<<"${CLIPLAD_SBATCH:-}"
    local command
    command=$(printf ' %q' "${CLIPLAD_PROGRAM:-clip-lad}" "$@")
    # srun does not take the cores over from the job by itself; of an array, the number is each job's own.
    command=${command//SHARD_OF_THE_ARRAY/\"\$SLURM_ARRAY_TASK_ID\"}
    command="export SRUN_CPUS_PER_TASK=\$SLURM_CPUS_PER_TASK; exec srun$command"
    local number
    number=$(sbatch --parsable "--cpus-per-task=${CLIPLAD_CPUS:-8}" "--mem=${CLIPLAD_MEMORY:-16G}" \
        "--time=${CLIPLAD_TIME:-12:00:00}" --requeue ${more[@]+"${more[@]}"} "${options[@]}" \
        "--wrap=$command") || return 1 # said here, as `if` switches errexit off
    echo "${number%%;*}" # the cluster's name may follow
}

# submit CONDITION COMMAND… -- LAST…: `clip-lad COMMAND… --shard i/n` as an array, then `clip-lad LAST…`.
# CONDITION is what the last waits for: afterok, all succeeded; afterany, all ended.
submit() {
    local condition=$1
    shift
    local -a part=()
    while [[ $1 != -- ]]; do
        part+=("$1")
        shift
    done
    shift
    mkdir -p "$logs"
    local array last
    array=$(job --job-name=clip-lad "--array=1-$shards" "--output=$logs/%A_%a.txt" -- \
        "${part[@]}" --shard "SHARD_OF_THE_ARRAY/$shards")
    # Without --kill-on-invalid-dep a job whose condition can no longer come true waits for ever.
    if ! last=$(job --job-name=clip-lad-last "--dependency=$condition:$array" --kill-on-invalid-dep=yes \
        "--output=$logs/%j_last.txt" -- "$@"); then
        echo "the jobs ${array}_1 to ${array}_$shards run, but not the one that puts together what they make; when they" \
            "have ended: ${CLIPLAD_PROGRAM:-clip-lad} $*" >&2
        exit 1
    fi
    echo "submitted: jobs ${array}_1 to ${array}_$shards, then $last, which puts together what they made;" \
        "they print into $logs"
}
