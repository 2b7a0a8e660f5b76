"""Writes corpus/memory: memory.safetensors of the product in fuzz_memory.cpp, whole and damaged.

    python3 tests/fuzz/make_memory_corpus.py
"""

import json
import pathlib
import struct

FORMATS = {"F32": "f", "F64": "d", "I32": "i", "I64": "q"}


def tensor(kind, shape, values):
    return {"dtype": kind, "shape": list(shape), "values": list(values)}


def whole():
    """Two shots of 2 × 2 patches, stages of 4 channels, words of 3 dimensions."""
    patches = [float((7 * i) % 5 - 2) for i in range(8 * 4)]
    origin = [x for shot in range(2) for row in range(2) for column in range(2) for x in (shot, row, column)]
    return {
        "centres": tensor("F32", (2, 4), [1, 0, 0, 0, 0, 1, 0, 0]),
        "coarse.label_of_row": tensor("I64", (2,), [0, 1]),
        "coarse.vectors": tensor("F32", (2, 3), [1, 0, 0, 0, 1, 0]),
        "fine.label_of_row": tensor("I64", (3,), [0, 0, 1]),
        "fine.vectors": tensor("F32", (3, 3), [1, 0, 0, 0.6, 0, 0.8, 0, 0, 1]),
        "patches.level1": tensor("F32", (8, 4), patches),
        "patches.level2": tensor("F32", (8, 4), patches[::-1]),
        "patches.origin": tensor("I32", (8, 3), origin),
        "pieces": tensor("I64", (3, 3), [0, 0, 6, 0, 1, 5, 1, 0, 7]),
        "sample.areas": tensor("I64", (2, 2), [6, 5, 7, 0]),
        "sample.components": tensor("I64", (2, 2), [1, 1, 1, 0]),
        "sample.kind": tensor("I64", (2,), [1, 1]),
        "sample.shot": tensor("I64", (2,), [0, 1]),
        "sample.structural": tensor("F64", (2,), [0.1, 0.2]),
        "shots.areas": tensor("I64", (2, 2), [6, 5, 7, 0]),
        "shots.components": tensor("I64", (2, 2), [1, 1, 1, 0]),
    }


def changed(name, kind, shape, values):
    tensors = whole()
    tensors[name] = tensor(kind, shape, values)
    return tensors


def without(name):
    tensors = whole()
    del tensors[name]
    return tensors


CORPUS = {
    "whole": whole(),
    "no_centres": changed("centres", "F32", (0, 4), []),
    "many_centres": changed("centres", "F32", (300, 4), range(1200)),
    "wide_centres": changed("centres", "F32", (2, 8), range(16)),
    "wide_words": changed("coarse.vectors", "F32", (2, 5), range(10)),
    "swapped_labels": changed("coarse.label_of_row", "I64", (2,), [1, 0]),
    "label_beyond": changed("fine.label_of_row", "I64", (3,), [0, 0, 2]),
    "narrow_level": changed("patches.level2", "F32", (8, 1), range(8)),
    "level_missing": without("patches.level2"),
    "no_patches": changed("patches.origin", "I32", (0, 3), []),
    "patch_beyond": changed("patches.origin", "I32", (8, 3), [0, 0, 2] * 8),
    "piece_of_no_label": changed("pieces", "I64", (1, 3), [0, 2, 6]),
    "huge_centres": changed("centres", "F32", (2, 4), [3e38] * 8),
    "one_shot_left_out": changed("sample.shot", "I64", (2,), [-1, 1]),
    "scores_beyond": changed("sample.structural", "F64", (2,), [-1.0, 1e300]),
}


def safetensors(tensors):
    header, data = {}, b""
    for name, entry in sorted(tensors.items()):
        values = struct.pack(f"<{len(entry['values'])}{FORMATS[entry['dtype']]}", *entry["values"])
        header[name] = {
            "dtype": entry["dtype"],
            "shape": entry["shape"],
            "data_offsets": [len(data), len(data) + len(values)],
        }
        data += values
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent / "corpus" / "memory"
    folder.mkdir(exist_ok=True)
    for name, tensors in CORPUS.items():
        (folder / name).write_bytes(safetensors(tensors))
