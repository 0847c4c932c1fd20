"""One reader per format: a file's bytes -> Reading."""

from mhassist.letters.readers.dispatch import (
    LETTER_SUFFIXES,
    MOST_BYTES,
    format_of,
    read_content,
)
from mhassist.letters.readers.once import read_once
from mhassist.letters.readers.reading import PageProgress, Reading

__all__ = [
    "LETTER_SUFFIXES",
    "MOST_BYTES",
    "PageProgress",
    "Reading",
    "format_of",
    "read_content",
    "read_once",
]
