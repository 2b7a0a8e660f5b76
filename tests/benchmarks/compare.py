"""Ours beside OpenCLIP and OpenVINO with NNCF on a ViT-L/14 at 448 px, and beside anomalib's methods on whole
inspections with the embedded model, interleaved in one run on one machine.

    packaging/compare.sh BUILD_DIR [--rounds 3] [--only image]     # brings what it needs, then starts this

Machines are noisy: each round runs every system once, and the table has medians over the rounds and their ratio to the
fastest rival. All have the same architecture with random weights, which costs the same time as trained ones. Rivals
compute the class-token embedding; ours is what an inspection needs, four stages and dense features.
"""
import argparse
import contextlib
import importlib.metadata
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import nncf
import open_clip
import openvino
import safetensors.torch
import torch

RESOLUTION = 448
TEMPLATES = pathlib.Path(__file__).parents[2] / "prompts/templates/full.yaml"
NEW_LABEL = "small red screw head"  # as in towers_benchmark.cpp
CALIBRATION_IMAGES = 8


def seconds(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


class OpenClip:
    """The model in Python, as its users run it."""

    name = "OpenCLIP"

    def __init__(self, precision):
        self.model = open_clip.create_model("ViT-L-14", force_image_size=RESOLUTION, precision=precision).eval()
        self.pixels = torch.randn(1, 3, RESOLUTION, RESOLUTION, dtype=self.model.visual.conv1.weight.dtype)
        sentences = [line.split('"')[1] for line in TEMPLATES.read_text().splitlines() if line.startswith('- "')]
        self.tokens = open_clip.get_tokenizer("ViT-L-14")([sentence.replace("{}", NEW_LABEL) for sentence in sentences])

    @torch.no_grad()
    def image(self):
        return seconds(lambda: self.model.encode_image(self.pixels))

    @torch.no_grad()
    def prompt(self):
        return seconds(lambda: self.model.encode_text(self.tokens))


class OpenVino:
    """The vision tower converted for OpenVINO; int8 by NNCF's quantisation for transformers."""

    def __init__(self, precision, visual):
        self.name = "OpenVINO + NNCF" if precision == "int8" else "OpenVINO"
        self.pixels = torch.randn(1, 3, RESOLUTION, RESOLUTION)
        with torch.no_grad():
            converted = openvino.convert_model(torch.export.export(visual, (self.pixels,)))
        converted.reshape(list(self.pixels.shape))
        if precision == "int8":
            images = nncf.Dataset([torch.randn_like(self.pixels).numpy() for _ in range(CALIBRATION_IMAGES)])
            converted = nncf.quantize(converted, images, model_type=nncf.ModelType.TRANSFORMER, subset_size=CALIBRATION_IMAGES)
        hint = openvino.Type.f32 if precision == "fp32" else openvino.Type.bf16
        self.compiled = openvino.compile_model(converted, "CPU", {openvino.properties.hint.inference_precision: hint})

    def image(self):
        return seconds(lambda: self.compiled(self.pixels.numpy()))


class Anomalib:
    """One of its methods, each time in a process of its own with its own environment."""

    METHODS = {"patchcore": "PatchCore 256 px, 4 shots", "efficientad": "EfficientAD 256 px", "winclip": "WinCLIP 240 px, 4 shots"}

    def __init__(self, method, python):
        self.name = f"anomalib {self.METHODS[method]}"
        self.command = [python, str(pathlib.Path(__file__).with_name("compare_anomalib.py")), method, str(torch.get_num_threads())]

    def inspection(self):
        return float(subprocess.run(self.command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout)


class Ours:
    """The C++ programs, each time in a process of their own."""

    name = "CLIP-LAD"

    def __init__(self, precision, build):
        self.precision = precision
        self.build = build

    def benchmark(self, program, work):
        command = [self.build / f"bin/{program}_benchmark", f"--benchmark_filter=^{work}/{self.precision}/", "--benchmark_format=json", "--benchmark_min_time=1"]
        report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout)
        return report["benchmarks"][0]["real_time"] / 1000

    def image(self):
        return self.benchmark("towers", "inspectionFeatures")

    def prompt(self):
        return self.benchmark("towers", "newPrompt")

    def inspection(self):
        return self.benchmark("inspection", "demoInspection")


class BareTower(Ours):
    """What a batch would take if nothing came before and after the tower."""

    name = "the tower alone"
    batch = Ours.image


class Batch:
    """`clip-lad score` of a product with such a model: seconds a photo, without what comes once a run."""

    name = Ours.name
    PHOTOS = 16

    def __init__(self, precision, build, folder):
        self.program = str(build.resolve() / "bin/clip-lad")
        self.product = f"product-{precision}"
        self.folder = folder
        shots = sorted((folder / "pushpins/train/good").iterdir())
        self.run("enrol", self.product, "--shots", *shots, "--prompts", "pushpins", "--set", f"image.resolution={RESOLUTION}",
                 "--model", "model", "--precision", precision)

    def run(self, *words):
        subprocess.run([self.program, *map(str, words)], check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def score(self, photos):
        return seconds(lambda: self.run("score", self.product, *photos, "--out", f"results-{len(photos)}"))

    def batch(self):
        photos = sorted((self.folder / "pushpins/test/good").iterdir())[:self.PHOTOS + 1]
        return (self.score(photos) - self.score(photos[:1])) / self.PHOTOS


def write_model(folder):
    """A ViT-L/14 of random weights."""
    model = folder / "model"
    model.mkdir()
    safetensors.torch.save_model(open_clip.create_model("ViT-L-14"), str(model / "open_clip_model.safetensors"))
    config = {"model_cfg": open_clip.get_model_config("ViT-L-14"), "preprocess_cfg": {}}
    (model / "open_clip_config.json").write_text(json.dumps(config))


def contestants(options):
    """[(work, precision, system)], ours last of each group."""
    groups = []
    if options.only in (None, "batch"):
        folder = pathlib.Path(options.folder.name)
        write_model(folder)
        subprocess.run([options.build / "bin/clip-lad", "scenes", "pushpins", "--out", folder, "--train", "4", "--validation", "0",
                        "--good", str(Batch.PHOTOS + 1), "--logical", "0", "--structural", "0"], check=True, stdout=subprocess.DEVNULL)
        groups += [("batch", precision, system) for precision in ("fp32", "bf16", "int8")
                   for system in (BareTower(precision, options.build), Batch(precision, options.build, folder))]
    if options.only in (None, "inspection"):
        groups += [("inspection", "fp32", Anomalib(method, options.anomalib)) for method in Anomalib.METHODS]
        groups += [("inspection", precision, Ours(precision, options.build)) for precision in ("fp32", "bf16", "int8")]
    return groups + (towers(options.build) if options.only in (None, "image", "prompt") else [])


def towers(build):
    clip = {precision: OpenClip(precision) for precision in ("fp32", "bf16")}
    visual = clip["fp32"].model.visual
    groups = []
    for precision in ("fp32", "bf16", "int8"):
        rivals = [clip[precision]] if precision in clip else []
        rivals.append(OpenVino(precision, visual))
        groups += [("image", precision, system) for system in [*rivals, Ours(precision, build)]]
    for precision in ("fp32", "bf16"):
        groups += [("prompt", precision, system) for system in (clip[precision], Ours(precision, build))]
    return groups


def table(times, rounds):
    texts = {"inspection": "inspection of a photo, each method's own model (time alone, not what it finds)", "image": f"ViT-L/14, image of {RESOLUTION} px", "prompt": "ViT-L/14, new prompt in 80 templates after another one",
             "batch": f"ViT-L/14, a photo of a batch that `score` judges, decoded and written, at {RESOLUTION} px"}
    lines = ["| work | precision | system | median, s | ratio to the fastest rival |", "|---|---|---|---|---|"]
    for (work, precision, name), seconds_of_rounds in times.items():
        rivals = [statistics.median(t) for (w, p, n), t in times.items() if (w, p) == (work, precision) and n != Ours.name]
        median = statistics.median(seconds_of_rounds)
        ratio = f"**{median / min(rivals):.2f}**" if name == Ours.name and rivals else ""
        lines.append(f"| {texts[work]} | {precision} | {name} | {median:.2f} | {ratio} |")
    versions = ", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("torch", "open_clip_torch", "openvino", "nncf"))
    processor = openvino.Core().get_property("CPU", "FULL_DEVICE_NAME")
    lines += ["", f"{processor}, {len(os.sched_getaffinity(0))} cores; {versions}; medians of {rounds} rounds."]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, help="build folder with bin/towers_benchmark and bin/inspection_benchmark")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("image", "prompt", "inspection", "batch"), help="one kind of work alone")
    parser.add_argument("--anomalib", help="a Python that has it")
    options = parser.parse_args()
    if options.only in (None, "inspection") and not options.anomalib:
        parser.error("inspections need --anomalib, which packaging/compare.sh gives")
    torch.set_num_threads(len(os.sched_getaffinity(0)))
    options.folder = tempfile.TemporaryDirectory()
    with contextlib.redirect_stdout(sys.stderr):  # NNCF shows its progress there
        running = [c for c in contestants(options) if options.only in (None, c[0])]
    times = {}
    for work, _, system in running:
        getattr(system, work)()  # lays out memory and weights
    for _ in range(options.rounds):
        for work, precision, system in running:
            times.setdefault((work, precision, system.name), []).append(getattr(system, work)())
    print(table(times, options.rounds))


if __name__ == "__main__":
    main()
