"""Ours beside OpenCLIP, OpenVINO with NNCF, faiss, and anomalib's methods, interleaved in one run on one machine.

    packaging/compare.sh BUILD_DIR [--rounds 3] [--only image] [--write README.md] [--json times.json]

Machines are noisy: each round runs every system once, and the table has medians over the rounds and our time divided by
each rival's. A file has a table for processors with AVX-512 and one for others. Towers are those of a ViT-L/14 with
random weights, which cost the same time as trained ones; rivals compute the class-token embedding, ours is what an
inspection needs, four stages and dense features. Whole inspections are with each method's own model, ours the embedded
one. Only what a work needs is brought and set up.
"""
import argparse
import contextlib
import functools
import hashlib
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import typing

ROOT = pathlib.Path(__file__).parents[2]
CORES = len(os.sched_getaffinity(0))
OURS = "CLIP-LAD"
PRECISIONS = ("fp32", "bf16", "int8")
ANOMALIB = {"PatchCore of 256 px": "patchcore", "EfficientAD of 256 px": "efficientad", "WinCLIP of 240 px": "winclip"}
WORKS = {
    "image": "ViT-L/14, image of 448 px",
    "prompt": "ViT-L/14, new prompt in 80 templates after another one",
    "inspection": "inspection of a photo, 4 shots, beside anomalib's methods (time alone, not what it finds)",
    "batch": "ViT-L/14, a photo of a batch that `score` judges, decoded and written, at 448 px",
    "after": "ViT-L/14, everything after the tower, 4 shots",
    "patches": "features of ViT-L/14's size: a photo's patches against those of 4 shots, at all four stages",
    "patches64": "the same: against those of 64 shots, of which ours keeps 8 shots' worth",
    "clusters": "the same: clusters of every count from 2 to 20 on 4 shots, 64×64",
    "known": "a word in 80 templates that is kept on disk",
    "load": "loading a ViT-L/14 of 1.7 GB that the system has in memory",
    "help": "`clip-lad --help`",
}
# What a benchmark program measures, by its name there; the rest are runs of clip-lad.
BENCHMARKS = {
    "image": ("towers_benchmark", "inspectionFeatures/{precision}"),
    "prompt": ("towers_benchmark", "newPrompt/{precision}"),
    "load": ("towers_benchmark", "loadModel/{precision}"),
    "inspection": ("inspection_benchmark", "demoInspection/{precision}"),
    "after": ("inspection_benchmark", "afterTowers/shots:4"),
    "patches": ("inspection_benchmark", "patchQuery/shots:4"),
    "patches64": ("inspection_benchmark", "patchQuery/shots:64"),
    "clusters": ("inspection_benchmark", "everyClusterCount"),
    "known": ("inspection_benchmark", "knownPrompt"),
}


def program_of(work):
    return BENCHMARKS[work][0] if work in BENCHMARKS else "clip-lad"


class Contestant(typing.NamedTuple):
    """A system at a work in a precision, or in none."""

    work: str
    system: str
    precision: str


def ours(work, precision=""):
    return Contestant(work, OURS, precision)


# (ours, [rivals]): a row of the table each.
ROWS = [
    (ours("image", "fp32"), [Contestant("image", "OpenCLIP", "fp32"), Contestant("image", "OpenVINO", "fp32")]),
    (ours("image", "bf16"), [Contestant("image", "OpenCLIP", "bf16"), Contestant("image", "OpenVINO", "bf16")]),
    (ours("image", "int8"), [Contestant("image", "OpenCLIP", "bf16"), Contestant("image", "OpenVINO + NNCF", "int8")]),
    *[(ours("prompt", precision), [Contestant("prompt", "OpenCLIP", precision)]) for precision in ("fp32", "bf16")],
    *[(ours("inspection", precision), [Contestant("inspection", method, "fp32") for method in ANOMALIB])
      for precision in PRECISIONS],
    *[(ours("batch", precision), [ours("image", precision)]) for precision in PRECISIONS],
    (ours("after"), [ours("image", precision) for precision in PRECISIONS]),
    *[(ours(work), [Contestant(work, "faiss", "")]) for work in ("patches", "patches64")],
    *[(ours(work), []) for work in ("clusters", "known")],
    *[(ours("load", precision), []) for precision in ("fp32", "bf16")],
    (ours("help"), []),
]


class Environment:
    """A Python of its own, in the user's cache, with the packages that a file pins."""

    def __init__(self, requirements, shown):
        self.requirements = ROOT / "packaging" / requirements
        text = self.requirements.read_bytes()
        cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
        self.folder = cache / "clip-lad" / f"compare-{hashlib.sha256(text).hexdigest()[:12]}"
        pins = re.findall(r"(\S+)==(\S+)", text.decode())
        self.versions = {name: version for name, version in pins if name in shown}

    def python(self):
        python = self.folder / "bin/python"
        if not (self.folder / "complete").exists():
            print(f"Bringing what packaging/{self.requirements.name} lists (once)", file=sys.stderr)
            shutil.rmtree(self.folder, ignore_errors=True)
            subprocess.run([sys.executable, "-m", "venv", self.folder], check=True, stdout=sys.stderr)
            subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-cache-dir", "--requirement",
                            self.requirements], check=True, stdout=sys.stderr)
            (self.folder / "complete").touch()
        return str(python)

    def enter(self):
        """Starts this program anew there, unless it is there."""
        python = self.python()
        if not os.path.samefile(sys.prefix, self.folder):
            os.execv(python, [python, *sys.argv])


TOWERS = Environment("compare-requirements.txt", shown=("torch", "open_clip_torch", "openvino", "nncf", "faiss-cpu"))
METHODS = Environment("compare-anomalib-requirements.txt", shown=("anomalib",))


def seconds(work):
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def printed(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


class Ours:
    """The C++ programs, each time in a process of their own."""

    FIRST_PHOTOS = 12
    PHOTOS = 16
    STARTS = 10

    def __init__(self, build, folder):
        self.programs = build.resolve() / "bin"
        self.folder = folder

    def measure(self, work, precision):
        if work not in BENCHMARKS:
            return getattr(self, work)(precision)
        program, name = BENCHMARKS[work]
        report = json.loads(printed(self.programs / program, f"--benchmark_filter=^{name.format(precision=precision)}/",
                                    "--benchmark_format=json", "--benchmark_min_time=1"))
        found = report["benchmarks"][0]
        return found["real_time"] * {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}[found["time_unit"]]

    def clip_lad(self, *words):
        subprocess.run([self.programs / "clip-lad", *words], check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def help(self, _):
        return statistics.median(seconds(lambda: self.clip_lad("--help")) for _ in range(self.STARTS))

    @functools.cached_property
    def scenes(self):
        """Rendered photos, and beside them a model of the size to be measured."""
        from compare_rivals import write_model

        write_model(self.folder / "model")
        self.clip_lad("scenes", "pushpins", "--out", ".", "--train", "4", "--validation", "0", "--good",
                      str(self.FIRST_PHOTOS + self.PHOTOS), "--logical", "0", "--structural", "0")
        return self.folder / "pushpins"

    @functools.cache
    def product(self, precision):
        shots = sorted((self.scenes / "train/good").iterdir())
        self.clip_lad("enrol", f"product-{precision}", "--shots", *shots, "--prompts", "pushpins", "--set",
                      "image.resolution=448", "--model", "model", "--precision", precision)
        return f"product-{precision}"

    def batch(self, precision):
        """A photo, without what comes once a run; both runs judge photos side by side."""
        product = self.product(precision)
        photos = sorted((self.scenes / "test/good").iterdir())
        score = lambda of: seconds(lambda: self.clip_lad("score", product, *of, "--out", f"results-{len(of)}"))
        return (score(photos) - score(photos[:self.FIRST_PHOTOS])) / self.PHOTOS


def measure(contestant, programs):
    work, system, precision = contestant
    if system == OURS:
        return programs.measure(work, precision)
    if system in ANOMALIB:
        program = ROOT / "tests/benchmarks/compare_anomalib.py"
        return float(printed(METHODS.python(), program, ANOMALIB[system], str(CORES)))
    from compare_rivals import SYSTEMS

    return seconds(lambda: getattr(SYSTEMS[system], work)(precision))


def processor():
    """Its name, and which of the extensions that matter here it has."""
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    cpu = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    extensions = [name for name in ("avx2", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8")
                  if name in cpu.get("flags", "").split()]
    return cpu.get("model name", platform.machine()), extensions


def machine():
    name, extensions = processor()
    return f"{name} ({', '.join(extensions)}), {CORES} cores"


def can_run(contestant):
    """Without instructions for bf16 an image takes others minutes."""
    return contestant.system == OURS or contestant.precision != "bf16" or "avx512_bf16" in processor()[1]


class Times:
    """Seconds of each contestant's rounds, and what they are of: the machine, and versions by name."""

    def __init__(self, file):
        kept = json.loads(file.read_text()) if file and file.exists() else {"of": {}, "times": {}}
        self.file = file
        self.of = kept["of"]
        self.times = {Contestant(*key.split("/")): value for key, value in kept["times"].items()}

    def are_of(self, facts):
        for name, fact in facts.items():
            if self.of.setdefault(name, fact) != fact:
                sys.exit(f"compare: {self.file} has times of {name} {self.of[name]}, not {fact}; name another file")

    def add(self, contestant, measured):
        self.times.setdefault(contestant, []).append(measured)
        if self.file:
            times = {"/".join(key): value for key, value in self.times.items()}
            self.file.write_text(json.dumps({"of": self.of, "times": times}))

    def median(self, contestant):
        return statistics.median(self.times[contestant])

    def beside(self, one, rival):
        name = "our tower" if rival.system == OURS else rival.system
        if rival.precision != one.precision:
            name += f" in {rival.precision}"
        return f"{name} {duration(self.median(rival))} (**{self.median(one) / self.median(rival):.2f}**)"

    def table(self):
        lines = ["| work | precision | CLIP-LAD | others, and **our time divided by theirs** |", "|---|---|---:|---|"]
        last = None
        for one, rivals in ROWS:
            if one in self.times:
                others = "; ".join(self.beside(one, rival) for rival in rivals if rival in self.times)
                work = WORKS[one.work] if one.work != last else ""
                lines.append(f"| {work} | {one.precision} | {duration(self.median(one))} | {others} |")
                last = one.work
        rounds = sorted({len(times) for times in self.times.values()})
        versions = "".join(f", {name} {version}" for name, version in self.of.items() if name != "machine")
        lines += ["", f"{self.of['machine']}{versions}; medians of {' or '.join(map(str, rounds))} rounds."]
        return "\n".join(lines)


def duration(measured):
    return f"{measured:.2f} s" if measured >= 0.1 else f"{1000 * measured:.{0 if measured >= 1e-3 else 2}f} ms"


class Marks:
    """The lines between which a file has the table of such machines."""

    def __init__(self, machine):
        kind = "AVX-512" if "avx512" in machine else "AVX2"
        self.begin, self.end = f"<!-- compare {kind}: begin -->", f"<!-- compare {kind}: end -->"
        self.both = re.compile(f"{self.begin}\n.*?{self.end}", re.DOTALL)

    def are_in(self, file):
        return file.exists() and self.both.search(file.read_text())

    def write(self, file, table):
        file.write_text(self.both.sub(lambda _: f"{self.begin}\n\n{table}\n\n{self.end}", file.read_text()))


def parsed():
    parser = argparse.ArgumentParser(prog="compare.sh", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, help="build folder of the preset release")
    parser.add_argument("--rounds", type=int, default=3, help="[3]; 0 with --json: the table of what the file has")
    parser.add_argument("--only", choices=WORKS, help="one kind of work alone")
    parser.add_argument("--write", type=pathlib.Path, metavar="FILE",
                        help="puts the table there, between the lines for such processors")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE",
                        help="adds the times to those that the file has, for a table of all of them")
    options = parser.parse_args()
    if options.rounds < 1 and not (options.rounds == 0 and options.json and options.json.exists()):
        parser.error("--rounds: expected at least 1, or 0 with --json and a file that is there")
    options.times = Times(options.json)
    options.marks = Marks(options.times.of.get("machine", machine()))
    if options.write and not options.marks.are_in(options.write):
        parser.error(f"--write: {options.write} has no line '{options.marks.begin}' with '{options.marks.end}' below it")
    rows = [row for row in ROWS if options.only in (None, row[0].work)] if options.rounds > 0 else []
    contestants = dict.fromkeys(contestant for one, rivals in rows for contestant in (*rivals, one))
    options.contestants = list(filter(can_run, contestants))
    for program in sorted({program_of(contestant.work) for contestant in options.contestants}):
        if not (options.build / "bin" / program).exists():
            sys.exit(f"compare: {options.build} has no bin/{program}; build the preset release first")
    return options


def main():
    options = parsed()
    times = options.times
    if options.contestants:
        facts = {"machine": machine()}
        if any(c.work == "batch" or c.system not in (OURS, *ANOMALIB) for c in options.contestants):
            TOWERS.enter()
            facts |= TOWERS.versions
        if any(c.system in ANOMALIB for c in options.contestants):
            METHODS.python()
            facts |= METHODS.versions
        times.are_of(facts)
    with tempfile.TemporaryDirectory() as folder:
        programs = Ours(options.build, pathlib.Path(folder))
        with contextlib.redirect_stdout(sys.stderr):  # NNCF shows its progress there
            for contestant in options.contestants:
                measure(contestant, programs)  # sets up, and lays out memory and weights
        for _ in range(options.rounds):
            for contestant in options.contestants:
                times.add(contestant, measure(contestant, programs))
    print(times.table())
    if options.write:
        options.marks.write(options.write, times.table())


if __name__ == "__main__":
    main()
