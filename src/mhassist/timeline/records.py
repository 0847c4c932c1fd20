"""What a timeline is: the records that the command line prints and the chat shows."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from mhassist.answering.answer import Citation, Searched

About = Literal["term", "figure", "promises"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Moment(_Record):
    """What one letter says, in one sentence of it."""

    figures: tuple[str, ...] = ()
    """The figures that it gives of the term, as printed."""
    citation: Citation


class Promise(_Record):
    """What the cabinet promised the Kamer, and what became of it."""

    citation: Citation
    by_when: str | None
    """The term, as the letter says it; ``None`` if it gives none."""
    later: Citation | None
    """What comes nearest in a later letter, or what the letter that tells of the promise says next;
    ``None`` where no letter comes back to it."""
    last_letter: bool
    """Whether there is no later letter at all."""


class LetterName(_Record):
    """A letter that gives no moment."""

    letter_id: str
    letter_title: str
    date: str | None
    mentions: bool
    """Whether it has the term all the same: without the figure, or in a heading only."""
    part: str
    """The word of the term that says most, where the letter has it without the rest of the term."""
    paragraphs: int
    """How many of its paragraphs were searched: all."""


class Timeline(_Record):
    """A term, or promises, through the letters, oldest first."""

    term: str
    """As typed; empty for all promises."""
    read_as: str
    """The term that was followed: typing errors put right."""
    also: tuple[str, ...]
    """Other names that were followed too."""
    about: About
    moments: tuple[Moment, ...] = ()
    promises: tuple[Promise, ...] = ()
    without: tuple[LetterName, ...] = ()
    """The searched letters that give no moment, oldest first."""
    searched: Searched
    index_version: str

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, in the order of its number.

        What comes back to one promise may itself be the next one.
        """
        promised = [one for each in self.promises for one in (each.citation, each.later) if one]
        told = [each.citation for each in self.moments] + promised
        return tuple(sorted({one.n: one for one in told}.values(), key=_number))

    def to_json(self) -> dict[str, object]:
        """Return the record as printed by ``mhassist timeline --json``."""
        record = self.model_dump(mode="json")
        record["searched"]["from"] = record["searched"].pop("from_")
        return record


def _number(citation: Citation) -> int:
    return citation.n
