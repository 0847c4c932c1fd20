"""What is done to the letters of a chat, and the sentence that says what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from mhassist.errors import MhassistError
from mhassist.renewal.incoming import Incoming
from mhassist.renewal.renew import Renewal, RenewalProgress
from mhassist.web.desk import FIELDS, FieldError, LetterRow
from mhassist.web.wording import NOTHING_CHANGED, how_many

logger = logging.getLogger(__name__)

REFUSED = "Er is niets veranderd: er worden antwoorden fout die goed waren; zie de lijst."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a change, and what to say of it."""

    sentences: list[str]
    good: bool
    worse: tuple[str, ...] = ()
    """The questions whose answers became wrong, where nothing was changed because of that."""
    there: bool = False
    """Whether nothing was added because a letter is there already."""
    wrong: Mapping[int, FieldError] = field(default_factory=dict)
    """What cannot be used of what was filled in, by the place of its form."""


class Handling(Protocol):
    """What the page needs of ``mhassist.web.desk.Desk``."""

    def rows(self) -> list[LetterRow]:
        """Return the letters that are searched, oldest first."""

    def read(
        self, files: Sequence[Path], progress: RenewalProgress | None = None
    ) -> tuple[list[Incoming], list[str]]:
        """Return the letters in files, and a sentence for each that cannot be read."""

    def open(self, letter_id: str) -> Incoming:
        """Return a letter that is there, to be corrected."""

    def correct(self, one: Incoming, values: Mapping[str, str]) -> Incoming:
        """Return a letter with what the user filled in."""

    def add(
        self,
        incoming: Sequence[Incoming],
        *,
        force: bool = False,
        progress: RenewalProgress | None = None,
    ) -> Renewal:
        """Make letters live."""

    def questions_about(self, letter_id: str) -> int:
        """Return how many questions of the evaluation rest on a letter."""

    def remove(
        self, letter_id: str, *, force: bool = False, progress: RenewalProgress | None = None
    ) -> Renewal:
        """Take a letter away."""


def name_of(one: Incoming) -> str:
    """Return what users call a letter."""
    return one.letter.metadata.title or one.letter.id


def read_files(
    desk: Handling, files: Sequence[str], progress: RenewalProgress | None = None
) -> tuple[list[Incoming], list[str]]:
    """Return the letters in files that were handed in, and what to say of those that fail."""
    try:
        return desk.read([Path(file) for file in files], progress)
    except MhassistError as error:
        return [], [str(error)]
    except Exception:  # the page goes on, whatever a file brings to light
        logger.exception("A letter could not be read")
        return [], [NOTHING_CHANGED]


def add_letters(
    desk: Handling,
    incoming: Sequence[Incoming],
    texts: Sequence[str],
    *,
    allowed: tuple[bool, bool],
    progress: RenewalProgress,
) -> Outcome:
    """Add letters with what was filled in.

    Args:
        desk: Does it.
        incoming: The letters that were handed in.
        texts: What stands in the form of each, one after the other.
        allowed: Whether a letter may be replaced, and whether a wrong answer is accepted.
        progress: Told how far it is.

    Returns:
        What came of it.
    """
    may_replace, may_force = allowed
    corrected: list[Incoming] = []
    wrong: dict[int, FieldError] = {}
    try:
        for place, one in enumerate(incoming):
            values = texts[place * len(FIELDS) : (place + 1) * len(FIELDS)]
            try:
                corrected.append(desk.correct(one, dict(zip(FIELDS, values, strict=True))))
            except FieldError as error:
                wrong[place] = error
    except MhassistError as error:
        return Outcome([str(error)], good=False)
    if wrong:
        return Outcome([f"Er is niets toegevoegd. {_look_at(wrong)}"], good=False, wrong=wrong)
    there = [one for one in corrected if one.same_as is not None]
    if there and not may_replace:
        sentences = [f"{one.source} is brief {one.same_as}, die er al is." for one in there]
        sentences.append("Kies 'Vervang' of haal het bestand weg.")
        return Outcome(sentences, good=False, there=True)
    outcome = carry_out(lambda: desk.add(corrected, force=may_force, progress=progress))
    if not outcome.good:
        return outcome
    names = "; ".join(map(name_of, corrected))
    return Outcome([f"Toegevoegd: {names}. De chat antwoordt er nu uit."], good=True)


def _look_at(wrong: Mapping[int, FieldError]) -> str:
    return " ".join(str(error) for error in wrong.values())


def carry_out(change: Callable[[], Renewal]) -> Outcome:
    """Make a change; return what to say where it failed, and whether it is live."""
    try:
        renewal = change()
    except MhassistError as error:
        return Outcome([str(error)], good=False)
    except Exception:  # the page goes on, whatever the letters bring to light
        logger.exception("The letters could not be changed")
        return Outcome([NOTHING_CHANGED], good=False)
    if renewal.live:
        return Outcome([], good=True)
    worse = tuple(question.question for question in renewal.trial.worse)
    return Outcome([REFUSED], good=False, worse=worse)


def describe_removal(desk: Handling, one: Incoming) -> list[str]:
    """Return what a user should know before a letter is removed."""
    sentences = [
        "Het bestand en wat ervan bekend is verdwijnen uit de map met brieven. De chat zoekt er "
        "niet meer in, en een citaat eruit is niet meer te openen.",
        "Bewaar het bestand elders als u de brief later weer wilt toevoegen.",
    ]
    asked = desk.questions_about(one.letter.id)
    if asked:
        questions = how_many(asked, "vraag", "vragen")
        sentences.append(
            f"De evaluatie heeft {questions} over deze brief; zolang hij er niet is, worden die "
            "niet gesteld."
        )
    return sentences


def correct_letter(
    desk: Handling,
    one: Incoming,
    texts: Sequence[str],
    *,
    force: bool,
    progress: RenewalProgress,
) -> Outcome:
    """Keep what was filled in of a letter that is there; return what came of it."""
    try:
        corrected = desk.correct(one, dict(zip(FIELDS, texts, strict=True)))
    except FieldError as error:
        return Outcome([f"Er is niets bewaard. {error}"], good=False, wrong={0: error})
    except MhassistError as error:
        return Outcome([str(error)], good=False)
    if corrected is one:
        return Outcome(["Er is niets gewijzigd."], good=True)
    outcome = carry_out(lambda: desk.add([corrected], force=force, progress=progress))
    if not outcome.good:
        return outcome
    kept = (
        f"Bewaard: {name_of(corrected)}. De chat gebruikt het nu; de nummers van de alinea's "
        "zijn dezelfde gebleven."
    )
    return Outcome([kept], good=True)


def remove_letter(
    desk: Handling, one: Incoming, *, force: bool, progress: RenewalProgress
) -> Outcome:
    """Remove a letter; return what came of it."""
    outcome = carry_out(lambda: desk.remove(one.letter.id, force=force, progress=progress))
    if not outcome.good:
        return outcome
    removed = (
        f"Verwijderd: {name_of(one)}. De chat zoekt er niet meer "
        "in. Citaten eruit die nog op de pagina staan, zijn niet meer te openen: stel die "
        "vragen opnieuw."
    )
    return Outcome([removed], good=True)
