"""Loads an OpenCLIP model folder in OpenCLIP's Python and in clip-lad; prints how far their embeddings are apart.

    python tests/benchmarks/same_as_openclip.py PROGRAM MODEL_FOLDER PHOTO...     # needs torch, open_clip_torch, safetensors

Exits with 1 when an embedding is more than 1e-4 (relative) off.
"""
import pathlib
import subprocess
import sys
import tempfile

import open_clip
import PIL.Image
import safetensors.torch
import torch

TEXTS = ["a photo of a red screw head.", "an empty hole", "wood", "ünïcode ✓ & more"]


def ours(program, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.safetensors"
        subprocess.run([program, "encode", *arguments, "--out", str(out)], check=True, stdout=subprocess.DEVNULL)
        return safetensors.torch.load_file(out)


def apart(found, expected):
    return ((found.float() - expected).norm() / expected.norm()).item()


@torch.no_grad()
def main():
    program, folder, *photos = sys.argv[1:]
    model, _, prepare = open_clip.create_model_and_transforms(f"local-dir:{folder}")
    model.eval()
    tokenizer = open_clip.get_tokenizer(f"local-dir:{folder}")
    resolution = str(model.visual.image_size[0])
    images = torch.stack([prepare(PIL.Image.open(photo).convert("RGB")) for photo in photos])
    text = ours(program, "--model", folder, "--text", *TEXTS)["text_embedding"]
    image = ours(program, "--model", folder, "--resolution", resolution, "--image", *photos)["image_embedding"]
    distances = {"text": apart(text, model.encode_text(tokenizer(TEXTS))), "image": apart(image, model.encode_image(images))}
    for name, distance in distances.items():
        print(f"{name:6} {distance:.1e}")
    sys.exit(max(distances.values()) > 1e-4)


if __name__ == "__main__":
    main()
