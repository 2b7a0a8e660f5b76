"""What each part of the embedded model's training brings: a small CLIP trained again and again from nothing with one
thing left out, as long as the whole recipe.

    nice python3 tests/benchmarks/training_ablations.py build/release/bin/clip-lad-train-demo FOLDER [--scenes 40000]
        [--architectures]

--architectures compares vision towers instead, of about as much arithmetic an image, by the whole recipe.

Trainings and evaluations that FOLDER holds already are not repeated, and one that was interrupted goes on. 40,000 units
take a quarter of an hour each on two cores. The table of the model's card is that of --scenes 20000; what the masks'
overlap brings was measured by longer trainings that went on from trained weights, as the card says.
"""
import argparse
import json
import pathlib
import re
import subprocess

VARIANTS = {
    "the whole recipe": [],
    "patches instead of cells in the dense loss": ["--cells", "1"],
    "no loss among the own scene's phrases": ["--own-share", "0"],
    "only the loss among the own scene's phrases": ["--own-share", "1"],
    "no phrases of what is absent": ["--absent-phrases", "0"],
    "all scenes at 128 px": ["--large-share", "0"],
    "AdamW alone": ["--hidden-learning-rate", "0"],
    "every scene seen three times": ["--views", "3"],
    "the masks' overlap in the loss too": ["--overlap-weight", "4"],
    "no class-token loss": ["--class-token-weight", "0"],
    "the class-token loss alone": ["--dense-weight", "0", "--class-token-weight", "1"],
}

VISION = {"width": 128, "layers": 4, "patch_size": 8}
ARCHITECTURES = {
    "width 128, 4 blocks, patch 8": VISION,
    "width 192, 2 blocks, patch 8": {"width": 192, "layers": 2, "patch_size": 8},
    "width 64, 10 blocks, patch 8": {"width": 64, "layers": 10, "patch_size": 8},
    "width 256, 8 blocks, patch 16": {"width": 256, "layers": 8, "patch_size": 16},
}

FIGURES = {
    "mIoU": r"unseen scenes: ([\d.]+)",
    "unseen kinds": r"never rendered, \d+ scenes: ([\d.]+)",
    "products": r"pictures of products [^:]*: ([\d.]+)",
    "foreground": r"background words, IoU: ([\d.]+)",
    "retrieval": r"caption of an image ([\d.]+)",
    "miscounted": r"counts: ([\d.]+)",
    "ms": r"one image of 256x256: (\d+)",  # with nothing beside it
}


def architecture(folder, vision):
    """The file that holds it."""
    name = "-".join(str(value) for value in vision.values())
    vision = {"head_width": 64, "mlp_ratio": 4.0, "image_size": 128, **vision}
    text = {"width": 64, "layers": 2, "heads": 2, "mlp_ratio": 4.0, "context_length": 32, "vocab_size": 49408}
    file = folder / f"architecture-{name}.json"
    file.write_text(json.dumps({"model_cfg": {"embed_dim": 64, "vision_cfg": vision, "text_cfg": text}}))
    return str(file)


def figures(program, training):
    kept = training / "evaluation.txt"

    def found():
        return [re.search(pattern, kept.read_text()) for pattern in FIGURES.values()]

    if not kept.exists() or None in found():
        command = [program, "evaluate", "--folder", str(training)]
        kept.write_text(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return [float(match.group(1)) for match in found()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--scenes", type=int, default=40000)
    parser.add_argument("--architectures", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    print(f"{'':46}" + "".join(f"{name:>14}" for name in FIGURES))
    rows = [(name, [], vision) for name, vision in ARCHITECTURES.items()] if options.architectures else [
        (name, arguments, VISION) for name, arguments in VARIANTS.items()]
    for name, arguments, vision in rows:
        training = options.folder / f"{re.sub(r'[^a-zA-Z0-9]+', '-', name)}-{options.scenes}"
        command = [options.program, "train", "--folder", str(training), "--architecture", architecture(options.folder, vision),
                   "--scenes", str(options.scenes), "--decay", str(options.scenes // 3), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        print(f"{name:46}" + "".join(f"{value:14.3f}" for value in figures(options.program, training)), flush=True)


main()
