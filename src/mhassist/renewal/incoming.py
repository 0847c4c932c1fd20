"""Files that are handed in -> letters as they would stand in the corpus; nothing changes yet."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from mhassist.errors import CorpusError, IndexMismatchError, IndexMissingError, reason_of
from mhassist.index import open_index
from mhassist.letters import Letter, Metadata, letter_checksum, letter_files, load_letter
from mhassist.letters.readers import PageProgress
from mhassist.letters.several import loading
from mhassist.letters.sheet import read_sheet
from mhassist.paragraphs import StructuredLetter, structure_letter
from mhassist.renewal.completing import complete_interrupted
from mhassist.renewal.file_names import check_file, check_names_differ, letter_id
from mhassist.renewal.keeping_ids import keep_ids
from mhassist.renewal.same_letter import find_same
from mhassist.renewal.sheet_text import sheet_text
from mhassist.settings import Settings


@dataclass(frozen=True, slots=True)
class Incoming:
    """A letter that was handed in and read, and is not in the corpus yet."""

    source: str
    """The file's name, as it was handed in."""
    content: bytes
    letter: Letter
    """As it was read; its id is the one that it gets in the corpus."""
    structure: StructuredLetter
    sheet: str
    """The sheet that goes beside it."""
    same_as: str | None = None
    """The letter of the corpus that it is, in whatever format or version."""
    identical: bool = False
    """Whether that letter's file has the same bytes."""

    @property
    def file_name(self) -> str:
        """What its file is called in the corpus."""
        return self.letter.id + Path(self.source).suffix.lower()


Refused = Callable[[Path, CorpusError], None]
"""Called with a file that cannot be used, and why."""


def read_incoming(
    settings: Settings,
    files: Sequence[Path],
    *,
    metadata: Path | None = None,
    refused: Refused | None = None,
    progress: PageProgress | None = None,
) -> list[Incoming]:
    """Return the letters in files, as they would stand in the corpus.

    Args:
        settings: Say where the corpus is.
        files: In any format that letters have; what stands beside one about it is read too.
        metadata: A sheet (``.toml``) or metadata file (``.xml``) of the only file.
        refused: Told of each file that cannot be used, so that the others go on.
        progress: Told of the pages that are read.

    Raises:
        CorpusError: Without ``refused``, if a file cannot be used, two of them are one letter, or
            one has the name of a letter in the corpus that says something else; the message names
            it. With it, only if the corpus itself cannot be read.
        ValueError: If metadata is given for more than one file.
    """
    if metadata is not None and len(files) != 1:
        raise ValueError("metadata belongs to one file")
    usable: list[Path] = []
    for file in files:
        with _told(file, refused):
            check_file(file)
            check_names_differ([*usable, file])
            usable.append(file)
    complete_interrupted(settings)  # else its letters are there already, and it stays half done
    there = letters_there(settings)
    incoming: list[Incoming] = []
    with loading(usable, partial(_load, metadata=metadata), progress=progress) as letters:
        for file, letter in zip(usable, letters, strict=True):
            with _told(file, refused):
                one = _placed(file, letter(), there, given=metadata is not None)
                _check_letters_differ(one, incoming)
                incoming.append(one)
    return incoming


@contextmanager
def _told(file: Path, refused: Refused | None) -> Iterator[None]:
    try:
        yield
    except CorpusError as error:
        if refused is None:
            raise
        refused(file, error)


def _check_letters_differ(one: Incoming, others: Iterable[Incoming]) -> None:
    """Return when a letter is none of those that come in with it."""
    known = {other.letter.id: other for other in others}
    twin = find_same(one.letter, one.structure, [other.letter for other in known.values()])
    other = known.get(twin.id if twin is not None else one.letter.id)
    if other is not None:
        raise CorpusError(
            f"{other.source} en {one.source} zijn dezelfde brief ({other.letter.id}); geef er een"
            " van de twee."
        )


def letters_there(settings: Settings) -> list[tuple[Letter, Path]]:
    """Return the letters of the corpus with their files; none if it is still empty.

    What the index has unchanged is not read again.
    """
    try:
        files = letter_files(settings.corpus)
    except CorpusError:
        if settings.corpus.is_dir() and not any(
            file.is_file() and not file.name.startswith(".") for file in settings.corpus.iterdir()
        ):
            return []
        raise
    try:
        known = {letter.id: letter for letter in open_index(settings).letters}
    except (IndexMissingError, IndexMismatchError):
        known = {}
    letters = []
    for file in files:
        before = known.get(file.stem)
        same = before is not None and before.sha256 == letter_checksum(file)
        letters.append((before if before is not None and same else load_letter(file), file))
    return letters


def correct_incoming(settings: Settings, one: Incoming, metadata: Metadata) -> Incoming:
    """Return a letter that was handed in with other metadata, all of it now known.

    Its dossier and number may make it another letter, with another id.

    Raises:
        CorpusError: As ``read_incoming``.
    """
    letter = dataclasses.replace(one.letter, metadata=metadata, unsure=())
    place = _place(letter, one.content, letters_there(settings), source=one.source)
    return dataclasses.replace(
        one,
        letter=place.letter,
        structure=structure_letter(place.letter),
        sheet=sheet_text(metadata),
        same_as=place.same.id if place.same is not None else None,
        identical=place.identical,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a letter belongs among those of the corpus."""

    letter: Letter
    same: Letter | None
    identical: bool


def _placed(
    file: Path, read: Letter, there: Sequence[tuple[Letter, Path]], *, given: bool
) -> Incoming:
    """Return a letter that was read from a file, at its place among those of the corpus."""
    content = file.read_bytes()
    place = _place(read, content, there, source=file.name)
    letter = place.letter
    if place.same is not None:
        known, unsure = _merged(letter, place.same, given=given)
        letter = dataclasses.replace(letter, metadata=known, unsure=unsure)
    return Incoming(
        source=file.name,
        content=content,
        letter=letter,
        structure=structure_letter(letter),
        sheet=sheet_text(letter.metadata, unsure=letter.unsure),
        same_as=place.same.id if place.same is not None else None,
        identical=place.identical,
    )


def _place(
    letter: Letter, content: bytes, there: Sequence[tuple[Letter, Path]], *, source: str
) -> _Place:
    identical = next((other for other, path in there if path.read_bytes() == content), None)
    same = identical or find_same(letter, structure_letter(letter), [other for other, _ in there])
    name = same.id if same is not None else letter_id(source, letter.metadata)
    taken = {other.id.casefold(): other for other, _ in there}.get(name.casefold())
    if same is None and taken is not None:
        raise CorpusError(
            f"Er is al een brief {taken.id}, en {source} zegt te veel anders om dezelfde te zijn;"
            f" is het er een nieuwe versie van, haal {taken.id} dan eerst weg, en geef het bestand"
            " anders een andere naam."
        )
    kept = keep_ids(letter, same) if same is not None else None
    return _Place(dataclasses.replace(letter, id=name, kept_ids=kept), same, identical is not None)


def _merged(letter: Letter, before: Letter, *, given: bool) -> tuple[Metadata, tuple[str, ...]]:
    """Return what is known of a letter that replaces another, and what of that is unsure.

    What was known stays, for somebody may have corrected it; what was given now goes before it.
    """
    first, second = (letter, before) if given else (before, letter)
    values: dict[str, Any] = {}
    unsure = []
    for field in dataclasses.fields(Metadata):
        source = first if getattr(first.metadata, field.name) else second
        values[field.name] = getattr(source.metadata, field.name)
        if field.name in source.unsure:
            unsure.append(field.name)
    return dataclasses.replace(letter.metadata, **values), tuple(unsure)


def _load(path: Path, *, metadata: Path | None, progress: PageProgress | None) -> Letter:
    if metadata is None or metadata.suffix.lower() != ".toml":
        return load_letter(path, metadata=metadata, progress=progress)
    # Read where it stands alone, so that what stands beside the file does not speak as well.
    with tempfile.TemporaryDirectory(prefix="mhassist-") as folder:
        alone = Path(folder) / path.name
        shutil.copyfile(path, alone)
        try:
            sheet = metadata.read_bytes()
        except OSError as error:
            message = f"Het bestand '{metadata}' kan niet gelezen worden: {reason_of(error)}."
            raise CorpusError(message) from error
        read_sheet(metadata, sheet)  # so that a mistake is told of the file that was given
        alone.with_suffix(".toml").write_bytes(sheet)
        return load_letter(alone, progress=progress)
