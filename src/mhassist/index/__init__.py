"""Build, check and open what is searched: vectors, terms, letters and paragraphs on disk."""

from mhassist.index.build import BuildProgress, BuildReport, build_index
from mhassist.index.opened import Index, open_index
from mhassist.index.outdated import out_of_date
from mhassist.index.vectors import TokenSlice

__all__ = [
    "BuildProgress",
    "BuildReport",
    "Index",
    "TokenSlice",
    "build_index",
    "open_index",
    "out_of_date",
]
