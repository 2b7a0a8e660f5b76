#!/usr/bin/env bash
# Unpacks LibTorch (headers and CPU libraries of the torch wheel) into the user's cache, once for all clones.
# The wheels are pinned by SHA-256 in libtorch-requirements.txt. The result appears in one rename.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
requirements="$here/libtorch-requirements.txt"
version=$(sed -n 's/^torch==\([0-9.]*\).*/\1/p' "$requirements")
cache="${XDG_CACHE_HOME:-$HOME/.cache}/clip-lad"
target="$cache/libtorch-$version"

[[ -f "$target/lib/libtorch_cpu.so" ]] && exit 0
if [[ $(uname -m) != x86_64 ]]; then
    echo "libtorch: the pinned wheels are for x86_64; name a LibTorch for $(uname -m) with CMAKE_PREFIX_PATH" >&2
    exit 1
fi

mkdir -p "$cache"
exec 9>"$cache/libtorch.lock"
flock 9 # another run may be doing the same
[[ -f "$target/lib/libtorch_cpu.so" ]] && exit 0

rm -rf "$cache"/libtorch-unpacking.*
work=$(mktemp -d "$cache/libtorch-unpacking.XXXXXX")
trap 'rm -rf "$work"' EXIT

echo "Bringing LibTorch $version (540 MB, once)"
python3 -m pip download --quiet --no-deps --require-hashes --only-binary :all: \
    --python-version 3.11 --implementation cp --platform manylinux_2_28_x86_64 \
    --platform manylinux_2_25_x86_64 --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 \
    --dest "$work/wheels" --requirement "$requirements"

python3 - "$work" <<'PYTHON'
import pathlib, shutil, sys, zipfile

work = pathlib.Path(sys.argv[1])
libraries = {"libc10.so", "libtorch_cpu.so", "libgomp.so.1", "libcudart.so.13", "libcupti.so.13"}
(work / "tree" / "lib").mkdir(parents=True)
for wheel in sorted((work / "wheels").glob("*.whl")):
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            path = pathlib.PurePosixPath(member)
            if path.name in libraries:
                target = work / "tree" / "lib" / path.name
            elif path.parts[:2] == ("torch", "include") and not member.endswith("/"):
                target = work / "tree" / "include" / pathlib.Path(*path.parts[2:])
            else:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as source, open(target, "wb") as sink:
                shutil.copyfileobj(source, sink, 1 << 20)
PYTHON

sync -f "$work/tree"
rm -rf "$target"
mv "$work/tree" "$target"
