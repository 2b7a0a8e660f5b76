"""How time grows with images, shots, labels, clusters and resolution: a table, and a picture of the curves.

    python3 tests/benchmarks/scaling.py build/release FOLDER [--picture resources/images/scaling.svg]

Needs matplotlib. FOLDER keeps what was measured, so that an interrupted run goes on; 15 minutes on two cores.
The exponent is the slope of the last half of a curve between logarithms: 1 is linear, less is better than linear.
"""
import argparse
import json
import math
import os
import pathlib
import re
import subprocess
import time

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402

IMAGES = (1, 10, 100, 1000, 10000)

# (title, axis, [(line, program, benchmark with the number at its end)])
CURVES = [
    ("Shots", "shots", [("learning", "inspection", "learning/shots:"),
                        ("a photo, all after the tower", "inspection", "afterTowers/shots:"),
                        ("its patches compared", "inspection", "patchQuery/shots:"),
                        ("the same, every patch kept", "inspection", "patchQueryOfAll/shots:")]),
    ("Labels", "fine labels", [("a photo, all after the tower", "inspection", "afterTowers/labels:")]),
    ("Clusters", "clusters", [("learning", "inspection", "learning/clusters:"),
                              ("a photo, all after the tower", "inspection", "afterTowers/clusters:")]),
    ("Words", "words in 80 templates", [("text tower of a ViT-L/14, bf16", "towers", "words/")]),
    ("Resolution", "pixels of the square (thousands)", [("tower, fp32", "towers", "resolution/"),
                                                        ("all after the tower", "inspection", "afterTowers/resolution:")]),
]


def kept(file, measure):
    if not file.exists():
        file.write_text(json.dumps(measure()))
    return json.loads(file.read_text())


def benchmark(program, prefix):
    """[[number, ms], …] of the benchmarks whose name is the prefix with a number behind it."""
    command = [program, f"--benchmark_filter=^{prefix}[0-9]+/", "--benchmark_format=json", "--benchmark_min_time=0.5"]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
    number = re.compile(re.escape(prefix) + r"(\d+)")
    return [[int(number.match(run["name"]).group(1)), run["real_time"]] for run in report["benchmarks"]]


def score(program, folder):
    """[[images, ms, MB at most], …] of `clip-lad score` with a small model at a small size, which leaves most of the
    time to what goes on around it."""
    run = lambda *words: subprocess.run([program, *map(str, words)], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    if not (folder / "product").exists():
        run("scenes", "pushpins", "--out", "photos", "--size", 96, "--train", 10, "--validation", 0, "--good", 10, "--logical", 0,
            "--structural", 0)
        shots = sorted((folder / "photos/pushpins/train/good").iterdir())[:4]
        run("enrol", "product", "--shots", *shots, "--prompts", "pushpins", "--set", "image.resolution=64")
    photos = sorted((folder / "photos/pushpins/test/good").iterdir())
    times = []
    for count in IMAGES:
        links = folder / f"links-{count}"
        links.mkdir(exist_ok=True)
        for i in range(count):
            link = links / f"{i:05}.png"
            if not link.is_symlink():
                link.symlink_to(photos[i % len(photos)].resolve())
        begin = time.perf_counter()
        process = subprocess.Popen([program, "score", "product", links.name, "--out", f"out-{count}"], cwd=folder,
                                   stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise SystemExit(f"clip-lad score of {count} images ended with {status}")
        times.append([count, (time.perf_counter() - begin) * 1000, usage.ru_maxrss / 1024])
    return times


def exponent(points):
    """Slope between logarithms over the last half of the range."""
    last = [point for point in points if point[0] ** 2 >= points[0][0] * points[-1][0]]
    x, y = [math.log(point[0]) for point in last], [math.log(point[1]) for point in last]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / sum((a - mean_x) ** 2 for a in x)


def draw(axes, title, axis, lines):
    for name, points in lines:
        axes.loglog([point[0] for point in points], [point[1] for point in points], marker="o", markersize=3, label=name)
    first = max((points for _, points in lines), key=lambda points: points[-1][1])
    axes.loglog([first[0][0], first[-1][0]], [first[-1][1] * first[0][0] / first[-1][0], first[-1][1]], color="0.8", linestyle="--",
                zorder=0, label="linear")
    axes.set_xticks([point[0] for point in first], [f"{round(point[0]):,}" for point in first])
    axes.set_xticks([], minor=True)
    axes.set_title(title)
    axes.set_xlabel(axis)
    axes.set_ylabel("ms")
    axes.grid(True, alpha=0.2)
    axes.legend(fontsize=7)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--picture", type=pathlib.Path, default=None)
    options = parser.parse_args()
    build, folder = options.build.resolve(), options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    curves = [(title, axis, [(name, kept(folder / (re.sub(r"\W+", "-", prefix) + ".json"),
                                         lambda: benchmark(str(build / f"bin/{program}_benchmark"), prefix)))
                             for name, program, prefix in lines]) for title, axis, lines in CURVES]
    images = kept(folder / "images.json", lambda: score(str(build / "bin/clip-lad"), folder))
    curves[-1] = (*curves[-1][:2], [(name, [[side * side / 1000, ms] for side, ms in points]) for name, points in curves[-1][2]])
    curves.insert(0, ("Images", "images", [("score, small model, 64 px", images)]))

    print("| grows with | work | from | to | exponent |\n|---|---|---|---|---|")
    for title, axis, lines in curves:
        for name, points in lines:
            (x0, y0), (x1, y1) = points[0][:2], points[-1][:2]
            print(f"| {axis} | {name} | {x0:g}: {y0:.0f} ms | {x1:g}: {y1:.0f} ms | {exponent(points):.2f} |")
    print(f"\nmemory of score, at most: {images[0][2]:.0f} MB with one image, {images[-1][2]:.0f} MB with {images[-1][0]}")
    if options.picture:
        pyplot.rcParams.update({"svg.fonttype": "none", "font.size": 8})
        figure, all_axes = pyplot.subplots(2, 3, figsize=(11, 6.4), layout="constrained")
        for axes, curve in zip(all_axes.flat, curves, strict=True):
            draw(axes, *curve)
        figure.savefig(options.picture, metadata={"Date": None})


if __name__ == "__main__":
    main()
