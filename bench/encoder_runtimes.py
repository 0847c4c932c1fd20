"""Measure every runtime of the default encoder: speed, cold start, memory, closeness, size.

Each runtime is prepared in an empty cache and measured in processes of its own:
``python bench/encoder_runtimes.py``. Texts are the blocks between blank lines of ``corpus/``.
"""

from __future__ import annotations

import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from mhassist.encoder import load_encoder
from mhassist.settings import load_settings

RUNTIMES = ("torch", "onnx-fp32", "onnx-int8")
BLOCKS = 100
QUESTION = "Hoeveel rechercheurs worden er jaarlijks extra opgeleid?"


def peak_mb() -> int:
    """Return the most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def blocks() -> list[str]:
    """Return texts of 100 characters and more from the letters."""
    letters = [path.read_text("utf-8") for path in sorted(load_settings().corpus.glob("*.txt"))]
    texts = [block.strip() for letter in letters for block in re.split(r"\n\s*\n", letter)]
    return [text for text in texts if len(text) > 100][:BLOCKS]


def cold(cache: Path, runtime: str) -> dict[str, float]:
    """Load the encoder and ask one question."""
    encoder = load_encoder(load_settings(cache=cache, runtime=runtime))
    encoder.encode_questions([QUESTION])
    return {"peak_mb": peak_mb()}


def warm(cache: Path, runtime: str) -> dict[str, float]:
    """Time questions and passages, and save the vectors."""
    encoder = load_encoder(load_settings(cache=cache, runtime=runtime))
    questions = []
    for _ in range(30):
        began = time.perf_counter()
        encoder.encode_questions([QUESTION])
        questions.append(time.perf_counter() - began)
    texts = blocks()
    rates = []
    for _ in range(2):
        began, used = time.perf_counter(), time.process_time()
        encodings = encoder.encode_passages(texts)
        rates.append((len(texts) / (time.perf_counter() - began), time.process_time() - used))
    np.savez(
        cache / f"{runtime}.npz",
        pooled=np.array([encoding.pooled for encoding in encodings]),
        tokens=np.concatenate([encoding.tokens for encoding in encodings]),
    )
    return {
        "question_ms": statistics.median(questions) * 1e3,
        "question_best_ms": min(questions) * 1e3,
        "passages_s": max(rate for rate, _ in rates),
        "cpu_ms_per_passage": min(used for _, used in rates) / len(texts) * 1e3,
        "tokens_per_passage": statistics.mean(len(encoding.tokens) for encoding in encodings),
        "peak_mb": peak_mb(),
    }


def closeness(cache: Path, runtime: str) -> dict[str, float]:
    """Return cosines to torch's vectors."""
    exact, other = np.load(cache / "torch.npz"), np.load(cache / f"{runtime}.npz")
    figures = {}
    for name in ("pooled", "tokens"):
        cosines = (exact[name] * other[name]).sum(axis=1)
        figures[f"{name}_min"] = float(cosines.min())
        figures[f"{name}_median"] = float(np.median(cosines))
    return figures


def measured(step: str, cache: Path, runtime: str) -> tuple[dict[str, float], float]:
    """Run one step in a process of its own; return its figures and the seconds it took."""
    began = time.perf_counter()
    command = [sys.executable, __file__, step, str(cache), runtime]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout), time.perf_counter() - began


def main() -> None:
    """Print one JSON object a runtime."""
    if len(sys.argv) > 1:
        step, cache_folder, name = sys.argv[1:]
        figures = {"cold": cold, "warm": warm}[step](Path(cache_folder), name)
        sys.stdout.write(json.dumps(figures))
        return
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        for runtime in RUNTIMES:
            first, first_s = measured("cold", cache, runtime)
            colds = [measured("cold", cache, runtime) for _ in range(2)]
            row = {
                "first_start_s": first_s,
                "first_start_peak_mb": first["peak_mb"],
                "cold_start_s": min(seconds for _, seconds in colds),
                "cold_peak_mb": colds[0][0]["peak_mb"],
                **measured("warm", cache, runtime)[0],
                **closeness(cache, runtime),
            }
            files = next(cache.glob(f"*-{runtime}-*")).rglob("*")
            size = sum(path.stat().st_size for path in files if path.is_file())
            rounded = {name: round(figure, 4) for name, figure in row.items()}
            line = {"runtime": runtime, "size_mb": size // 10**6, **rounded}
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
