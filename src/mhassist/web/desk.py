"""What the page "Brieven" does: read what is handed in, take corrections, make it live."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mhassist.citations import parliamentary_reference
from mhassist.errors import CorpusError, EvaluationError
from mhassist.evaluation import QUESTIONS_FILE, load_questions
from mhassist.letters import letter_files
from mhassist.letters.dates import parse_dutch_date
from mhassist.letters.letter import Letter, Metadata, Signatory
from mhassist.letters.sheet import read_sheet
from mhassist.live import LiveAssistant
from mhassist.paragraphs import count_kinds
from mhassist.renewal.incoming import Incoming, correct_incoming, read_incoming
from mhassist.renewal.renew import Conditions, Renewal, RenewalProgress, change_letters
from mhassist.renewal.sheet_text import sheet_text
from mhassist.web.wording import in_words

FIELDS = {
    "title": "Titel",
    "kind": "Soort stuk",
    "author": "Wie er spreekt (het kabinet, de Task Force)",
    "date": "Datum (jjjj-mm-dd)",
    "dossier": "Dossiernummer",
    "number": "Ondernummer",
    "kenmerk": "Kenmerk",
    "ministries": "Ministeries, een per regel",
    "signatories": "Ondertekenaars, een per regel: naam; ambt",
    "url": "Adres van publicatie",
}
"""What can be corrected on the page, with its label, in order."""
_OF_FIELD = re.compile(r", veld '(?P<field>\w+)[^']*': (?P<reason>.+)\.$")
"""How a sheet says what is wrong with it."""
MANY_LINES = frozenset({"ministries", "signatories"})


class FieldError(CorpusError):
    """What stands in one field of a form cannot be used; the message has the field's own name."""

    def __init__(self, field: str, source: str, reason: str) -> None:
        """Keep which field it is.

        Args:
            field: Its name in ``FIELDS``.
            source: The file whose form it is.
            reason: What is wrong with it, or what is right, in Dutch.
        """
        super().__init__(f"{short_label(field)} (bij {source}): {reason}.")
        self.field = field
        self.said = f"{short_label(field)}: {reason}."


def short_label(field: str) -> str:
    """Return what the page calls a field, without how it is filled in.

    >>> short_label("date"), short_label("ministries")
    ('Datum', 'Ministeries')
    """
    return re.split(r" \(|,", FIELDS[field])[0]


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter in the list."""

    letter_id: str
    title: str
    date: str
    reference: str
    paragraphs: int
    read_as: str


class Desk:
    """The letters of one chat, as its users change them; safe to share between threads."""

    def __init__(self, assistant: LiveAssistant) -> None:
        self._assistant = assistant

    def rows(self) -> list[LetterRow]:
        """Return the letters that are searched, oldest first."""
        return [
            LetterRow(
                letter.id,
                letter.metadata.title or letter.id,
                in_words(letter.metadata.date),
                cited_by(letter),
                len(self._assistant.structure(letter.id).paragraphs),
                letter.read_as,
            )
            for letter in self._assistant.letters
        ]

    def read(
        self, files: Sequence[Path], progress: RenewalProgress | None = None
    ) -> tuple[list[Incoming], list[str]]:
        """Return the letters in files that were handed in, and a sentence for each that fails."""
        settings = self._assistant.settings
        failures: list[str] = []

        def note(_: Path, error: CorpusError) -> None:
            sentence = str(error)
            for file in files:  # where the browser's files are kept meanwhile is nothing to a user
                sentence = sentence.replace(f"{file.parent}{os.sep}", "")
            failures.append(sentence)

        return read_incoming(settings, files, refused=note, progress=progress), failures

    def open(self, letter_id: str) -> Incoming:
        """Return a letter that is there, to be corrected.

        Raises:
            CorpusError: If it is not there any more.
        """
        settings = self._assistant.settings
        files = {file.stem: file for file in letter_files(settings.corpus)}
        if letter_id not in files:
            raise CorpusError(f"De brief {letter_id} is er niet meer.")
        [one] = read_incoming(settings, [files[letter_id]])
        return one

    def correct(self, one: Incoming, values: Mapping[str, str]) -> Incoming:
        """Return a letter with what the user filled in.

        Raises:
            FieldError: If a value cannot be used.
        CorpusError: If it has become another letter, whose name is taken.
        """
        metadata = metadata_of(values, name=one.source)
        known = one.letter.metadata
        if metadata == shown_metadata(known) and not one.letter.unsure:
            return one
        # What has no box on the page stays, as far as it goes with the day that was filled in.
        if metadata.date is None:
            metadata = dataclasses.replace(metadata, after=known.after, before=known.before)
        if metadata.date == known.date:
            metadata = dataclasses.replace(metadata, session=known.session)
        return correct_incoming(self._assistant.settings, one, metadata)

    def add(
        self,
        incoming: Sequence[Incoming],
        *,
        force: bool = False,
        progress: RenewalProgress | None = None,
    ) -> Renewal:
        """Make letters live; nothing changes where that fails.

        Raises:
            MhassistError: As ``change_letters``.
        """
        return self._change(incoming, force=force, progress=progress)

    def remove(
        self, letter_id: str, *, force: bool = False, progress: RenewalProgress | None = None
    ) -> Renewal:
        """Take a letter away; nothing changes where that fails.

        Raises:
            MhassistError: As ``change_letters``.
        """
        return self._change([], [letter_id], force=force, progress=progress)

    def questions_about(self, letter_id: str) -> int:
        """Return how many questions of the evaluation rest on a letter."""
        try:
            questions = load_questions(self._assistant.settings.eval / QUESTIONS_FILE)
        except EvaluationError:
            return 0
        return sum(
            any(evidence.letter == letter_id for evidence in question.evidence)
            for question in questions
        )

    def _change(
        self,
        incoming: Sequence[Incoming],
        leaving: Sequence[str] = (),
        *,
        force: bool,
        progress: RenewalProgress | None,
    ) -> Renewal:
        return change_letters(
            self._assistant.settings,
            incoming,
            leaving,
            encoder=self._assistant.encoder,
            conditions=Conditions(force=force),
            progress=progress,
        )


def values_of(metadata: Metadata) -> dict[str, str]:
    """Return what stands in the fields of the form for what is known of a letter, in order."""
    signatories = (
        f"{person.name}; {person.office}" if person.office else person.name
        for person in metadata.signatories
    )
    printed = {
        "date": metadata.date.isoformat() if metadata.date else "",
        "ministries": "\n".join(metadata.ministries),
        "signatories": "\n".join(signatories),
    }
    return {name: printed.get(name, str(getattr(metadata, name))) for name in FIELDS}


def metadata_of(values: Mapping[str, str], *, name: str) -> Metadata:
    """Return what the fields of the form say, checked as a sheet is.

    Raises:
        FieldError: If a value cannot be used; the message names the field.
    """
    people = (line.partition(";") for line in _lines(values["signatories"]))
    plain = {
        field: values[field].strip()
        for field in FIELDS
        if field not in MANY_LINES and field != "date"
    }
    known = dataclasses.replace(
        Metadata(**plain),  # type: ignore[arg-type]  # every one of them is a text
        date=_day(values["date"], name),
        ministries=tuple(_lines(values["ministries"])),
        signatories=tuple(Signatory(who.strip(), office.strip()) for who, _, office in people),
    )
    try:
        return read_sheet(Path(name), sheet_text(known).encode())
    except CorpusError as error:
        found = _OF_FIELD.search(str(error))
        if found is None or found["field"] not in FIELDS:
            raise
        raise FieldError(found["field"], name, found["reason"]) from error


def shown_metadata(metadata: Metadata) -> Metadata:
    """Return metadata as it comes back from a form in which nothing was changed."""
    return metadata_of(values_of(metadata), name="")


def describe_structure(one: Incoming) -> str:
    """Return how a letter was read, in one line."""
    return f"Gelezen als {one.letter.read_as}: {count_kinds(one.structure)}."


def cited_by(letter: Letter) -> str:
    """Return the number by which a letter is cited; one without any is so by its title and date."""
    known = letter.metadata
    kenmerk = f"kenmerk {known.kenmerk}" if known.kenmerk else ""
    return parliamentary_reference(known) or kenmerk or "titel en datum"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _day(text: str, name: str) -> dt.date | None:
    if not text.strip():
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        pass
    day = parse_dutch_date(text)
    if day is None:
        raise FieldError("date", name, "schrijf een datum als 2018-05-25 of 25 mei 2018")
    return day
