"""Letters -> a generation of the index, written aside and then made current in one step."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mhassist.chunks import Chunk, context_of, split_into_chunks
from mhassist.encoder.encoding import Encoder
from mhassist.errors import CorpusError, MhassistError
from mhassist.index import manifest
from mhassist.index.generations import building_folder, generation_names, make_current, write_file
from mhassist.index.records import write_records
from mhassist.index.terms import write_terms
from mhassist.index.vectors import VectorWriter
from mhassist.letters import load_corpus
from mhassist.letters.letter import Letter
from mhassist.paragraphs import structure_letter
from mhassist.paragraphs.paragraph import Paragraph
from mhassist.settings import Settings

BATCH = 128
"""Chunks encoded at a time: their vectors are all that is held in memory (about 25 MB)."""

BuildProgress = Callable[[int, int], None]
"""Called with the number of chunks encoded so far and of all chunks; first with 0."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made."""

    version: str
    """Name of the generation that is now current."""
    previous: str | None
    """The one that was current before; equal to ``version`` when nothing changed."""
    counts: manifest.Counts
    bytes: int
    """Size of the generation on disk."""


def build_index(
    settings: Settings, *, encoder: Encoder, progress: BuildProgress | None = None
) -> BuildReport:
    """Build the index of all letters and make it the current one.

    Equal letters, encoder and version of mhassist give the same bytes under the same name. Until
    the last step nothing changes for those who use the index; a build that fails or is killed
    leaves the earlier one current, and the next build removes what it left.

    Raises:
        CorpusError: If there are no letters, one cannot be read, or none has any text.
        MhassistError: If the index folder cannot be written, or another build is running.
    """
    letters = sorted(load_corpus(settings.corpus), key=lambda letter: letter.id)
    paragraphs, chunks = _cut(letters, encoder)
    if not chunks:
        raise CorpusError(f"In de brieven in {settings.corpus} is geen tekst gevonden.")
    with _explained(settings.index), building_folder(settings.index) as folder:
        write_records(folder, letters=letters, paragraphs=paragraphs, chunks=chunks)
        write_terms(folder, chunks=chunks, texts=[paragraph.text for paragraph in paragraphs])
        n_tokens = _encode(folder, chunks, encoder=encoder, progress=progress)
        made = manifest.Manifest(
            format=manifest.FORMAT,
            package_version=manifest.package_version(),
            encoder=encoder.fingerprint,
            dim=encoder.dim,
            letters={letter.id: letter.sha256 for letter in letters},
            counts=manifest.Counts(len(letters), len(paragraphs), len(chunks), n_tokens),
            files=manifest.describe_files(folder),
        )
        content = made.to_bytes()
        write_file(folder / manifest.FILE_NAME, content)
        version = manifest.generation_name(content)
        previous = _current_name(settings.index)
        make_current(folder, name=version)
    size = len(content) + sum(entry.bytes for entry in made.files.values())
    return BuildReport(version, previous, made.counts, size)


def _cut(letters: Sequence[Letter], encoder: Encoder) -> tuple[list[Paragraph], list[Chunk]]:
    """Return the paragraphs and chunks of all letters, in order."""
    paragraphs: list[Paragraph] = []
    chunks: list[Chunk] = []
    for letter in letters:
        own = structure_letter(letter).paragraphs
        by_number = {paragraph.number: paragraph for paragraph in own}
        paragraphs.extend(own)
        for paragraph in own:
            context = context_of(paragraph, letter=letter, others=by_number)
            chunks.extend(split_into_chunks(paragraph, context=context, encoder=encoder))
    return paragraphs, chunks


def _encode(
    folder: Path, chunks: Sequence[Chunk], *, encoder: Encoder, progress: BuildProgress | None
) -> int:
    """Write the vectors of the chunks and return the number of token vectors."""
    done = 0

    def advance(encoded: int) -> None:
        nonlocal done
        done += encoded
        if progress is not None:
            progress(done, len(chunks))

    advance(0)
    with VectorWriter(folder, dim=encoder.dim) as writer:
        for batch in _batches(chunks):
            encodings = encoder.encode_passages([chunk.passage for chunk in batch], advance)
            for chunk, encoding in zip(batch, encodings, strict=True):
                writer.add(chunk, encoding)
        writer.finish()
        return writer.n_tokens


def _batches(chunks: Sequence[Chunk]) -> Iterator[Sequence[Chunk]]:
    for start in range(0, len(chunks), BATCH):
        yield chunks[start : start + BATCH]


def _current_name(folder: Path) -> str | None:
    try:
        names = generation_names(folder)
    except manifest.DamagedError:
        return None
    return names[0] if names else None


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn an error of the file system into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            reason = "de schijf is vol; maak ruimte vrij"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            reason = "daar mag niet geschreven worden; kies een andere map met --index"
        else:
            reason = f"{error.strerror or error}; kies een andere map met --index"
        message = f"De index kan niet geschreven worden in {folder}: {reason}."
        raise MhassistError(message) from error
