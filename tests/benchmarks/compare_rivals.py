"""OpenCLIP and OpenVINO with a ViT-L/14, and faiss with rows of its size, for compare.py, which starts itself anew
where these packages are.

What a system needs is set up when it is first asked for a work in a precision.
"""
import functools
import json
import os
import pathlib

import faiss
import nncf
import numpy
import open_clip
import openvino
import safetensors.torch
import torch

ARCHITECTURE = "ViT-L-14"
RESOLUTION = 448
TEMPLATES = pathlib.Path(__file__).parents[2] / "prompts/templates/full.yaml"
NEW_LABEL = "small red screw head"  # as in towers_benchmark.cpp
CALIBRATION_IMAGES = 8

PIXELS = torch.randn(1, 3, RESOLUTION, RESOLUTION)

torch.set_num_threads(len(os.sched_getaffinity(0)))


@functools.cache
def open_clip_model(precision):
    return open_clip.create_model(ARCHITECTURE, force_image_size=RESOLUTION, precision=precision).eval()


class OpenClip:
    """The model in Python, as its users run it."""

    @functools.cached_property
    def tokens(self):
        sentences = [line.split('"')[1] for line in TEMPLATES.read_text().splitlines() if line.startswith('- "')]
        return open_clip.get_tokenizer(ARCHITECTURE)([sentence.replace("{}", NEW_LABEL) for sentence in sentences])

    @torch.no_grad()
    def image(self, precision):
        model = open_clip_model(precision)
        model.encode_image(PIXELS.to(model.visual.conv1.weight.dtype))

    @torch.no_grad()
    def prompt(self, precision):
        open_clip_model(precision).encode_text(self.tokens)


class OpenVino:
    """The vision tower converted for OpenVINO; int8 by NNCF's quantisation for transformers."""

    @functools.cache
    def compiled(self, precision):
        with torch.no_grad():
            converted = openvino.convert_model(torch.export.export(open_clip_model("fp32").visual, (PIXELS,)))
        converted.reshape(list(PIXELS.shape))
        if precision == "int8":
            images = nncf.Dataset([torch.randn_like(PIXELS).numpy() for _ in range(CALIBRATION_IMAGES)])
            converted = nncf.quantize(converted, images, model_type=nncf.ModelType.TRANSFORMER,
                                      subset_size=CALIBRATION_IMAGES)
        hint = openvino.Type.f32 if precision == "fp32" else openvino.Type.bf16
        return openvino.compile_model(converted, "CPU", {openvino.properties.hint.inference_precision: hint})

    def image(self, precision):
        self.compiled(precision)(PIXELS.numpy())


class Faiss:
    """Exact search in float32, the fastest of its indices here that finds the nearest rows: those of quantised rows
    take longer, and those that visit some of the rows (IVF, HNSW) find the nearest of half of such rows."""

    PATCHES = (RESOLUTION // 14) ** 2
    CHANNELS = 1024
    STAGES = 4

    def __init__(self):
        self.random = numpy.random.default_rng(0)

    def rows(self, count):
        rows = self.random.standard_normal((count, self.CHANNELS), dtype=numpy.float32)
        return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)

    def index(self, shots):
        index = faiss.IndexFlatIP(self.CHANNELS)
        index.add(self.rows(shots * self.PATCHES))
        return index

    @functools.cache
    def memory(self, shots):
        return [self.index(shots) for _ in range(self.STAGES)]

    @functools.cached_property
    def photo(self):
        return self.rows(self.PATCHES)

    def query(self, shots):
        for index in self.memory(shots):
            index.search(self.photo, 1)

    def patches(self, _):
        self.query(4)

    def patches64(self, _):
        self.query(64)


SYSTEMS = {"OpenCLIP": OpenClip(), "OpenVINO": OpenVino(), "OpenVINO + NNCF": OpenVino(), "faiss": Faiss()}


def write_model(folder):
    """A ViT-L/14 of random weights, as clip-lad reads it."""
    folder.mkdir()
    safetensors.torch.save_model(open_clip.create_model(ARCHITECTURE), str(folder / "open_clip_model.safetensors"))
    config = {"model_cfg": open_clip.get_model_config(ARCHITECTURE), "preprocess_cfg": {}}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
