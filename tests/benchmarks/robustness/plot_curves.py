"""A picture of robustness_benchmark's figures: AUROC over the level of each distortion, a line for each table.

    python3 plot_curves.py curves.svg "rendered products=products.csv" "four-screws=four_screws.csv"

A line is the mean over the data sets and draws of its table. Needs matplotlib.
"""
import argparse
import collections
import csv
import pathlib
import statistics

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402

# (distortion, title, the level of a photo that nothing was done to)
PANELS = [
    ("blur", "blur, σ in px of 256", 0),
    ("noise", "noise, σ in grey levels", 0),
    ("light", "light, times", 1),
    ("white-balance", "red times, blue divided by", 1),
    ("rotation", "rotation, degrees", 0),
    ("scale", "scale, times", 1),
    ("jpeg", "JPEG, quality", 100),
]


def named_table(text):
    name, separator, file = text.partition("=")
    if not separator or not pathlib.Path(file).is_file():
        raise argparse.ArgumentTypeError(f"expected NAME=FILE.csv of robustness_benchmark --csv, found '{text}'")
    return name, pathlib.Path(file)


def means(file):
    """{(distortion, level): mean AUROC in percent}"""
    values = collections.defaultdict(list)
    with file.open(newline="") as rows:
        for row in csv.DictReader(rows):
            values[row["distortion"], float(row["level"])].append(100 * float(row["auroc"]))
    return {key: statistics.mean(of_runs) for key, of_runs in values.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", type=pathlib.Path)
    parser.add_argument("tables", nargs="+", type=named_table, metavar="NAME=FILE")
    options = parser.parse_args()
    tables = [(name, means(file)) for name, file in options.tables]

    pyplot.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "curves", "font.size": 8})
    figure, panels = pyplot.subplots(2, 4, figsize=(11, 5), sharey=True, layout="constrained")
    for axes, (distortion, title, clean) in zip(panels.flat, PANELS):
        for name, auroc in tables:
            points = [(level, value) for (kind, level), value in auroc.items() if kind == distortion]
            axes.plot(*zip(*sorted([(clean, auroc["none", 0.0]), *points])), marker="o", markersize=3, label=name)
        axes.axvline(clean, color="0.85", zorder=0)
        axes.set_title(title, fontsize=8)
        axes.grid(True, alpha=0.2)
        if distortion == "jpeg":
            axes.invert_xaxis()
    for row in panels:
        row[0].set_ylabel("AUROC, %")
    rest = panels.flat[len(PANELS)]
    rest.axis("off")
    rest.legend(*panels.flat[0].get_legend_handles_labels(), loc="center")
    figure.savefig(options.picture, metadata={"Date": None})


if __name__ == "__main__":
    main()
