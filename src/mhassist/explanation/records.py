"""What an explanation is: the record that ``mhassist ask --explain --json`` prints."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReadAs(_Record):
    """How one question was read."""

    text: str
    """As asked; of several questions in one, that question alone."""
    searched_for: str
    """What was searched for: typing errors put right, the subject of a follow-up added, and
    without the words that say which letters are asked."""
    corrected: tuple[tuple[str, str], ...]
    """Each word that was put right: as typed, as read."""
    also: tuple[str, ...]
    """Other names that were searched for too."""
    language: str
    kinds: tuple[str, ...]
    """What must stand in what is quoted, most telling first."""
    counted: str
    """The noun that says what is counted or chosen; empty if there is none."""
    items: int | None
    """How many items a list question says there are."""
    letters: tuple[str, ...]
    """The letters that may answer, where the question or the caller limits them; as cited."""
    unknown_letter: str
    """A letter that the question names and that is not there; else empty."""
    years: tuple[int, ...]
    since: int | None
    until: int | None
    newest: bool
    compares: bool
    follows: str
    """The last question before it, where its subject was taken from there; else empty."""
    same_letter: bool


class Found(_Record):
    """A paragraph that was found, with its scores by part."""

    paragraph_id: str
    reference: str
    score: float
    parts: dict[str, float]
    """What each part of the search adds to the score; together they are the score."""
    ranks: dict[str, int]
    """Its place among the candidates by each part alone, from 1."""
    candidates: int
    """Among how many."""


class Weighed(_Record):
    """What one feature of a sentence adds."""

    feature: str
    value: float
    weight: float
    adds: float
    """Value times weight: its part of the logit of the chance."""
    above_average: float
    """The same, less what it adds on average for the sentences weighed."""


class Sentence(_Record):
    """A sentence that was weighed, and what became of it."""

    paragraph_id: str
    reference: str
    text: str
    chance: float
    bias: float
    features: tuple[Weighed, ...]
    """Largest effect first; ``bias`` and all ``adds`` together are the logit of ``chance``."""
    outcome: Literal["chosen", "joined", "dropped", "not reached"]
    """``joined``: in the answer with a sentence that points back to it, or beside it."""
    reason: str
    """Why it was dropped, in Dutch; empty otherwise."""


class Check(_Record):
    """One ground for refusing, as it was checked."""

    name: str
    passed: bool
    says: str
    """What was looked at, with values and limits, in Dutch."""


class Part(_Record):
    """One of the questions in a question."""

    read_as: ReadAs
    found: tuple[Found, ...]
    """Best first."""
    sentences: tuple[Sentence, ...]
    """Most probable first."""
    path: Literal["sentences", "list", "letter fact", "timeline", "nothing"]
    """How the answer was made."""
    checks: tuple[Check, ...]
    """In order; the first that fails decides."""


class Explanation(_Record):
    """How an answer came about, from the run itself."""

    status: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Return the record as printed."""
        record: dict[str, object] = self.model_dump(mode="json")
        return record
