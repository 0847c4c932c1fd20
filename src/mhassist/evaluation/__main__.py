"""Runs the evaluation: ``python -m mhassist.evaluation --split dev --failures``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mhassist.evaluation import (
    BASELINE_FILE,
    compare,
    describe_comparison,
    evaluate,
    list_failures,
    load_baseline,
    summarise,
    write_baseline,
    write_result,
)
from mhassist.settings import load_settings

parser = argparse.ArgumentParser()
parser.add_argument("--split", choices=["dev", "test"])
parser.add_argument("--failures", action="store_true")
parser.add_argument("--show-test", action="store_true")
parser.add_argument("--questions", type=Path)
parser.add_argument("--corpus", type=Path)
parser.add_argument("--index", type=Path)
parser.add_argument("--output", type=Path)
parser.add_argument("--check", action="store_true")
parser.add_argument("--write-baseline", action="store_true")
options = parser.parse_args()
settings = load_settings(corpus=options.corpus, index=options.index)
baseline_file = settings.eval / BASELINE_FILE
baseline = load_baseline(baseline_file) if options.check else None  # a missing one is said first
result = evaluate(settings, split=options.split, questions=options.questions)
if options.failures:
    print(list_failures(result, show_test=options.show_test), end="\n\n")  # noqa: T201
print(summarise(result))  # noqa: T201
if options.output:
    write_result(result, options.output)
if options.write_baseline:
    write_baseline(result, baseline_file)
if baseline is not None:
    comparison = compare(result, baseline)
    print("\n" + describe_comparison(comparison))  # noqa: T201
    sys.exit(1 if comparison.fell else 0)
