"""Changes a corpus and its index, and dies by ``kill -9`` at a chosen moment of it.

Run as a program: ``crashing.py FOLDER ADD|INDEX``. A moment is a call that changes or opens a file
below the folder: audit events count them. A line with a number on standard input starts a process
that is killed just before so many of them; 0 lets it finish. The answer is how many there were, or
that it was killed. Each process is a fork, for importing takes longer than the change.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import bm25s  # noqa: F401  # so that not every fork imports what only a build needs
import faiss  # noqa: F401  # the same

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fake_encoder import FakeEncoder
from mhassist.chunks import count_llm_tokens
from mhassist.renewal.incoming import read_incoming
from mhassist.renewal.renew import Conditions, change_letters, renew_index
from renewal.letters import settings_of

EVENTS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "shutil.copyfile"}


def work(folder: Path, what: str) -> None:
    settings = settings_of(folder)
    if what == "index":
        renew_index(settings, encoder=FakeEncoder())
        return
    incoming = read_incoming(settings, sorted((folder / "handed-in").iterdir()))
    # As the command line does: what is there already is not added again.
    chosen = [one for one in incoming if not one.identical]
    leaving = ["loket"] if (settings.corpus / "loket.txt").exists() else []
    if chosen or leaving:
        change_letters(settings, chosen, leaving, encoder=FakeEncoder(), conditions=Conditions())


def work_until(folder: Path, what: str, last: int) -> int:
    """Do the work in this process, killed before event ``last``; return how many there were."""
    seen = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event not in EVENTS or not str(arguments[0]).startswith(str(folder)):
            return
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    work(folder, what)
    return seen


def main() -> None:
    count_llm_tokens("")
    folder, what = Path(sys.argv[1]), sys.argv[2]
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(writing, b"%d" % work_until(folder, what, int(line)))
                os._exit(0)
            except BaseException as error:
                os.write(writing, repr(error).encode())
                os._exit(1)
        os.close(writing)
        said = os.read(reading, 10_000).decode()
        os.close(reading)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        sys.stdout.write(f"{'killed' if killed else said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
