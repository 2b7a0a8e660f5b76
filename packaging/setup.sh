#!/usr/bin/env bash
# Installs what building CLIP-LAD needs: Debian's packages, and LibTorch in the user's cache.
# Does nothing, in well under a second, when all of it is there. Safe to interrupt and to run twice at once.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

packages=(
    g++ lld cmake ninja-build python3 python3-pip ca-certificates curl
    qt6-base-dev libopencv-dev libyaml-cpp-dev libcli11-dev nlohmann-json3-dev libfmt-dev
    libicu-dev libssl-dev zlib1g-dev libpng-dev libjpeg-dev libtiff-dev libwebp-dev
    qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libqt6sql6-sqlite libqt6sql6-psql libbenchmark-dev
)
if [[ "${CLIPLAD_WITH_LINT:-}" == 1 ]]; then
    packages+=(clang clang-format-14 clang-tidy-14 git)
    packages+=(postgresql-15)   # the tests start clusters of their own; without it they skip that part
    packages+=(slurm-wlm munge) # and of a cluster
    packages+=(dbus-daemon)     # and a session bus of their own
fi

install_packages() (
    lock="${XDG_CACHE_HOME:-$HOME/.cache}/clip-lad/packages.lock"
    mkdir -p "$(dirname "$lock")"
    exec 8>"$lock"
    flock 8 # another run may be doing the same; it ends with this subshell
    missing=()
    for package in "${packages[@]}"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    ((${#missing[@]})) || exit 0
    echo "Installing Debian packages: ${missing[*]}"
    root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || { echo "setup: not root and no sudo here; as root: apt-get install ${missing[*]}" >&2; exit 1; }
        root=(sudo)
    fi
    "${root[@]}" dpkg --configure -a # an earlier run may have been interrupted
    "${root[@]}" apt-get update -q
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
)

# A LibTorch of one's own from 2.11 on, named as CMake wants it, is used instead of the wheel.
names_libtorch() {
    local folder prefixes=${CMAKE_PREFIX_PATH:-}
    while read -r -d : folder; do
        grep -qsE 'PACKAGE_VERSION "(2\.(1[1-9]|[2-9][0-9])|[3-9])' "$folder/TorchConfigVersion.cmake" && return 0
    done <<<"${Torch_DIR:-}:${prefixes//://share/cmake/Torch:}/share/cmake/Torch:"
    return 1
}

if [[ $(. /etc/os-release 2>/dev/null && echo "$ID ${VERSION_ID:-}") != "debian 12" ]]; then
    echo "setup: this is not Debian 12. Install the equivalents of these packages, then build with CMake:" >&2
    echo "  ${packages[*]}" >&2
    echo "and LibTorch 2.11 to 2.15, named with -DCMAKE_PREFIX_PATH=/path/to/libtorch" >&2
    exit 1
fi
install_packages
names_libtorch || "$here/libtorch.sh"
