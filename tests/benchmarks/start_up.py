"""How soon the programs are there as a person starts them, medians in ms: the Studio's first painted window, and the
help of clip-lad.

    python3 tests/benchmarks/start_up.py build/release/bin [--starts 10]

The clock runs from before the program is executed, so that loading Qt and LibTorch counts, and that the program
starts itself anew (app/patient_threads.cpp). When the window was painted is read from the log that the Studio keeps.
All starts share a new home; from the second one on, at the latest, the programs' files are in memory.
"""
import argparse
import datetime
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

PAINTED = re.compile(r"^(\S+ \S+)  first window after (\d+) ms$", re.MULTILINE)
MOST_SECONDS = 60


def person(home):
    """The environment of a person who has set nothing: no display is needed, and the log has no time zone to mind."""
    kept = {name: value for name, value in os.environ.items() if name not in ("GOMP_SPINCOUNT", "OMP_WAIT_POLICY")}
    folders = {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    return {**kept, **folders, "HOME": home, "QT_QPA_PLATFORM": "offscreen", "TZ": "UTC"}


def studio(program, home):
    """ms to the first painted window, and those of them after main() began."""
    log = pathlib.Path(home) / "data/clip-lad/log/studio.log"
    log.unlink(missing_ok=True)
    begin = time.time()
    process = subprocess.Popen([program], env=person(home))
    try:
        while time.time() < begin + MOST_SECONDS and process.poll() is None:
            painted = PAINTED.search(log.read_text()) if log.exists() else None
            if painted:
                moment = datetime.datetime.fromisoformat(painted[1]).replace(tzinfo=datetime.timezone.utc)
                return (moment.timestamp() - begin) * 1000, int(painted[2])
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()
    sys.exit(f"{program} painted no window within {MOST_SECONDS} s, or ended before; see its message above")


def help_text(program, home):
    begin = time.perf_counter()
    subprocess.run([program, "--help"], check=True, stdout=subprocess.DEVNULL, env=person(home))
    return (time.perf_counter() - begin) * 1000


def tell(what, times):
    print(f"{what:44} {statistics.median(times):8.1f}   ({min(times):.1f} to {max(times):.1f})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=pathlib.Path, help="folder with clip-lad and clip-lad-studio")
    parser.add_argument("--starts", type=int, default=10)
    options = parser.parse_args()
    programs = options.programs.resolve()
    with tempfile.TemporaryDirectory() as home:
        windows = [studio(programs / "clip-lad-studio", home) for _ in range(options.starts)]
        helps = [help_text(programs / "clip-lad", home) for _ in range(options.starts)]
    print(f"ms, median of {options.starts} starts (least to most)")
    tell("clip-lad-studio: to the first painted window", [whole for whole, _ in windows])
    tell("  of which after main() began", [own for _, own in windows])
    tell("clip-lad --help", helps)


if __name__ == "__main__":
    main()
