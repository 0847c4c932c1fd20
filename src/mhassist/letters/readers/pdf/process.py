"""Starts the process that opens a PDF, and says in one sentence what is wrong with a file."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from mhassist.errors import CorpusError
from mhassist.letters.readers.pdf.page import Page, page_from_json
from mhassist.letters.readers.reading import READING, PageProgress

_START = """
import sys, types
from pathlib import Path
folder = Path(sys.argv[1])
for name, path in (
    ("mhassist", folder.parents[2]),
    ("mhassist.letters", folder.parents[1]),
    ("mhassist.letters.readers", folder.parent),
    ("mhassist.letters.readers.pdf", folder),
):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [str(path)]
from mhassist.letters.readers.pdf.worker import main
sys.exit(main(sys.argv[2:]))
"""
"""Loads the modules that open a PDF and no other of the assistant: that takes half the time."""
_LARGEST_BYTES = 150_000_000
_MOST_PAGES = 300
_PAGES_TIMEOUT_S = 300
_DRAW_TIMEOUT_S = 60


def read_pages(path: Path, content: bytes, *, progress: PageProgress | None = None) -> list[Page]:
    """Return the pages of a PDF as its text layer has them.

    Args:
        path: Its name, for messages.
        content: Its bytes.
        progress: Told of each page.

    Raises:
        CorpusError: If it is locked, damaged, or larger than a letter can be.
    """
    if len(content) > _LARGEST_BYTES:
        raise CorpusError(
            f"{path} is {len(content) // 1_000_000} MB; een brief is hoogstens"
            f" {_LARGEST_BYTES // 1_000_000} MB."
        )
    pages: list[Page] = []
    count = 0
    for line in _lines(content, ["pages", str(_MOST_PAGES)]):
        said = json.loads(line)
        if isinstance(said, dict):
            if "error" in said:
                raise CorpusError(_sentence(path, said))
            count = said["pages"]
            if count > _MOST_PAGES:
                raise CorpusError(
                    f"{path} heeft {count} pagina's, en meer dan {_MOST_PAGES} worden er niet"
                    " gelezen; geef de brief zonder bijlagen, of splits het bestand."
                )
            continue
        pages.append(page_from_json(line))
        if progress is not None:
            progress(READING, len(pages), count)
    if not count or len(pages) < count:
        where = f" (pagina {len(pages) + 1})" if pages else ""
        raise CorpusError(
            f"{path} kan niet gelezen worden{where}: het bestand is beschadigd of vraagt te veel"
            " geheugen of tijd."
        )
    return pages


def draw_page(path: Path, content: bytes, number: int) -> bytes:
    """Return a page of a PDF as a grey picture (PGM), to recognise its text.

    Raises:
        CorpusError: If it cannot be drawn.
    """
    try:
        drawn = subprocess.run(  # noqa: S603  # our own module, with fixed arguments
            _command(["draw", str(number)]),
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_DRAW_TIMEOUT_S,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired:
        drawn = b""
    if not drawn.startswith(b"P5 "):
        raise CorpusError(
            f"{path} kan niet gelezen worden: pagina {number} is als afbeelding beschadigd of te"
            " groot."
        )
    return drawn


def _lines(content: bytes, arguments: list[str]) -> Iterator[bytes]:
    """Yield what the process writes, line by line; it is stopped when time is up."""
    with subprocess.Popen(  # noqa: S603  # the same
        _command(arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None  # noqa: S101  # it is a pipe
        assert process.stdout is not None  # noqa: S101  # it is a pipe
        timer = threading.Timer(_PAGES_TIMEOUT_S, process.kill)
        timer.start()
        try:
            try:
                process.stdin.write(content)
                process.stdin.close()
            except BrokenPipeError:
                pass  # it stopped before it had read everything; its lines say why
            yield from process.stdout
        finally:
            timer.cancel()
            process.kill()


def _command(arguments: list[str]) -> list[str]:
    folder = str(Path(__file__).resolve().parent)
    return [sys.executable, "-I", "-W", "ignore", "-c", _START, folder, *arguments]


def _sentence(path: Path, said: dict[str, object]) -> str:
    """Return what is wrong with a file, for its user."""
    if said["error"] == "locked":
        return f"{path} is met een wachtwoord beveiligd; sla de brief op zonder wachtwoord."
    if said["error"] == "text":
        return f"{path}, pagina {said['page']}: meer tekens dan op een pagina kunnen staan."
    if said["error"] == "memory":
        return f"{path} kan niet gelezen worden: het bestand vraagt te veel geheugen."
    return f"{path} is een beschadigde PDF; vraag het bestand opnieuw op."
