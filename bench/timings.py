"""How long mhassist takes, beside a naive chain of the same parts: ``python3 start.py bench``.

Every figure is of a process of its own, so that memory and starting time are its own too. The
questions are those of the development half of ``eval/questions.jsonl``.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from mhassist.encoder import load_encoder
from mhassist.evaluation import load_questions
from mhassist.settings import load_settings

NAIVE = Path(__file__).with_name("naive.py")
MOST_QUESTIONS = 100
WARM_UP = 3
COLD_RUNS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """What one process printed and used."""

    output: str
    seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What is compared."""

    warm_p50_ms: float
    warm_p95_ms: float
    cold_s: float
    index_s: float
    index_total_s: float
    ask_peak_mb: float
    index_peak_mb: float


ROWS = (
    ("warm_p50_ms", "warm question, median", "ms", 80.0),
    ("warm_p95_ms", "warm question, 95th percentile", "ms", 160.0),
    ("cold_s", "cold ask, process start to answer", "s", 4.0),
    ("index_s", "index of all letters, model loaded", "s", 15.0),
    ("index_total_s", "index of all letters, whole process", "s", None),
    ("ask_peak_mb", "peak memory, answering", "MB", 1200.0),
    ("index_peak_mb", "peak memory, indexing", "MB", 1200.0),
)


def run(*command: str, given: str = "") -> Run:
    """Run a command in a process of its own and wait for it."""
    began = time.perf_counter()
    process = Popen(
        [sys.executable, *command],
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        text=True,
        encoding="utf-8",
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("pipes were asked for")
    process.stdin.write(given)
    process.stdin.close()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with status {process.returncode}")
    # Linux counts kilobytes, macOS bytes.
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Run(output, seconds, usage.ru_maxrss / scale)


def percentile(values: list[float], share: float) -> float:
    """Return the value below which ``share`` of the values lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def measure_mhassist(corpus: Path, folder: Path, questions: list[str]) -> Figures:
    """Measure mhassist with its own command line."""
    options = ["--corpus", str(corpus), "--index", str(folder / "index")]
    built = run("-m", "mhassist", "index", *options)
    batch = folder / "questions.jsonl"
    lines = [json.dumps({"question": question}) for question in questions]
    batch.write_text("\n".join(lines), encoding="utf-8")
    warm = run("-m", "mhassist", "ask", "--batch", str(batch), *options)
    records = [json.loads(line) for line in warm.output.splitlines()]
    times_ms = [record["timing_ms"]["total"] for record in records][WARM_UP:]
    cold = [run("-m", "mhassist", "ask", questions[0], *options).seconds for _ in range(COLD_RUNS)]
    return Figures(
        warm_p50_ms=statistics.median(times_ms),
        warm_p95_ms=percentile(times_ms, 0.95),
        cold_s=statistics.median(cold),
        index_s=float(built.output.split(" seconden")[0].rsplit(" ", 1)[1]),
        index_total_s=built.seconds,
        ask_peak_mb=warm.peak_mb,
        index_peak_mb=built.peak_mb,
    )


def measure_naive(corpus: Path, folder: Path, questions: list[str]) -> Figures:
    """Measure the naive chain with the same model, letters and questions."""
    cache = load_settings().cache
    load_encoder(load_settings(runtime="torch"))  # writes the model as sentence-transformers has it
    model = str(max(cache.glob("multilingual-e5-small-*-torch-*")))
    built = run(str(NAIVE), "build", model, str(folder), str(corpus))
    warm = run(str(NAIVE), "ask", model, str(folder), given=json.dumps(questions))
    times_ms = json.loads(warm.output)[WARM_UP:]
    one = json.dumps(questions[:1])
    cold = [run(str(NAIVE), "ask", model, str(folder), given=one).seconds for _ in range(COLD_RUNS)]
    return Figures(
        warm_p50_ms=statistics.median(times_ms),
        warm_p95_ms=percentile(times_ms, 0.95),
        cold_s=statistics.median(cold),
        index_s=json.loads(built.output),
        index_total_s=built.seconds,
        ask_peak_mb=warm.peak_mb,
        index_peak_mb=built.peak_mb,
    )


def main() -> None:
    """Measure both and print them side by side."""
    settings = load_settings()
    asked = load_questions(settings.eval / "questions.jsonl")
    questions = [question.question for question in asked if question.split == "dev"]
    questions = questions[:MOST_QUESTIONS]
    load_encoder(settings)  # the model is ready before anything is timed
    with tempfile.TemporaryDirectory() as name:
        own = measure_mhassist(settings.corpus, Path(name), questions)
        naive = measure_naive(settings.corpus, Path(name), questions)
    print(f"{len(questions)} questions, {os.cpu_count()} processor cores\n")
    print(f"{'':<38}{'mhassist':>12}{'naive':>12}{'ratio':>8}{'to reach':>12}")
    for field, what, unit, target in ROWS:
        mine, other = getattr(own, field), getattr(naive, field)
        decimals = 1 if unit == "s" else 0
        reach = "" if target is None else f"{target:.0f} {unit}"
        print(
            f"{what:<38}{mine:>9.{decimals}f} {unit:<2}{other:>9.{decimals}f} {unit:<2}"
            f"{mine / other:>8.2f}{reach:>12}"
        )


if __name__ == "__main__":
    main()
