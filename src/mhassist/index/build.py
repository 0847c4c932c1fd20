"""Letters -> a generation of the index, written aside and then made current in one step."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mhassist.chunks import Chunk, context_of, split_into_chunks
from mhassist.encoder.encoding import Encoder
from mhassist.errors import CorpusError, MhassistError, reason_of
from mhassist.index import manifest
from mhassist.index.generations import (
    building_folder,
    generation_names,
    make_current,
    one_builder,
    place,
    write_file,
)
from mhassist.index.outdated import differences
from mhassist.index.recipe import code_checksum
from mhassist.index.records import write_records
from mhassist.index.reuse import CutLetter, Reusable
from mhassist.index.terms import write_terms
from mhassist.index.vectors import StoredVectors, VectorWriter
from mhassist.letters import Letter, letter_checksum, letter_files, load_letter
from mhassist.letters.several import loading
from mhassist.paragraphs import structure_letter
from mhassist.settings import Settings

BATCH = 128
"""Chunks encoded at a time: their vectors are all that is held in memory (about 25 MB)."""

BuildProgress = Callable[[str, int, int], None]
"""Called with what is being done, in Dutch, how much of it is done and how much there is."""

INDEXING = "Brieven indexeren"


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
    encoded: int
    """Passages that were encoded; the others were there already, or come back."""


def build_index(
    settings: Settings, *, encoder: Encoder, progress: BuildProgress | None = None
) -> BuildReport:
    """Build the index of all letters and make it the current one.

    Equal letters, encoder and code of mhassist give the same bytes under the same name, whatever
    was there before: what the current generation has is used again, but stored as it was. Until
    the last step nothing changes for those who use the index; a build that fails or is killed
    leaves the earlier one current, and the next build removes what it left.

    Raises:
        CorpusError: If there are no letters, one cannot be read, or none has any text.
        MhassistError: If the index folder cannot be written, or another build is running.
    """
    files = letter_files(settings.corpus)
    with explained(settings.index), one_builder(settings.index):
        report = write_generation(settings, files, encoder=encoder, progress=progress)
        make_current(settings.index, report.version)
    return report


def write_generation(
    settings: Settings,
    files: Sequence[Path],
    *,
    encoder: Encoder,
    progress: BuildProgress | None = None,
) -> BuildReport:
    """Write a generation of some letters beside the others, not yet current; see ``build_index``.

    Needs ``one_builder``.

    Args:
        settings: Say where the index is.
        files: The letters, which need not be in the corpus yet.
        encoder: Encodes what the current generation does not have.
        progress: Told of pages that are read and chunks that are encoded.
    """
    _check_names(files)
    unchanged = unchanged_generation(settings.index, files, encoder.fingerprint)
    if unchanged is not None:
        return unchanged
    known = Reusable.find(settings.index, encoder)
    cut = sorted(
        _cut(files, known, encoder=encoder, progress=progress), key=lambda one: one.letter.id
    )
    paragraphs = [paragraph for one in cut for paragraph in one.paragraphs]
    chunks = [chunk for one in cut for chunk in one.chunks]
    if not chunks:
        raise CorpusError(f"In de brieven in {settings.corpus} is geen tekst gevonden.")
    previous = current_name(settings.index)
    with building_folder(settings.index) as folder:
        letters = [one.letter for one in cut]
        write_records(folder, letters=letters, paragraphs=paragraphs, chunks=chunks)
        write_terms(folder, chunks=chunks, texts=[paragraph.text for paragraph in paragraphs])
        n_tokens, encoded = _write_vectors(
            folder, chunks, known=known, encoder=encoder, progress=progress
        )
        made = manifest.Manifest(
            format=manifest.FORMAT,
            package_version=manifest.package_version(),
            code=code_checksum(),
            encoder=encoder.fingerprint,
            dim=encoder.dim,
            letters={letter.id: letter.sha256 for letter in letters},
            counts=manifest.Counts(len(letters), len(paragraphs), len(chunks), n_tokens),
            files=manifest.describe_files(folder),
        )
        content = made.to_bytes()
        write_file(folder / manifest.FILE_NAME, content)
        version = manifest.generation_name(content)
        place(folder, name=version)
    size = len(content) + sum(entry.bytes for entry in made.files.values())
    return BuildReport(version, previous, made.counts, size, encoded)


def unchanged_generation(
    folder: Path, files: Sequence[Path], encoder_fingerprint: str
) -> BuildReport | None:
    """Return the current generation if a build of these letters would make it, and it is whole."""
    version = current_name(folder)
    if version is None:
        return None
    try:
        made = manifest.read_manifest(folder / version)
        if made.encoder != encoder_fingerprint or differences(made, files):
            return None
        manifest.verify_files(folder / version, made)
    except (manifest.DamagedError, manifest.OtherFormatError):
        return None
    size = len(made.to_bytes()) + sum(entry.bytes for entry in made.files.values())
    return BuildReport(version, version, made.counts, size, encoded=0)


def current_name(folder: Path) -> str | None:
    """Return the current generation of an index folder, if ``CURRENT`` names one."""
    try:
        names = generation_names(folder)
    except manifest.DamagedError:
        return None
    return names[0] if names else None


def _check_names(files: Sequence[Path]) -> None:
    seen: dict[str, Path] = {}
    for file in files:
        # Folded: on some systems "A.txt" and "a.txt" are one file.
        other = seen.setdefault(file.stem.casefold(), file)
        if other is not file:
            message = (
                f"Van brief '{file.stem}' staan er twee bestanden in de map met brieven "
                f"({other.name} en {file.name}); haal er een weg."
            )
            raise CorpusError(message)


def _cut(
    files: Sequence[Path], known: Reusable, *, encoder: Encoder, progress: BuildProgress | None
) -> Iterator[CutLetter]:
    """Yield letters with their paragraphs and chunks; read only where they are not known."""
    new = []
    for file in files:
        before = known.letter(file.stem, letter_checksum(file))
        if before is None:
            new.append(file)
        else:
            yield before
    with loading(new, load_letter, progress=progress) as letters:
        for letter in letters:
            yield _cut_letter(letter(), encoder)


def _cut_letter(letter: Letter, encoder: Encoder) -> CutLetter:
    paragraphs = structure_letter(letter).paragraphs
    by_number = {paragraph.number: paragraph for paragraph in paragraphs}
    chunks: list[Chunk] = []
    for paragraph in paragraphs:
        context = context_of(paragraph, letter=letter, others=by_number)
        chunks.extend(split_into_chunks(paragraph, context=context, encoder=encoder))
    return CutLetter(letter, paragraphs, tuple(chunks))


def _write_vectors(
    folder: Path,
    chunks: Sequence[Chunk],
    *,
    known: Reusable,
    encoder: Encoder,
    progress: BuildProgress | None,
) -> tuple[int, int]:
    """Write the vectors of the chunks; return the numbers of token vectors and of new passages."""
    new = len(known.new_passages(chunks))
    often = {text for text, times in Counter(each.passage for each in chunks).items() if times > 1}
    done = 0

    def advance(encoded: int) -> None:
        nonlocal done
        done += encoded
        if progress is not None:
            progress(INDEXING, done, new)

    advance(0)
    with VectorWriter(folder, dim=encoder.dim, token_mean=encoder.token_mean) as writer:
        for batch in _batches(chunks):
            missing = known.new_passages(batch)
            passages = [chunk.passage for chunk in missing]
            encodings = encoder.encode_passages(passages, advance) if passages else []
            for chunk, encoding in zip(missing, encodings, strict=True):
                known.keep(chunk, StoredVectors.of(chunk, encoding))
            for chunk in batch:
                writer.add(known.vectors(chunk))
            known.forget(batch, but=often)
        writer.finish()
        return writer.n_tokens, new


def _batches(chunks: Sequence[Chunk]) -> Iterator[Sequence[Chunk]]:
    for start in range(0, len(chunks), BATCH):
        yield chunks[start : start + BATCH]


@contextmanager
def explained(
    folder: Path,
    *,
    what: str = "De index kan niet geschreven worden",
    remedy: str = "kies een andere map met --index",
) -> Iterator[None]:
    """Turn an error of the file system into a sentence that says what to do.

    Args:
        folder: Where is written.
        what: What cannot be done, in Dutch.
        remedy: What can be done if it may not be written there.
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            reason = "de schijf is vol; maak ruimte vrij"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            reason = f"daar mag niet geschreven worden; {remedy}"
        else:
            reason = f"{reason_of(error)}; {remedy}"
        raise MhassistError(f"{what} in {folder}: {reason}.") from error
