"""A second process that answers evaluation questions: Python itself uses one processor.

It is given what to open as the first line of its standard input and then the id of one question
a line; it says ``ready`` and then one JSON object a line. It ends when its input does, so also
when the process that started it is killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from types import TracebackType
from typing import Self

from mhassist.renewal.judging import Verdict
from mhassist.settings import Settings

MODULE = "mhassist.renewal.answering_process"
_ENVIRONMENT = {
    # A question compares large arrays: kept memory is half the time of getting it anew (glibc).
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(2**31),
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
_STOP_S = 5.0


class SecondProcess:
    """Answers questions until it is left; a context manager."""

    def __init__(self, settings: Settings, *, before: str, after: str, encoder: str) -> None:
        """Start it; it loads while the caller goes on.

        Args:
            settings: Say where everything is.
            before: The current generation.
            after: The new one.
            encoder: Fingerprint of the encoder that made both.
        """
        self._process = subprocess.Popen(  # noqa: S603  # this Python, with fixed arguments
            [sys.executable, "-m", MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={**os.environ, **_ENVIRONMENT},
        )
        self._send(
            {
                "settings": settings.model_dump(mode="json"),
                "before": before,
                "after": after,
                "encoder": encoder,
            }
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        process = self._process
        process.kill()
        process.wait(_STOP_S)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was written to it is not wanted any more
                    stream.close()

    def is_ready(self) -> bool:
        """Wait until it can answer; false if it cannot, for whatever reason."""
        return self._receive() == {"ready": True}

    def judge(self, question_id: str, *, old: bool | None) -> Verdict | None:
        """Return how one question is answered; ``None`` if the process is gone."""
        self._send({"id": question_id, "old": old})
        said = self._receive()
        return Verdict(said["new"], said["old"]) if said else None

    def _send(self, record: dict[str, object]) -> None:
        assert self._process.stdin is not None  # noqa: S101  # it is a pipe
        try:
            self._process.stdin.write(json.dumps(record) + "\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            return  # it is gone: nothing will be received either

    def _receive(self) -> dict[str, bool]:
        assert self._process.stdout is not None  # noqa: S101  # it is a pipe
        try:
            said = json.loads(self._process.stdout.readline() or "{}")
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}
