"""One reader per format: a file's bytes -> Reading."""

from mhassist.letters.readers.dispatch import (
    LETTER_SUFFIXES,
    PageProgress,
    format_of,
    read_content,
)
from mhassist.letters.readers.reading import Reading

__all__ = ["LETTER_SUFFIXES", "PageProgress", "Reading", "format_of", "read_content"]
