"""What ``SecondProcess`` runs: ``python -m mhassist.renewal.answering_process``."""

from __future__ import annotations

import json
import sys
from typing import Any

from mhassist.encoder import load_encoder
from mhassist.evaluation import QUESTIONS_FILE, load_questions
from mhassist.index import open_index
from mhassist.renewal.judging import Judge
from mhassist.settings import Settings


def main() -> None:
    """Answer the questions whose ids come in."""
    task: dict[str, Any] = json.loads(sys.stdin.readline())
    settings = Settings(**task["settings"])
    encoder = load_encoder(settings)
    before, after = (
        open_index(settings, encoder_fingerprint=task["encoder"], version=task[name])
        for name in ("before", "after")
    )
    judge = Judge(settings, before, after, encoder=encoder)
    questions = {one.id: one for one in load_questions(settings.eval / QUESTIONS_FILE)}
    _say({"ready": encoder.fingerprint == task["encoder"]})
    for line in sys.stdin:
        asked = json.loads(line)
        verdict = judge.judge(questions[asked["id"]], old=asked["old"])
        _say({"new": verdict.new, "old": verdict.old})


def _say(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
