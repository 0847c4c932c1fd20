"""The current generation, checked and opened: what retrieval asks its questions of."""

from __future__ import annotations

import shlex
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mhassist.chunks import Chunk, continued_from
from mhassist.errors import IndexMismatchError, IndexMissingError
from mhassist.index.generations import generation_names, note_open
from mhassist.index.manifest import (
    HASHED_WHEN_OPENED,
    DamagedError,
    Manifest,
    OtherFormatError,
    read_manifest,
    verify_files,
)
from mhassist.index.records import Records
from mhassist.index.terms import Terms, split_into_terms
from mhassist.index.vectors import TokenProducts, TokenSlice, Vectors
from mhassist.letters.letter import Letter
from mhassist.paragraphs.paragraph import Furniture, Kind, Paragraph, Span, StructuredLetter
from mhassist.settings import Settings


class Index:
    """One generation of the index, opened for reading; safe to share between threads.

    A *row* is one chunk; rows are ordered by letter id, paragraph number and chunk number, and
    every array by row has that order. Arrays are read-only.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        weakref.finalize(self, note_open(folder))
        records = Records(folder)
        self.version = folder.name
        """Name of the generation: equal versions give equal answers."""
        self.encoder_fingerprint = manifest.encoder
        self.letters: tuple[Letter, ...] = records.letters
        """By id."""
        self.all_paragraphs: tuple[Paragraph, ...] = records.paragraphs
        """By letter id and number."""
        self.chunks: tuple[Chunk, ...] = records.chunks
        """In row order."""
        self.row_paragraph: NDArray[np.int32] = np.array(records.chunk_paragraphs, dtype=np.int32)
        """Row -> position in ``all_paragraphs``."""
        self.row_paragraph.flags.writeable = False
        self._vectors = Vectors(folder)
        self._terms = Terms(folder, n_rows=len(self.chunks))
        self._letters = {letter.id: letter for letter in self.letters}
        self._paragraphs = {paragraph.id: paragraph for paragraph in self.all_paragraphs}
        rows: dict[str, list[int]] = {}
        for row, chunk in enumerate(self.chunks):
            rows.setdefault(chunk.paragraph_id, []).append(row)
        self._rows = {paragraph: tuple(own) for paragraph, own in rows.items()}
        of_letter: dict[str, list[Paragraph]] = {letter.id: [] for letter in self.letters}
        for paragraph in self.all_paragraphs:
            of_letter[paragraph.letter_id].append(paragraph)
        self._of_letter = {letter: tuple(own) for letter, own in of_letter.items()}

    def letter(self, letter_id: str) -> Letter:
        """Return a letter by its id; ``KeyError`` if the index does not have it."""
        return self._letters[letter_id]

    def paragraph(self, paragraph_id: str) -> Paragraph:
        """Return a paragraph by its id; ``KeyError`` if the index does not have it."""
        return self._paragraphs[paragraph_id]

    def paragraph_at(self, letter_id: str, number: int) -> Paragraph:
        """Return a letter's paragraph by its number; ``KeyError`` if the index does not have it."""
        own = self._of_letter[letter_id]
        if not 0 < number <= len(own):
            raise KeyError(number)
        return own[number - 1]

    def continued_from(self, paragraph: Paragraph) -> Paragraph | None:
        """Return the paragraph before, if this one is understood only with it."""
        number = paragraph.number - 1
        before = self.paragraph_at(paragraph.letter_id, number) if number else None
        return continued_from(paragraph, {number: before} if before else {})

    def introducing(self, paragraph: Paragraph) -> list[Paragraph]:
        """Return what a paragraph is understood with: of a row the caption and the head, say.

        Outermost first; of a list item the paragraph that introduces the list.
        """
        found: list[Paragraph] = []
        number = paragraph.lead_in
        while number is not None:
            found.insert(0, self.paragraph_at(paragraph.letter_id, number))
            number = found[0].lead_in if found[0].kind is Kind.TABLE_ROW else None
        return found

    def columns_of(self, paragraph: Paragraph) -> list[Paragraph]:
        """Return the caption and the head of a table, for a row of figures under them."""
        above = self.introducing(paragraph) if paragraph.kind is Kind.TABLE_ROW else []
        headed = bool(above) and above[-1].kind is Kind.TABLE_ROW
        return [each for each in above if each.kind is not Kind.HEADING] if headed else []

    def is_head(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph is the row of a table that names its columns."""
        after = self._of_letter[paragraph.letter_id][paragraph.number : paragraph.number + 1]
        of_table = paragraph.kind is Kind.TABLE_ROW
        return of_table and any(each.lead_in == paragraph.number for each in after)

    def paragraphs_of(self, letter_id: str) -> tuple[Paragraph, ...]:
        """Return a letter's paragraphs in order; ``KeyError`` if the index does not have it."""
        return self._of_letter[letter_id]

    def structure(self, letter_id: str) -> StructuredLetter:
        """Return a letter as it was cut when the index was made; ``KeyError`` if it has it not.

        What answers cite has the numbers that stand here, whatever code runs now. What is in no
        paragraph is furniture: every printed character is in one or the other. Pieces with only
        white space between them are one.
        """
        text = self._letters[letter_id].text
        paragraphs = self._of_letter[letter_id]
        spans = sorted((span.start, span.end) for each in paragraphs for span in each.spans)
        begins = [0, *(end for _, end in spans)]
        ends = [*(start for start, _ in spans), len(text)]
        furniture = tuple(
            Furniture(Span(start, end), text[start:end])
            for start, end in zip(begins, ends, strict=True)
            if text[start:end].strip()
        )
        return StructuredLetter(letter_id, paragraphs, furniture)

    def rows_of(self, paragraph_id: str) -> tuple[int, ...]:
        """Return the rows of a paragraph's chunks in order; none if it has no text."""
        return self._rows.get(paragraph_id, ())

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self._vectors.dim

    @property
    def pooled_vectors(self) -> NDArray[np.float32]:
        """One vector per row, shape ``(n_rows, dim)``, each of length 1 (L2)."""
        return self._vectors.pooled

    def nearest_rows(
        self,
        pooled: NDArray[np.float32],
        *,
        limit: int,
        among: NDArray[np.int64] | None = None,
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the rows whose pooled vectors are nearest to a question's, best first.

        Scores that are equal in six decimals are ordered by row.

        Args:
            pooled: Shape ``(dim,)``.
            limit: Most rows to return, at least 1.
            among: Rows to choose from, each once and at least one; all of them if ``None``.

        Returns:
            Rows, and their inner products with ``pooled``.

        Raises:
            ValueError: If ``limit`` is below 1 or the vector has another length.
        """
        return self._vectors.nearest(pooled, limit=limit, among=among)

    @property
    def token_mean(self) -> NDArray[np.float32]:
        """What token vectors are centred on, shape ``(dim,)``."""
        return self._vectors.token_mean

    def token_vectors(self, row: int) -> NDArray[np.float16]:
        """Return a row's token vectors, context first, as a view of the file."""
        return self._vectors.token_vectors(row)

    def token_offsets(self, row: int) -> NDArray[np.int32]:
        """Return where each token of a row stands in the paragraph's clean text.

        Shape ``(n_tokens, 2)``: start and end; (-1, -1) for tokens of the context.
        """
        return self._vectors.token_offsets(row)

    def token_slice(self, rows: Sequence[int] | NDArray[np.integer[Any]]) -> TokenSlice:
        """Return the token vectors of several rows, in the order given, as one array.

        Consecutive rising rows, ``range(len(index.chunks))`` first of all, are a view that costs
        nothing after the first call; others are copied together.
        """
        return self._vectors.token_slice(rows)

    def token_products(
        self, rows: Sequence[int] | NDArray[np.integer[Any]], vectors: NDArray[np.float32]
    ) -> TokenProducts:
        """Return the inner products of the rows' token vectors with some vectors.

        What a row gets does not depend on the other rows.

        Args:
            rows: In any order.
            vectors: Shape ``(n_vectors, dim)``.
        """
        return self._vectors.token_products(rows, vectors)

    def bm25_scores(self, question: str | Sequence[str]) -> NDArray[np.float32]:
        """Return the BM25 score of every row, context included, shape ``(n_rows,)``.

        Args:
            question: Text, or stems from ``split_into_terms``; a stem counts as often as it is
                given. Function words are in nearly every chunk, so their weight is near zero.
        """
        terms = split_into_terms(question) if isinstance(question, str) else question
        return self._terms.bm25(terms)

    def document_frequency(self, stem: str) -> int:
        """Return the number of chunks that have a stem in context or text."""
        return self._terms.document_frequency(stem)

    def rows_with(self, stem: str) -> list[int]:
        """Return the rows that have a stem in context or text."""
        rows: list[int] = self._terms.rows_with(stem).tolist()
        return rows

    def share_with(self, stem: str, letter_id: str) -> float:
        """Return the share of a letter's chunks that have a stem in context or text."""
        own = {row for each in self._of_letter[letter_id] for row in self.rows_of(each.id)}
        return len(own.intersection(self.rows_with(stem))) / max(len(own), 1)

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """Every lower-case word of the letters with the number of times it occurs, sorted."""
        return self._terms.words


def open_index(
    settings: Settings, *, encoder_fingerprint: str | None = None, version: str | None = None
) -> Index:
    """Check a generation and open it.

    Sizes of all files are compared with the manifest, and checksums too of files up to
    ``HASHED_WHEN_OPENED`` bytes.

    Args:
        settings: Say where the index is.
        encoder_fingerprint: Of the encoder that will encode the questions; ``None`` does not
            compare it.
        version: The generation; the current one by default.

    Raises:
        IndexMissingError: If there is no index.
        IndexMismatchError: If it is damaged, of another format, or made with another encoder.
    """
    folder, manifest = find_generation(settings, version)
    repair = repair_command(settings)
    if encoder_fingerprint is not None and encoder_fingerprint != manifest.encoder:
        message = (
            f"De index in {settings.index} is gemaakt met een ander taalmodel ({manifest.encoder})"
            f" dan nu is ingesteld ({encoder_fingerprint}); maak hem opnieuw met `{repair}`."
        )
        raise IndexMismatchError(message)
    try:
        verify_files(folder, manifest, hash_up_to=HASHED_WHEN_OPENED)
    except DamagedError as error:
        raise _damaged(settings, error) from error
    return Index(folder, manifest)


def repair_command(settings: Settings) -> str:
    """Return the command that makes this index again, with the folders that were chosen."""
    chosen = [name for name in ("corpus", "index") if name in settings.model_fields_set]
    options = [f" --{name} {shlex.quote(str(getattr(settings, name)))}" for name in chosen]
    return f"mhassist index{''.join(options)}"


def find_generation(settings: Settings, version: str | None = None) -> tuple[Path, Manifest]:
    """Return the folder and the manifest of a generation; its files are not looked at.

    Raises:
        IndexMissingError: If there is no index.
        IndexMismatchError: If its manifest is damaged or of another format.
    """
    repair = repair_command(settings)
    try:
        names = [version] if version else generation_names(settings.index)
        if not names:
            message = f"Er is nog geen index in {settings.index}; maak hem met `{repair}`."
            raise IndexMissingError(message)
        folder = settings.index / names[0]
        return folder, read_manifest(folder)
    except DamagedError as error:
        raise _damaged(settings, error) from error
    except OtherFormatError as error:
        message = (
            f"De index in {settings.index} is gemaakt door een andere versie van mhassist; maak"
            f" hem opnieuw met `{repair}`."
        )
        raise IndexMismatchError(message) from error


def _damaged(settings: Settings, error: DamagedError) -> IndexMismatchError:
    return IndexMismatchError(
        f"De index in {settings.index} is beschadigd ({error}); maak hem opnieuw met"
        f" `{repair_command(settings)}`."
    )
