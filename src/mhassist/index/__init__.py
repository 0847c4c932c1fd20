"""Build, check and open what is searched: vectors, terms, letters and paragraphs on disk."""

from mhassist.index.build import BuildProgress, BuildReport, build_index
from mhassist.index.opened import Index, corpus_changed, open_index
from mhassist.index.vectors import TokenSlice

__all__ = [
    "BuildProgress",
    "BuildReport",
    "Index",
    "TokenSlice",
    "build_index",
    "corpus_changed",
    "open_index",
]
