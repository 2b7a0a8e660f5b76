"""Seconds that a method of anomalib takes for an image, prepared and in memory; compare.py starts this.

    python compare_anomalib.py patchcore|efficientad|winclip THREADS

Weights are random, which costs the same time as trained ones; PatchCore has seen four images and keeps a tenth of their
patches, WinCLIP four images as well.
"""
import statistics
import sys
import time

import open_clip
import torch
from anomalib.models.image.efficient_ad.torch_model import EfficientAdModel
from anomalib.models.image.patchcore.torch_model import PatchcoreModel
from anomalib.models.image.winclip.torch_model import WinClipModel

SHOTS = 4
RUNS = 3


def patchcore():
    model = PatchcoreModel(layers=["layer2", "layer3"], backbone="wide_resnet50_2", pre_trained=False).train()
    for _ in range(SHOTS):
        model(torch.rand(1, 3, 256, 256))
    model.subsample_embedding(0.1)
    return model.eval(), torch.rand(1, 3, 256, 256)


def efficientad():
    return EfficientAdModel(teacher_out_channels=384).eval(), torch.rand(1, 3, 256, 256)


def winclip():
    create = open_clip.create_model_and_transforms
    open_clip.create_model_and_transforms = lambda name, **_: create(name)  # without fetching weights
    return WinClipModel(class_name="screw", reference_images=torch.rand(SHOTS, 3, 240, 240)).eval(), torch.rand(1, 3, 240, 240)


def main():
    torch.set_num_threads(int(sys.argv[2]))
    times = []
    with torch.no_grad():
        model, image = {"patchcore": patchcore, "efficientad": efficientad, "winclip": winclip}[sys.argv[1]]()
        model(image)
        for _ in range(RUNS):
            begin = time.perf_counter()
            model(image)
            times.append(time.perf_counter() - begin)
    print(statistics.median(times))


if __name__ == "__main__":
    main()
