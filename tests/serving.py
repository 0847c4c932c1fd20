"""What the second process of the tests runs."""

from __future__ import annotations

import sys

from mhassist.second_process import read_task, requests, say


def serve_squares() -> None:
    """Square what comes in, until a number comes that is too large."""
    most = read_task()["most"]
    say({"ready": True})
    for asked in requests():
        if asked["number"] > most:
            return
        say({"square": asked["number"] ** 2})


def serve_nonsense() -> None:
    """Say what is no record."""
    sys.stdout.write("[]\ngeen JSON\n")
