"""What is done to the letters of a chat, and the sentence that says what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from mhassist.errors import MhassistError
from mhassist.renewal.incoming import Incoming
from mhassist.renewal.renew import Renewal, RenewalProgress
from mhassist.web.desk import FIELDS, LetterRow
from mhassist.web.wording import NOTHING_CHANGED, how_many

logger = logging.getLogger(__name__)

FORCE = "Ga door, ook als een antwoord dat goed was daardoor fout wordt"


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
) -> tuple[list[Incoming], list[str], bool]:
    """Add letters with what was filled in.

    Args:
        desk: Does it.
        incoming: The letters that were handed in.
        texts: What stands in the form of each, one after the other.
        allowed: Whether a letter may be replaced, and whether a wrong answer is accepted.
        progress: Told how far it is.

    Returns:
        The letters that still wait, what to say, and whether they were added.
    """
    may_replace, may_force = allowed
    try:
        corrected = [
            desk.correct(one, dict(zip(FIELDS, texts[start : start + len(FIELDS)], strict=True)))
            for one, start in zip(incoming, range(0, len(texts), len(FIELDS)), strict=True)
        ]
    except MhassistError as error:
        return list(incoming), [str(error)], False
    there = [one for one in corrected if one.same_as is not None]
    if there and not may_replace:
        sentences = [f"{one.source} is brief {one.same_as}, die er al is." for one in there]
        return corrected, [*sentences, "Kies 'Vervang' of haal het bestand weg."], False
    sentences, good = carry_out(lambda: desk.add(corrected, force=may_force, progress=progress))
    if not good:
        return corrected, sentences, False
    names = "; ".join(map(name_of, corrected))
    return [], [f"Toegevoegd: {names}. De chat antwoordt er nu uit."], True


def carry_out(change: Callable[[], Renewal]) -> tuple[list[str], bool]:
    """Make a change; return what to say where it failed, and whether it is live."""
    try:
        renewal = change()
    except MhassistError as error:
        return [str(error)], False
    except Exception:  # the page goes on, whatever the letters bring to light
        logger.exception("The letters could not be changed")
        return [NOTHING_CHANGED], False
    return ([], True) if renewal.live else (describe_refusal(renewal), False)


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


def describe_refusal(renewal: Renewal) -> list[str]:
    """Return which answers became wrong, and what can be done."""
    return [
        "Er is niets veranderd: hiermee worden antwoorden fout die goed waren.",
        *(f"{question.id}: {question.question}" for question in renewal.trial.worse),
        f"Kies '{FORCE}' om het toch te doen.",
    ]


def correct_letter(
    desk: Handling,
    one: Incoming,
    texts: Sequence[str],
    *,
    force: bool,
    progress: RenewalProgress,
) -> tuple[list[str], bool]:
    """Keep what was filled in of a letter that is there; return what to say and if it went well."""
    try:
        corrected = desk.correct(one, dict(zip(FIELDS, texts, strict=True)))
    except MhassistError as error:
        return [str(error)], False
    if corrected is one:
        return ["Er is niets gewijzigd."], True
    sentences, good = carry_out(lambda: desk.add([corrected], force=force, progress=progress))
    if good:
        sentences = [
            f"Bewaard: {name_of(corrected)}. De chat gebruikt het nu; de nummers van de alinea's "
            "zijn dezelfde gebleven."
        ]
    return sentences, good


def remove_letter(
    desk: Handling, one: Incoming, *, force: bool, progress: RenewalProgress
) -> tuple[list[str], bool]:
    """Remove a letter; return what to say and whether it went well."""
    sentences, good = carry_out(lambda: desk.remove(one.letter.id, force=force, progress=progress))
    if good:
        sentences = [
            f"Verwijderd: {name_of(one)}. De chat zoekt er niet meer "
            "in. Citaten eruit die nog op de pagina staan, zijn niet meer te openen: stel die "
            "vragen opnieuw."
        ]
    return sentences, good
