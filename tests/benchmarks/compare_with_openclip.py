"""Runs towers_benchmark and OpenCLIP's Python alternately on a ViT-L/14 at 448 px; prints medians and ratios.

    python tests/benchmarks/compare_with_openclip.py BUILD_DIR [rounds]     # needs torch, open_clip_torch

Machines are noisy: each round runs ours, then theirs, for both precisions; the table shows medians over the rounds.
OpenCLIP computes the class-token embedding; ours is shown both doing the same and doing what an inspection needs
(four stages and dense features).
"""
import json
import statistics
import subprocess
import sys
import time

import open_clip
import torch

PRECISIONS = {"fp32": torch.float32, "bf16": torch.bfloat16}


def ours(build, name):
    command = [f"{build}/bin/towers_benchmark", f"--benchmark_filter={name}$", "--benchmark_format=json", "--benchmark_min_time=2"]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["benchmarks"]
    return found[0]["real_time"] / 1000


@torch.no_grad()
def seconds(work):
    work()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main():
    build, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    model = open_clip.create_model("ViT-L-14", force_image_size=448).eval()
    tokens = open_clip.get_tokenizer("ViT-L-14")(["a photo of a small red screw head on the wooden board."] * 80)
    models = {p: model if p == "fp32" else open_clip.create_model("ViT-L-14", force_image_size=448, precision=p).eval() for p in PRECISIONS}
    pixels = torch.randn(1, 3, 448, 448)
    rows = {}
    for _ in range(rounds):
        for precision, kind in PRECISIONS.items():
            rows.setdefault((precision, "OpenCLIP image"), []).append(seconds(lambda: models[precision].encode_image(pixels.to(kind))))
            rows.setdefault((precision, "OpenCLIP 80 prompts"), []).append(seconds(lambda: models[precision].encode_text(tokens)))
            rows.setdefault((precision, "ours image embedding"), []).append(ours(build, f"imageEmbedding/{precision}/real_time"))
            rows.setdefault((precision, "ours stages + dense"), []).append(ours(build, f"inspectionFeatures/{precision}/real_time"))
            rows.setdefault((precision, "ours 80 prompts"), []).append(ours(build, f"promptEmbedding/{precision}/real_time"))
    print(f"{'':6} {'work':24} {'median s':>9} {'ratio to OpenCLIP':>18}")
    for (precision, work), times in rows.items():
        rival = rows[precision, "OpenCLIP 80 prompts" if "prompts" in work else "OpenCLIP image"]
        print(f"{precision:6} {work:24} {statistics.median(times):9.3f} {statistics.median(times) / statistics.median(rival):18.2f}")


if __name__ == "__main__":
    main()
