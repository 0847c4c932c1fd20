"""Text -> token ids and offsets: the model's SentencePiece Unigram tokenizer.

Written out in Python because it starts in a tenth of a second, where building the same tokenizer
in the library ``tokenizers`` takes more than one: with a warm cache of words it keeps up with
the model easily. The tests hold it to that library's ids.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SPACE = "▁"
"""SentencePiece's sign for the space before a word."""
BEGIN, PAD, END, UNKNOWN = range(4)
_SPECIAL = 4
_UNKNOWN_PENALTY = 10.0
_CACHED_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a Unigram tokenizer is made of."""

    pieces: list[str]
    """The place of a piece is its id; the first four and the last are special tokens."""
    scores: list[float]
    """Log probability of each piece."""
    normalization: dict[str, str]
    """What stands for a character before it is tokenized, when that is not itself."""

    def save(self, folder: Path) -> None:
        """Write the vocabulary into ``folder``, in the form that is fastest to read."""
        (folder / "pieces.txt").write_text("\n".join(self.pieces), encoding="utf-8")
        np.save(folder / "scores.npy", np.array(self.scores, dtype=np.float32))
        normalization = json.dumps(self.normalization, ensure_ascii=False, indent=0)
        (folder / "normalization.json").write_text(normalization, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Vocabulary:
        """Read what ``save`` wrote."""
        pieces = (folder / "pieces.txt").read_text(encoding="utf-8").split("\n")
        scores = np.load(folder / "scores.npy", allow_pickle=False).tolist()
        normalization = json.loads((folder / "normalization.json").read_text(encoding="utf-8"))
        return cls(pieces=pieces, scores=scores, normalization=normalization)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, special tokens left out."""

    ids: list[int]
    offsets: list[tuple[int, int]]
    """Start and end in the text as given, without the space before a word."""


class UnigramTokenizer:
    """Splits each word into its most probable pieces."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        # Special tokens are left out, so that "</s>" in a letter is text and nothing else.
        last = len(vocabulary.pieces) - 1
        self._ids = dict(zip(vocabulary.pieces[_SPECIAL:last], range(_SPECIAL, last), strict=True))
        self._scores = vocabulary.scores
        self._normalization = vocabulary.normalization
        self._longest = max(map(len, self._ids))
        self._unknown_score = min(vocabulary.scores) - _UNKNOWN_PENALTY
        self._words: dict[str, list[tuple[int, int]]] = {}

    def tokenize(self, text: str) -> Tokens:
        """Return ids and offsets of a text's tokens; unbroken unknown characters are one token."""
        ids: list[int] = []
        offsets: list[tuple[int, int]] = []
        for word, places in self._normalized_words(text):
            at = 0
            for number, length in self._pieces(word):
                # The first character is the space that was put before the word.
                start, end = max(at - 1, 0), at + length - 1
                at += length
                ids.append(number)
                first = places[start][0] if start < len(places) else places[-1][1]
                offsets.append((first, places[end - 1][1] if end > 0 else first))
        return Tokens(ids=ids, offsets=offsets)

    def _pieces(self, word: str) -> list[tuple[int, int]]:
        """Return id and length of a word's pieces; words come back often, so they are kept."""
        pieces = self._words.get(word)
        if pieces is None:
            pieces = self._split(SPACE + word)
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            self._words[word] = pieces
        return pieces

    def _normalized_words(self, text: str) -> list[tuple[str, list[tuple[int, int]]]]:
        """Return each normalized word, with the span in ``text`` that each character stands for."""
        words = []
        characters: list[str] = []
        places: list[tuple[int, int]] = []
        for start, end in _clusters(text):
            for character in self._normalize(text[start:end]):
                if character != " ":
                    characters.append(character)
                    places.append((start, end))
                elif characters:
                    words.append(("".join(characters), places))
                    characters, places = [], []
        if characters:
            words.append(("".join(characters), places))
        return words

    def _normalize(self, cluster: str) -> str:
        composed = unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster
        return "".join(self._normalization.get(character, character) for character in composed)

    def _split(self, word: str) -> list[tuple[int, int]]:
        """Return id and length in characters of each piece of the most probable split.

        Of equally probable splits, the one whose last piece starts first is taken.
        """
        size = len(word)
        best = [0.0] + [float("-inf")] * size
        piece_from = [0] * (size + 1)
        piece_id = [UNKNOWN] * (size + 1)
        for start in range(size):
            single = False
            for end in range(start + 1, min(start + self._longest, size) + 1):
                number = self._ids.get(word[start:end])
                if number is None:
                    continue
                single = single or end == start + 1
                score = best[start] + self._scores[number]
                if score > best[end]:
                    best[end], piece_from[end], piece_id[end] = score, start, number
            score = best[start] + self._unknown_score
            if not single and score > best[start + 1]:
                best[start + 1], piece_from[start + 1] = score, start
                piece_id[start + 1] = UNKNOWN
        return _trace(piece_from, piece_id)


def _trace(piece_from: list[int], piece_id: list[int]) -> list[tuple[int, int]]:
    """Follow the best split back from the end; neighbouring unknown pieces become one."""
    pieces: list[tuple[int, int]] = []
    end = len(piece_from) - 1
    while end > 0:
        start = piece_from[end]
        number, length = piece_id[end], end - start
        if number == UNKNOWN and pieces and pieces[-1][0] == UNKNOWN:
            length += pieces.pop()[1]
        pieces.append((number, length))
        end = start
    return pieces[::-1]


def _clusters(text: str) -> list[tuple[int, int]]:
    """Return the spans of a character with the combining marks after it."""
    spans: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if spans and character > "\u02ff" and unicodedata.combining(character):
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return spans
