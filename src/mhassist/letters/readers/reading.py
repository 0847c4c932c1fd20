"""What a reader makes of one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mhassist.letters.letter import Metadata
from mhassist.letters.marked import MarkedBlock

PageProgress = Callable[[str, int, int], None]
"""Called with what is done to pages, in Dutch, to how many it is done and how many there are."""

READING = "Pagina's lezen"
RECOGNISING = "Pagina's herkennen"


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter's text as one file has it, before its sheet and its metadata file are read."""

    text: str
    blocks: tuple[MarkedBlock, ...] = ()
    """What stands where in the text; empty for plain text."""
    source_format: str = "txt"
    warnings: tuple[str, ...] = ()
    """Sentences in Dutch, each for a user: what is hidden, or could not be read."""
    metadata: Metadata = field(default_factory=Metadata)
    """What the file says of itself outside its text, such as the ``meta`` elements of HTML."""
    printed: str = ""
    """The text line by line as it is printed, where ``text`` has joined its lines.

    The forms of a letterhead and of a signature are lines; empty where ``text`` still has them.
    """
    beside: Metadata = field(default_factory=Metadata)
    """What stands around the letter: in the head of its pages, above it in its file.

    It counts where the letter itself does not say it, and is to be checked.
    """
