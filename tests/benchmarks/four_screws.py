"""Few-shot results on the four-screws photographs: five seeds of shots, variants of the method side by side.

    python3 tests/benchmarks/four_screws.py build/release/bin/clip-lad PHOTOS [--shots 4] [--model demo]
        [--precision fp32 bf16 int8]

PHOTOS holds files named <id>_<abcd>.jpg whose four digits say which screws are there; 1111 is a good one. Settings and
prompts are chosen on seed 0, so the table shows seed 0 apart from the mean of the other four. --only settings leaves
the variants out.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile

VARIANTS = {
    "settings of the prompt file": [],
    "coarse to fine": ["--set", "fine.coarse-stage=true"],
    "coarse to fine, per region": ["--set", "fine.coarse-stage=true", "--set", "fine.unit=region"],
    "coarse to fine, 6 clusters": ["--set", "fine.coarse-stage=true", "--set", "clusters.count=6"],
    "coarse to fine, 8 clusters": ["--set", "fine.coarse-stage=true", "--set", "clusters.count=8"],
    "coarse to fine, 14 clusters": ["--set", "fine.coarse-stage=true", "--set", "clusters.count=14"],
    "coarse to fine, 20 clusters": ["--set", "fine.coarse-stage=true", "--set", "clusters.count=20"],
    "top 1 % of the map": ["--set", "patches.pooling=top-percent"],
    "pieces count once": ["--set", "histogram.component-weight=1"],
    "pieces do not count": ["--set", "histogram.component-weight=0"],
    "scraps count as pieces": ["--set", "histogram.least-piece=5"],
    "light not evened out": ["--set", "patches.relative=false"],
    "logical spread as small as found": ["--set", "fusion.least-logical-deviation=0.02"],
    "320 px": ["--set", "image.resolution=320"],
    "384 px": ["--set", "image.resolution=384"],
    "448 px": ["--set", "image.resolution=448"],
}


def arrange(photos, folder):
    found = sorted(pathlib.Path(photos).glob("*_*.jpg"))
    if not found:
        raise SystemExit(f"{photos}: no photograph named <id>_<abcd>.jpg; give the folder that holds them")
    for photo in found:
        group = folder / ("good" if photo.stem.endswith("_1111") else "bad")
        group.mkdir(parents=True, exist_ok=True)
        (group / photo.name).symlink_to(photo.resolve())


def runs(program, folder, arguments):
    command = [program, "evaluate", str(folder), "--seeds", "5", "--no-pixels", "--json", *arguments]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)["runs"]


def row(name, results):
    def cell(key):
        values = [100 * run[key] for run in results if key in run]
        if len(values) < len(results):
            return "–"
        rest = values[1:]
        return f"{values[0]:6.1f}  {statistics.mean(rest):6.1f} ± {statistics.stdev(rest):4.1f}"

    print(f"{name:40}{cell('auroc'):>24}{cell('auroc_of_logical_score'):>24}{cell('auroc_of_structural_score'):>24}{cell('accuracy'):>24}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("photos")
    parser.add_argument("--shots", default="4")
    parser.add_argument("--model", default="demo")
    parser.add_argument("--precision", nargs="+", default=["fp32"], help="a row for each of fp32, bf16, int8 named")
    parser.add_argument("--prompts", default="four_screws")
    parser.add_argument("--only", help="variants whose name contains this")
    options = parser.parse_args()
    common = ["--shots", options.shots, "--model", options.model, "--prompts", options.prompts]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "four_screws"
        arrange(options.photos, folder)
        print(f"AUROC and right verdicts in %, {options.shots} shots; seed 0, then mean ± deviation of seeds 1 to 4")
        print(f"{'':40}{'fused':>24}{'s_log alone':>24}{'s_str alone':>24}{'verdicts':>24}")
        for name, settings in VARIANTS.items():
            if options.only and options.only not in name:
                continue
            for precision in options.precision:
                row(f"{name}, {precision}", runs(options.program, folder, [*common, "--precision", precision, *settings]))


if __name__ == "__main__":
    main()
