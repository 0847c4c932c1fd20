"""The command line: parse, call, print, exit status.

0: done, also when the letters do not have the answer. 1: ``doctor`` or ``eval`` found something
wrong. 2: the user can put it right, and standard error says how. 130: interrupted.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Sequence

from mhassist.errors import MhassistError

__all__ = ["complain", "main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Letters are UTF-8, whatever the console's own encoding is.
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        # `mhassist show LETTER | head`: who reads has seen enough. Nothing is left to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    if status == 130:
        complain("Afgebroken.")
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    from mhassist.cli.commands import app
    from mhassist.cli.helping import ParserError, explain_usage

    try:
        status = app(arguments or ["--help"], prog_name=_program(), standalone_mode=False)
    except MhassistError as error:
        complain(str(error))
    except ParserError as error:
        complain(explain_usage(error, _program()))
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno not in _EXPECTED:
            raise
        complain(f"{_EXPECTED[error.errno]}: {error.filename or error.strerror}.")
    else:
        return status if isinstance(status, int) else 0
    return 2


_EXPECTED = {
    errno.EACCES: "Geen recht om te lezen of te schrijven",
    errno.EPERM: "Geen recht om te lezen of te schrijven",
    errno.EROFS: "Hier kan niet geschreven worden",
    errno.ENOSPC: "De schijf is vol",
}
"""What can go wrong with a file anywhere; stages name what they were doing where they can."""


def _program() -> str:
    """Return how the user starts mhassist: ``mhassist``, or ``python3 start.py``."""
    return os.environ.get("MHASSIST_PROGRAM") or "mhassist"


def complain(sentence: str) -> None:
    """Print a sentence on standard error, with the commands in it as the user types them."""
    with contextlib.suppress(BrokenPipeError):
        print(sentence.replace("`mhassist ", f"`{_program()} "), file=sys.stderr)
