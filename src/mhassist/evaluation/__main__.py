"""Runs the evaluation: ``python -m mhassist.evaluation --split dev --failures``."""

from __future__ import annotations

import argparse
from pathlib import Path

from mhassist.evaluation import evaluate, list_failures, summarise
from mhassist.settings import load_settings

parser = argparse.ArgumentParser()
parser.add_argument("--split", choices=["dev", "test"])
parser.add_argument("--failures", action="store_true")
parser.add_argument("--questions", type=Path)
parser.add_argument("--corpus", type=Path)
parser.add_argument("--index", type=Path)
options = parser.parse_args()
result = evaluate(
    load_settings(corpus=options.corpus, index=options.index),
    split=options.split,
    questions=options.questions,
)
if options.failures:
    print(list_failures(result), end="\n\n")  # noqa: T201
print(summarise(result))  # noqa: T201
