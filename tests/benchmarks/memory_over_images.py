"""Whether the memory of `clip-lad score` stays flat over many images.

    python3 tests/benchmarks/memory_over_images.py build/release/bin/clip-lad PRODUCT PHOTO... [--images 10000]

Scores a folder of links to the photos, in turn, and reads the program's memory from /proc every second. A few distinct
small photos will do; their size does not matter to the result, but to the time.
Exit code 1 when its anonymous memory (RssAnon, the median over a tenth of the images) grows by more than 20 MB after the
first tenth.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

MOST_GROWTH_MB = 20


def make_links(photos, folder, count):
    folder.mkdir()
    for i in range(count):
        photo = pathlib.Path(photos[i % len(photos)])
        (folder / f"{i:06}{photo.suffix}").symlink_to(photo.resolve(strict=True))
    return folder


def memory_mb(process):
    """Current anonymous memory and the highest of all memory, or nothing when the process has ended."""
    fields = {}
    try:
        for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
            name, _, value = line.partition(":")
            fields[name] = value.split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    if "RssAnon" not in fields:
        return None
    return int(fields["RssAnon"][0]) / 1024, int(fields["VmHWM"][0]) / 1024


class Watched:
    """A run of the program: how many images it has judged, and its memory at each of them that was looked at."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.judged = 0
        self.samples = []
        self.highest = 0
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            if line.startswith(("good", "anomalous")):
                self.judged += 1

    def watch(self, seconds):
        while self.process.poll() is None:
            judged = self.judged
            memory = memory_mb(self.process.pid)
            if memory and judged:
                self.samples.append((judged, memory[0]))
                self.highest = memory[1]
            time.sleep(seconds)
        self.reader.join()
        return self.process.returncode

    def around(self, images, width):
        """Median memory while those images and the `width` before them were judged: one photo takes tens of MB for a
        moment, so that a single sample says little. The nearest sample where there was none."""
        window = [memory for judged, memory in self.samples if images - width < judged <= images]
        nearest = min(self.samples, key=lambda sample: abs(sample[0] - images))[1]
        return statistics.median(window or [nearest])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("product")
    parser.add_argument("photos", nargs="+", metavar="PHOTO")
    parser.add_argument("--images", type=int, default=10000)
    parser.add_argument("--every", type=float, default=1, help="seconds between two looks at the memory [1]")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        photos = make_links(options.photos, pathlib.Path(temporary) / "photos", options.images)
        start = time.monotonic()
        run = Watched([options.program, "score", options.product, str(photos), "--out", f"{temporary}/results",
                       "--format", "csv"])
        code = run.watch(options.every)
        seconds = time.monotonic() - start
    if code != 0 or run.judged != options.images or not run.samples:
        sys.exit(f"the program ended with {code} after {run.judged} of {options.images} images; see its message above")
    tenth = max(1, options.images // 10)
    early, half, end = (run.around(images, tenth) for images in (tenth, options.images // 2, options.images))
    print(f"{options.images} images in {seconds:.0f} s, {len(run.samples)} samples")
    print(f"RssAnon at 10 %: {early:.1f} MB, at 50 %: {half:.1f} MB, at 100 %: {end:.1f} MB; VmHWM {run.highest:.1f} MB")
    print(f"growth after the first 10 %: {end - early:+.1f} MB, at most {MOST_GROWTH_MB} MB are allowed")
    sys.exit(1 if end - early > MOST_GROWTH_MB else 0)


if __name__ == "__main__":
    main()
