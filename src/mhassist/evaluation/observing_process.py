"""What ``SecondProcess`` runs: ``python -m mhassist.evaluation.observing_process``."""

from __future__ import annotations

import json
import sys
from typing import Any

from mhassist.chain import Assistant
from mhassist.errors import MhassistError
from mhassist.evaluation.observing import ObservedAssistant
from mhassist.evaluation.second_process import write_observation
from mhassist.settings import Settings


def main() -> None:
    """Answer the questions that come in."""
    task: dict[str, Any] = json.loads(sys.stdin.readline())
    assistant = ObservedAssistant(Assistant.open(Settings(**task["settings"])))
    assistant.observe("Wat?")  # so that no question pays for what is loaded on first use
    _say({"index_version": assistant.index_version})
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            seen = assistant.observe(asked["question"], asked["history"])
        except MhassistError:
            return  # who asked says what is wrong with the question
        _say(write_observation(seen))


def _say(record: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
