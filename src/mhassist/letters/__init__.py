"""``corpus/`` file -> Letter: what a letter says and what is known of it."""

from mhassist.letters.corpus import (
    is_letter,
    letter_checksum,
    letter_files,
    load_corpus,
    load_letter,
)
from mhassist.letters.letter import Letter, Metadata, Signatory
from mhassist.letters.session import vergaderjaar

__all__ = [
    "Letter",
    "Metadata",
    "Signatory",
    "is_letter",
    "letter_checksum",
    "letter_files",
    "load_corpus",
    "load_letter",
    "vergaderjaar",
]
